import type { AuditLog } from "@/lib/contract/audit-logs";
import { auditSentence, type SentencePart } from "./audit-sentence";

// Each says its own colour: Chromium may keep one that an isolated piece of text has inherited when the theme changes.
const looks = {
  actor: "font-semibold text-text",
  object: "font-mono text-text",
  value: "rounded-sm bg-sunken px-0.5 font-mono text-text",
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
