import type { AuditLog } from "@/lib/contract/audit-logs";
import { auditSentence, type SentencePart } from "./audit-sentence";

const looks = {
  actor: "font-semibold",
  object: "font-mono",
  value: "rounded-sm bg-sunken px-0.5 font-mono",
} as const satisfies Record<Exclude<SentencePart["as"], "words">, string>;

/** An entry as a sentence. What others have named stays within its own writing direction. */
export function AuditSentenceText({ entry, home }: { entry: AuditLog; home?: string | undefined }) {
  return auditSentence(entry, home).map(({ text, as }, index) =>
    as === "words" ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence stay where they are
      <bdi key={index} className={looks[as]}>
        {text}
      </bdi>
    ),
  );
}
