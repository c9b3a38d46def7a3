"use client";

import { ttlMeaning } from "@/components/form/ttl-text";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { BulkInput, BulkRefusals } from "./bulk-input";
import type { RecordRow } from "./record-row";
import { useRecordsWorkspace } from "./records-workspace";
import { TypeFilter } from "./type-filter";

interface BulkFieldsProps {
  input: BulkInput;
  refusals: BulkRefusals;
  change: (change: Partial<BulkInput>) => void;
}

/** The TTL for all chosen records. */
export function BulkTtl({ input, refusals, change }: BulkFieldsProps) {
  const { defaultTtl } = useRecordsWorkspace();
  return (
    <div className="w-64">
      <Field label="TTL" description={ttlMeaning(input.ttl, defaultTtl)} error={refusals.ttl}>
        <Input
          mono
          autoComplete="off"
          placeholder="zone default"
          value={input.ttl}
          onChange={(event) => change({ ttl: event.target.value })}
        />
      </Field>
    </div>
  );
}

interface BulkReplaceProps extends BulkFieldsProps {
  chosen: readonly RecordRow[];
}

/** What to find in the values of chosen records, and what to put there. */
export function BulkReplace({ input, refusals, change, chosen }: BulkReplaceProps) {
  const counts = new Map<string, number>();
  for (const { type, system } of chosen) if (!system) counts.set(type, (counts.get(type) ?? 0) + 1);
  const address = input.what === "address";
  return (
    <div>
      <div className="grid grid-cols-2 gap-x-3 max-sm:grid-cols-1">
        <Field
          label="Find"
          error={refusals.find}
          description={address ? "In any spelling, also in SPF" : "In the values, as they are typed"}
        >
          <Input
            mono
            autoComplete="off"
            value={input.find}
            onChange={(event) => change({ find: event.target.value })}
          />
        </Field>
        <Field
          label="Replace with"
          error={refusals.with}
          description={address ? undefined : "Left empty, it is taken out"}
        >
          <Input
            mono
            autoComplete="off"
            value={input.with}
            onChange={(event) => change({ with: event.target.value })}
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <div className="w-36">
          <Select
            aria-label="What to find"
            value={input.what}
            options={[
              { value: "text", label: "Text" },
              { value: "address", label: "An address" },
            ]}
            onChange={(event) => change({ what: event.target.value === "address" ? "address" : "text" })}
          />
        </div>
        <TypeFilter chosen={input.types} counts={counts} onChange={(types) => change({ types })} />
        {!address && (
          <>
            <Checkbox
              label="Match case"
              checked={input.matchCase}
              onChange={(event) => change({ matchCase: event.target.checked })}
            />
            <Checkbox
              label="Whole field or value"
              checked={input.whole}
              onChange={(event) => change({ whole: event.target.checked })}
            />
          </>
        )}
      </div>
    </div>
  );
}
