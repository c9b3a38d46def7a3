import * as z from "zod/mini";
import { ttlText } from "@/components/form/ttl-text";
import type { RecordUpdate } from "@/lib/contract/records";
import { canonicalContent } from "@/lib/dns/content/registry";
import { readRecordName } from "./name-meaning";
import type { RecordDraft } from "./record-draft";
import { contentOfFields, typeInfo } from "./record-fields";

/** A record as the API takes it; `ttl` in seconds, null for the zone's default. */
export interface RecordBody {
  name: string;
  type: string;
  content: string;
  ttl: number | null;
  disabled: boolean;
}

/** A type whose fields the console does not know is typed as text. */
const draft = z.pipe(
  z.object({
    name: z.string(),
    type: z.string(),
    asText: z.boolean(),
    content: z.string(),
    fields: z.record(z.string(), z.record(z.string(), z.string())),
    ttl: z.string(),
    disabled: z.boolean(),
  }),
  z.transform((values): RecordDraft => ({ ...values, asText: values.asText || !typeInfo(values.type) })),
);

/** The record form's values, as react-hook-form hands them out. */
export function readDraft(values: unknown): RecordDraft {
  return draft.parse(values);
}

/**
 * The form's own check. Fields must be right to make a content at all; content typed as text is sent as it stands
 * when we cannot read it, for the API to decide.
 */
export function recordSchema(zone: string): z.ZodMiniType<RecordBody, RecordDraft> {
  const body = z.transform((values: z.output<typeof draft>, { issues }): RecordBody => {
    const refuse = (path: string[], message: string) =>
      issues.push({ code: "custom", path, message, input: values });
    const name = readRecordName(values.name, zone);
    if (!name.ok) refuse(["name"], `Name ${name.problems[0]?.message}`);
    const content = draftContent(values, zone, refuse);
    const ttl = ttlText.safeParse(values.ttl);
    for (const issue of ttl.error?.issues ?? []) refuse(["ttl"], issue.message);
    if (!name.ok || content === undefined || !ttl.success) return z.NEVER;
    const { type, disabled } = values;
    return { name: name.value.name, type, content, ttl: ttl.data, disabled };
  });
  return z.pipe(draft, body);
}

function draftContent(
  { type, asText, content, fields }: RecordDraft,
  zone: string,
  refuse: (path: string[], message: string) => void,
): string | undefined {
  if (asText) {
    if (content.trim() === "") refuse(["content"], "Content is missing");
    const read = canonicalContent(type, content, zone);
    return read.ok ? read.value : content.trim();
  }
  const made = contentOfFields(type, fields[type] ?? {}, zone);
  if (made.ok) return made.value;
  const specs = typeInfo(type)?.fields ?? [];
  for (const { field, message } of made.problems) {
    const spec = specs.find(({ name }) => name === field);
    refuse(spec ? ["fields", type, spec.name] : ["content"], `${spec?.label ?? "Content"} ${message}`);
  }
  return undefined;
}

/** What the draft would send; undefined while it cannot be sent. */
export function bodyOf(values: RecordDraft, zone: string): RecordBody | undefined {
  return recordSchema(zone).safeParse(values).data;
}

/**
 * What of a record was changed in its form: only that is sent, so that nobody else's change of the rest is undone.
 * `before` is what the untouched form would send.
 */
export function changesOf(after: RecordBody, before: RecordBody | undefined): RecordUpdate {
  return {
    ...(after.content !== before?.content && { content: after.content }),
    ...(after.ttl !== before?.ttl && { ttl: after.ttl }),
    ...(after.disabled !== before?.disabled && { disabled: after.disabled }),
  };
}
