"use client";

import { useSyncExternalStore } from "react";
import { CheckOutcome } from "@/components/errors/check-outcome";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isGone } from "@/lib/api/sent-before";
import { wording } from "@/lib/errors/wording";
import { changesText } from "./count-words";
import { linesWords } from "./line-words";
import type { OpenCall } from "./open-calls";

/** Of what was sent before the page was loaded, while it is not known what became of it. `brief`: there are rows below. */
export function SentBeforeNotice({ call, brief = false }: { call: OpenCall; brief?: boolean }) {
  const { staged, sent, lookup } = call;
  const { trouble } = useSyncExternalStore(lookup.subscribe, lookup.snapshot, lookup.snapshot);
  const count = sent.lines.length;
  const gone = isGone(trouble);
  return (
    <Notice
      tone="warning"
      role="status"
      title={`It is not known yet whether ${changesText(count)} to ${staged.zone} ${count === 1 ? "was" : "were"} applied`}
      actions={
        <>
          <CheckOutcome open={lookup} />
          {gone && (
            <Button size="sm" variant="quiet" onClick={() => void staged.sending(null)}>
              Look no more
            </Button>
          )}
        </>
      }
    >
      <p>
        {linesWords(sent.lines)}.{" "}
        <span className={brief ? "max-sm:hidden" : undefined}>
          The page was left while {count === 1 ? "it was" : "they were"} on the way; nothing is sent to this
          zone again from what is staged before that is found out.
        </span>
      </p>
      {trouble && (
        <p>
          {gone
            ? "The zone cannot be looked into: it was deleted, or you may not see it any more. "
            : "The zone could not be read. "}
          <ServerWords text={wording(trouble).message} />
        </p>
      )}
    </Notice>
  );
}
