"use client";

import { useEffect } from "react";
import { useWatch } from "react-hook-form";
import { LastChange } from "@/components/errors/last-change";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useReadAgain } from "@/lib/api/read-again";
import { isStale } from "./compare-edits";
import type { Edited } from "./edited";
import { GoneNotice } from "./held-notice";
import type { Baseline } from "./use-baseline";
import type { StaleEdit } from "./use-stale-edit";

interface MeanwhileProps {
  edited: Edited;
  stale: StaleEdit;
  baseline: Baseline;
  giveUp: () => void;
}

/** Says as soon as the page knows that others have changed or deleted what is being typed over. */
export function Meanwhile({ edited, stale, baseline, giveUp }: MeanwhileProps) {
  useWatch();
  const { noun, since = "you opened it", stored, audit } = edited;
  const changed = stored !== null && baseline.isNews(stored) && isStale(stale.compare(stored));
  const { refresh } = useReadAgain();
  useEffect(() => {
    if (changed) refresh("auditLogs.list");
  }, [changed, refresh]);
  if (stored === null) {
    return (
      <GoneNotice noun={noun} role="status">
        {edited.renderGone({ back: stale.close, giveUp })}
      </GoneNotice>
    );
  }
  if (!changed) return null;
  return (
    <Notice
      tone="warning"
      role="status"
      title={`Somebody has changed this ${noun} since ${since}`}
      actions={
        <Button size="sm" onClick={() => stale.show(stored)}>
          Compare with yours
        </Button>
      }
    >
      <LastChange {...audit} verb="Last changed" />
    </Notice>
  );
}
