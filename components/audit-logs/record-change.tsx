import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { LoggedRecord } from "@/lib/audit/audit-details";
import { visibleText } from "@/lib/errors/visible-text";
import { type RecordLine, recordLines } from "./record-line-diff";

interface RecordChangeProps {
  before: LoggedRecord | undefined;
  after: LoggedRecord | undefined;
}

/** A record as zone-file lines: what it was, what it is, and in both what differs. */
export function RecordChange({ before, after }: RecordChangeProps) {
  const lines = recordLines(before, after);
  return (
    <>
      {lines.before && <Line sign="−" words={after ? "Before" : "Deleted"} line={lines.before} />}
      {lines.after && <Line sign="+" words={before ? "After" : "Added"} line={lines.after} />}
    </>
  );
}

function Line({ sign, words, line }: { sign: "−" | "+"; words: string; line: RecordLine }) {
  const old = sign === "−";
  const ink = old ? "text-danger" : "text-success";
  return (
    <p className="flex gap-2 py-0.5 font-mono">
      <span aria-hidden="true" className={ink}>
        {sign}
      </span>
      <VisuallyHidden>{words}: </VisuallyHidden>
      <span className="min-w-0 wrap-anywhere">
        {line.map(({ text, changed }, index) => {
          const Tag = !changed ? "bdi" : old ? "del" : "ins";
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line stay where they are
            <span key={index}>
              {index > 0 && " "}
              <Tag
                className={
                  changed
                    ? `rounded-sm px-0.5 no-underline ${ink} ${old ? "bg-danger-soft" : "bg-success-soft"}`
                    : "text-text"
                }
              >
                {visibleText(text)}
              </Tag>
            </span>
          );
        })}
      </span>
    </p>
  );
}
