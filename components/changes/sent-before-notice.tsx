"use client";

import { CheckOutcome } from "@/components/errors/check-outcome";
import { Notice } from "@/components/ui/notice";
import { changesText } from "./count-words";
import type { SentBefore } from "./use-sent-before";

/** Of what was sent before the page was loaded, while it is not known what became of it. */
export function SentBeforeNotice({ before }: { before: SentBefore | undefined }) {
  if (!before) return null;
  const { count, open } = before;
  const was = count === 1 ? "was" : "were";
  return (
    <Notice
      tone="warning"
      role="status"
      title={`It is not known yet whether ${changesText(count)} ${was} applied`}
      actions={<CheckOutcome open={open} />}
    >
      The page was left while {count === 1 ? "it was" : "they were"} on the way. Nothing is sent again before
      it is found out.
    </Notice>
  );
}
