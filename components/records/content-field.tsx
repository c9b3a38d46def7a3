"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { FormField } from "@/components/form/form-field";
import { Button } from "@/components/ui/button";
import type { FieldSpec } from "@/lib/dns/content/field";
import { canonicalContent } from "@/lib/dns/content/registry";
import { txtFromPlain } from "@/lib/dns/content/txt";
import { parseIpv4, parseIpv6, printIpv6 } from "@/lib/dns/ip";
import { tokenize } from "@/lib/dns/tokens";
import { formatTtl, parseTtl } from "@/lib/dns/ttl";
import { FieldControl } from "./field-control";
import { readHost } from "./host-meaning";
import { plainName } from "./name-meaning";
import { fieldsOfContent } from "./record-fields";
import { useRecordsWorkspace } from "./records-workspace";
import { useChangeDraft, useRecordDraft } from "./use-record-draft";

interface ContentFieldProps {
  type: string;
  spec: FieldSpec;
  /** Whether the type can still be chosen. */
  newRecord: boolean;
}

interface MeaningProps extends Pick<ContentFieldProps, "type" | "spec"> {
  text: string;
}

/** One field of a record's content, with what its text will become. */
export function ContentField({ type, spec, newRecord }: ContentFieldProps) {
  const form = useFormContext();
  const draft = useRecordDraft();
  const text = draft.fields[type]?.[spec.name] ?? "";
  const remark = useRemark({ type, spec, text, newRecord });
  return (
    <FormField
      name={`fields.${type}.${spec.name}`}
      label={spec.label}
      required={spec.kind !== "string" && spec.kind !== "value"}
      description={<FieldMeaning type={type} spec={spec} text={text} />}
      warning={remark}
    >
      {({ name, value, onChange, onBlur, ref }) => (
        <FieldControl
          spec={spec}
          name={name}
          value={value}
          onBlur={onBlur}
          ref={ref}
          onChange={(next) => {
            onChange(next);
            // What the API said of the whole content was said of another one.
            form.clearErrors("content");
          }}
        />
      )}
    </FormField>
  );
}

/** What the text stands for where that is not what it says; else what belongs here. */
function FieldMeaning({ type, spec, text }: MeaningProps): ReactNode {
  if (text.trim() === "") {
    return spec.kind === "text"
      ? "As it is meant: quotes and strings of 255 octets are made of it"
      : spec.hint;
  }
  switch (spec.kind) {
    case "host":
      return <HostMeaning type={type} spec={spec} text={text} />;
    case "ttl": {
      const ttl = parseTtl(text, 4294967295);
      return ttl.ok ? `${ttl.value} s = ${formatTtl(ttl.value)}` : spec.hint;
    }
    case "ipv6": {
      const groups = parseIpv6(text.trim());
      const short = groups && printIpv6(groups);
      return short && short !== text.trim() ? <Becomes text={short} /> : spec.hint;
    }
    case "text":
      return textSize(text);
    default:
      return spec.hint;
  }
}

/** How long plain text is as TXT content. */
function textSize(text: string): string {
  const strings = tokenize(txtFromPlain(text));
  const count = strings.ok ? strings.value.length : 1;
  const octets = new TextEncoder().encode(text).length;
  return `${octets} octets${count > 1 ? `, in ${count} strings of at most 255` : ""}`;
}

/** The whole name a typed host becomes; where its dots decided, the other reading is one press away. */
function HostMeaning({ type, spec, text }: MeaningProps) {
  const { zone } = useRecordsWorkspace();
  const put = usePut(type, spec);
  const host = readHost(text, zone);
  if (!host.ok || host.value.fqdn === text.trim()) return spec.hint;
  const { fqdn, belowZone } = host.value;
  return (
    <>
      <Becomes text={fqdn} />{" "}
      {belowZone !== undefined && (
        <Button size="sm" variant="quiet" onClick={() => put(belowZone)}>
          Put it below {plainName(zone)} instead
        </Button>
      )}
    </>
  );
}

function Becomes({ text }: { text: string }) {
  return (
    <>
      Becomes <span className="wrap-anywhere font-mono text-text">{text}</span>
    </>
  );
}

/** What the text may have meant instead, one press away; nothing mostly. */
function useRemark({ type, spec, text, newRecord }: MeaningProps & { newRecord: boolean }): ReactNode {
  const put = usePut(type, spec);
  const typed = text.trim();
  if (newRecord && spec.kind === "ipv4" && parseIpv6(typed)) return <OtherFamily to="AAAA" address={typed} />;
  if (newRecord && spec.kind === "ipv6" && parseIpv4(typed)) return <OtherFamily to="A" address={typed} />;
  if (spec.kind !== "text") return null;
  if (/[\r\n]/.test(text)) {
    return (
      <>
        It has line breaks, which become part of the text.{" "}
        <Button size="sm" onClick={() => put(typed.replace(/\s*[\r\n]+\s*/g, ""))}>
          Remove them
        </Button>
      </>
    );
  }
  if (text.startsWith('"')) return <Quoted text={typed} />;
  if (typed === text || text === "") return null;
  return (
    <>
      It begins or ends with a space, which becomes part of the text.{" "}
      <Button size="sm" onClick={() => put(typed)}>
        Remove it
      </Button>
    </>
  );
}

/** Quotes that were typed are part of the text, unless the person says that they are those of a zone file. */
function Quoted({ text }: { text: string }) {
  const change = useChangeDraft();
  const { zone } = useRecordsWorkspace();
  const { fields } = useRecordDraft();
  const read = canonicalContent("TXT", text, zone);
  if (!read.ok) return "It begins with a quote, which becomes part of the text.";
  const plain = fieldsOfContent("TXT", read.value, zone);
  return (
    <>
      Its quotes become part of the text.{" "}
      <Button
        size="sm"
        onClick={() =>
          change(plain ? { fields: { ...fields, TXT: plain } } : { asText: true, content: read.value })
        }
      >
        Read them as a zone file does
      </Button>
    </>
  );
}

function OtherFamily({ to, address }: { to: "A" | "AAAA"; address: string }) {
  const { fields } = useRecordDraft();
  const change = useChangeDraft();
  return (
    <>
      This is an {to === "A" ? "IPv4" : "IPv6"} address.{" "}
      <Button size="sm" onClick={() => change({ type: to, fields: { ...fields, [to]: { address } } })}>
        Make it an {to} record
      </Button>
    </>
  );
}

/** Puts another text into the field. */
function usePut(type: string, spec: FieldSpec) {
  const { fields } = useRecordDraft();
  const change = useChangeDraft();
  return (value: string) =>
    change({ fields: { ...fields, [type]: { ...fields[type], [spec.name]: value } } });
}
