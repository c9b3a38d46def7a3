"use client";

import { Notice } from "@/components/ui/notice";
import { changesText } from "./count-words";
import type { EndedElsewhere } from "./staged-zone";

/** What another tab is doing with what is staged, or has done. */
export function ElsewhereNotice({ ended }: { ended: EndedElsewhere | null }) {
  if (!ended) {
    return (
      <Notice tone="warning" role="alert" title="Another tab is applying changes to this zone">
        Nothing was sent from here. You are told here what came of it.
      </Notice>
    );
  }
  const { title, left } = elsewhereWords(ended);
  return (
    <Notice role="status" title={title}>
      {left}
    </Notice>
  );
}

/** The same in words. */
export function elsewhereWords({ applied, left }: EndedElsewhere): { title: string; left: string } {
  return {
    title: applied === 0 ? "Another tab has stopped applying" : `Another tab applied ${changesText(applied)}`,
    left:
      left === 0
        ? "Nothing of what was staged is left."
        : `${changesText(left)} ${left === 1 ? "is" : "are"} still staged, here and there.`,
  };
}
