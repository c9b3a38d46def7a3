import type { EditedField, Versions } from "@/components/form/compare-edits";
import { canonicalContent } from "@/lib/dns/content/registry";
import { formatTtl, parseTtl } from "@/lib/dns/ttl";
import type { RecordDraft } from "./record-draft";
import { contentOfFields, type FieldTexts, fieldsOfContent, roughContent, typeInfo } from "./record-fields";

/**
 * What of a record is compared when others have changed it too: the fields of its type where all versions can be
 * divided so, else its content as zone-file text; its TTL; whether it is disabled.
 */
export function recordEdits(
  zone: string,
  { original, theirs, mine }: Versions<RecordDraft>,
): EditedField<RecordDraft>[] {
  const { type } = original;
  const specs = typeInfo(type)?.fields ?? [];
  const divided = [original, theirs, mine].every((draft) => fieldsOf(draft, zone) !== null);
  const content: EditedField<RecordDraft>[] = specs.map(({ name, label }) => ({
    key: `content.${name}`,
    label,
    text: (draft) => fieldsOf(draft, zone)?.[name] ?? "",
    take: (from, into) => {
      const own = fieldsOf(into, zone) ?? {};
      const fields = { ...own, [name]: fieldsOf(from, zone)?.[name] ?? "" };
      return { ...into, asText: false, fields: { ...into.fields, [type]: fields } };
    },
  }));
  return [...(divided && specs.length > 0 ? content : [wholeContent(zone)]), ttl, disabled];
}

/** The fields of the draft's type as they would be stored, or as typed while they make no content; null: text only. */
function fieldsOf({ type, asText, content, fields }: RecordDraft, zone: string): FieldTexts | null {
  if (asText) return fieldsOfContent(type, content, zone);
  const typed = fields[type] ?? {};
  const made = contentOfFields(type, typed, zone);
  return made.ok ? fieldsOfContent(type, made.value, zone) : typed;
}

const wholeContent = (zone: string): EditedField<RecordDraft> => ({
  key: "content",
  label: "Content",
  text: ({ type, asText, content, fields }) => {
    if (!asText) return roughContent(type, fields[type] ?? {}, zone);
    const read = canonicalContent(type, content, zone);
    return read.ok ? read.value : content.trim();
  },
  take: ({ type, asText, content, fields }, into) => ({
    ...into,
    asText,
    content,
    fields: { ...into.fields, [type]: fields[type] ?? {} },
  }),
});

const ttl: EditedField<RecordDraft> = {
  key: "ttl",
  label: "TTL",
  empty: "zone default",
  text: (draft) => {
    const read = parseTtl(draft.ttl);
    return read.ok ? `${read.value} s = ${formatTtl(read.value)}` : draft.ttl.trim();
  },
  take: (from, into) => ({ ...into, ttl: from.ttl }),
};

const disabled: EditedField<RecordDraft> = {
  key: "disabled",
  label: "State",
  prose: true,
  text: (draft) => (draft.disabled ? "Disabled" : "Enabled"),
  take: (from, into) => ({ ...into, disabled: from.disabled }),
};
