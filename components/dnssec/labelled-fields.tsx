import { CopyButton } from "@/components/ui/copy-button";
import { fieldsText, type LabelledField } from "./ds-text";

interface LabelledFieldsProps {
  /** "DS with SHA-256". */
  title: string;
  /** When to take it. */
  hint: string;
  fields: readonly LabelledField[];
  /** The same as a zone file writes it. */
  line: string;
}

/** A record in the fields that registrars ask for, and as one line; each copies alone, and all together. */
export function LabelledFields({ title, hint, fields, line }: LabelledFieldsProps) {
  return (
    <article className="flex min-w-0 flex-col rounded-md border border-line" aria-label={title}>
      <div className="border-line border-b px-3 py-2">
        <h3 className="font-medium">{title}</h3>
        <p className="text-muted">{hint}</p>
      </div>
      <dl>
        {fields.map(({ label, value, note }) => (
          <div key={label} className="flex items-start gap-3 border-line border-b px-3 py-1.5">
            <dt className="w-22 shrink-0 text-muted">{label}</dt>
            <dd className="flex min-w-0 flex-1 items-start gap-3">
              <span className="min-w-0 flex-1">
                <span className="wrap-anywhere font-mono">{value}</span>
                {note && <span className="text-muted"> {note}</span>}
              </span>
              <CopyButton text={value} what={`${label.toLowerCase()} of ${title}`} />
            </dd>
          </div>
        ))}
      </dl>
      <code className="wrap-anywhere block flex-1 bg-sunken px-3 py-2 text-xs">{line}</code>
      <div className="flex flex-wrap gap-2 border-line border-t px-3 py-2">
        <CopyButton text={fieldsText(fields)} what={`all fields of ${title}`}>
          Copy all fields
        </CopyButton>
        <CopyButton text={line} what={`line of ${title}`}>
          Copy line
        </CopyButton>
      </div>
    </article>
  );
}
