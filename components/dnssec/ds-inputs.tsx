"use client";

import { type ChangeEvent, type ClipboardEvent, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { digestName } from "./dnssec-words";
import type { TypedDs } from "./ds-schema";
import { cleanDigest } from "./ds-text";
import { isForeign, type PastedDs, readPastedDs } from "./pasted-ds";
import type { Ds } from "./signing";

interface DsInputsProps {
  zone: string;
  expected: readonly Ds[];
}

const usualTypes = [2, 4, 1, 3];
const fieldNames = ["key_tag", "digest_type", "digest"] as const;

/** The fields of a DS; a whole DS pasted into any of them distributes itself. */
export function DsInputs({ zone, expected }: DsInputsProps) {
  const { setValue, getValues, clearErrors } = useFormContext<TypedDs>();
  const type = useWatch<TypedDs, "digest_type">({ name: "digest_type" });
  const [pasted, setPasted] = useState<PastedDs>();
  const set = (name: keyof TypedDs, value: string) => setValue(name, value, { shouldDirty: true });

  function onPaste(event: ClipboardEvent) {
    const read = readPastedDs(event.clipboardData.getData("text/plain"), expected);
    if (!read) return;
    event.preventDefault();
    set("key_tag", read.key_tag);
    set("digest_type", read.digest_type);
    set("digest", read.digest);
    // What was said was of the values before.
    clearErrors(fieldNames);
    setPasted(read);
  }

  /** A digest that is ours goes with its type; one that was typed stays. */
  function onChange(event: ChangeEvent<HTMLFieldSetElement>) {
    setPasted(undefined);
    const { target } = event;
    if (!(target instanceof Element) || target.tagName !== "SELECT") return;
    const [key_tag, digest] = [getValues("key_tag"), cleanDigest(getValues("digest"))];
    const ours = expected.filter((ds) => String(ds.key_tag) === key_tag);
    const other = ours.find((ds) => String(ds.digest_type) === getValues("digest_type"));
    if (other && ours.some((ds) => cleanDigest(ds.digest) === digest)) set("digest", other.digest);
    clearErrors(fieldNames);
  }

  return (
    <fieldset onPaste={onPaste} onChange={onChange} className="flex min-w-0 flex-col">
      <legend className="pb-2 text-muted">
        {expected.length > 0
          ? "Filled in as it should be. Paste what your registrar shows over it, the whole DS line too: the API compares it with the KSK."
          : "The API does not tell the DS. Paste what your registrar shows, the whole DS line too: the API compares it with the KSK."}
      </legend>
      <div className="grid gap-x-3 sm:grid-cols-2">
        <TextField<TypedDs> name="key_tag" label="Key tag" mono inputMode="numeric" />
        <SelectField<TypedDs> name="digest_type" label="Digest type" options={digestTypes(type)} />
      </div>
      <UnknownType type={type} expected={expected} />
      <TextareaField<TypedDs>
        name="digest"
        label="Digest"
        mono
        grow
        rows={2}
        description="Spaces, colons and case do not matter"
      />
      <VisuallyHidden role="status">
        {pasted && `Taken from the pasted DS: key tag ${pasted.key_tag}, digest type ${pasted.digest_type}.`}
      </VisuallyHidden>
      {pasted && <PasteDoubts pasted={pasted} zone={zone} expected={expected} />}
    </fieldset>
  );
}

/** The usual ones, and the one that is there. */
function digestTypes(current: string): { value: string; label: string }[] {
  const all = /^\d+$/.test(current) ? [...usualTypes, Number(current)] : usualTypes;
  return [...new Set(all)].map((type) => ({ value: String(type), label: `${type} · ${digestName(type)}` }));
}

/** The API compares with the digests that it gives. */
function UnknownType({ type, expected }: { type: string; expected: readonly Ds[] }) {
  const known = [...new Set(expected.map(({ digest_type }) => digest_type))];
  if (known.length === 0 || known.includes(Number(type))) return null;
  return (
    <div className="pb-3">
      <Notice
        tone="warning"
        role="status"
        title={`A DS with ${digestName(Number(type))} cannot be confirmed here`}
      >
        The API names the DS with {known.map(digestName).join(" and ")}, and compares with that. Confirm that
        one, published beside it or in its place.
      </Notice>
    </div>
  );
}

/** What of a pasted DS no field holds, where it does not fit. */
function PasteDoubts({ pasted, zone, expected }: DsInputsProps & { pasted: PastedDs }) {
  const { owner, algorithm } = pasted;
  const [first] = expected;
  const foreign = isForeign(pasted, zone);
  const other = first && algorithm !== undefined && algorithm !== String(first.algorithm);
  if (!foreign && !other) return null;
  return (
    <Notice tone="warning" role="status" title="What you pasted may be another zone's">
      {foreign && (
        <p>
          It is written for {owner}, not for {zone}.
        </p>
      )}
      {other && (
        <p>
          Its algorithm is {algorithm}, that of the KSK {first.algorithm}.
        </p>
      )}
    </Notice>
  );
}
