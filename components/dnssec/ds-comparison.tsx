import { Badge } from "@/components/ui/badge";
import type { DsDifference } from "@/lib/errors/ds-differences";

const labels: Record<DsDifference["field"], string> = {
  key_tag: "Key tag",
  digest_type: "Digest type",
  digest: "Digest",
};

/** A refused DS above the one it was meant to be, character over character, what differs marked in both. */
export function DsComparison({ differences }: { differences: readonly DsDifference[] }) {
  return (
    <section
      aria-label="Given and expected"
      className="flex flex-col gap-2 rounded-md border border-danger-line p-3"
    >
      {differences.map(({ field, given, expected, same, marks }) => (
        <div key={field} className="flex flex-col gap-0.5">
          <div className="flex items-center gap-2 font-medium">
            {labels[field]} <Badge tone={same ? "success" : "danger"}>{same ? "Same" : "Differs"}</Badge>
          </div>
          <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2">
            <dt className="text-muted">Given</dt>
            <dd className="break-all font-mono">
              <Marked text={given} marks={marks} />
            </dd>
            <dt className="text-muted">Expected</dt>
            <dd className="break-all font-mono">
              <Marked text={expected} marks={marks} />
            </dd>
          </dl>
        </div>
      ))}
    </section>
  );
}

function Marked({ text, marks }: { text: string; marks: DsDifference["marks"] }) {
  const parts: { at: number; text: string; marked: boolean; missing: number }[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    const marked = text.slice(start, end);
    parts.push({ at, text: text.slice(at, start), marked: false, missing: 0 });
    // What the other has more of.
    parts.push({ at: start, text: marked, marked: true, missing: end - start - marked.length });
    at = end;
  }
  parts.push({ at, text: text.slice(at), marked: false, missing: 0 });
  return parts.map((part) =>
    part.marked ? (
      <mark key={part.at} className="bg-danger-soft font-semibold text-danger underline">
        {part.text}
        {"_".repeat(part.missing)}
      </mark>
    ) : (
      part.text
    ),
  );
}
