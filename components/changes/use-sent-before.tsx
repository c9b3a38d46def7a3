"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { TrailLink } from "@/components/errors/trail-link";
import { mayReadLog } from "@/components/errors/trail-toasts";
import { toast } from "@/components/ui/toast";
import type { SentCall } from "@/lib/api/apply-state";
import type { Lookup } from "@/lib/api/open-outcome";
import { readZone } from "@/lib/api/send-planned";
import { type FoundLines, sentBefore } from "@/lib/api/sent-before";
import { zoneRecords } from "@/lib/api/zone-records";
import { changeSetOf } from "@/lib/changes/change-set";
import { rebaseSteps } from "@/lib/changes/rebase";
import { inSlices } from "@/lib/changes/slices";
import type { DomainDetail } from "@/lib/contract/domains";
import { changesText } from "./count-words";
import { nextTask } from "./in-background";
import type { StagedZone } from "./staged-zone";

/** What was sent before the page was loaded, and how it is found out what became of it. */
export interface SentBefore {
  count: number;
  open: Lookup;
}

/** Finds out what became of what was sent before this page was loaded, once no other tab is at work on it. */
export function useSentBefore(
  staged: StagedZone,
  sent: SentCall | null,
  domain: DomainDetail,
): SentBefore | undefined {
  const client = useQueryClient();
  const [found, setFound] = useState<SentBefore & { sent: SentCall }>();
  const { id: domainId, default_ttl } = domain;
  useEffect(() => {
    if (!sent) return;
    const gone = new AbortController();
    let close: (() => void) | undefined;
    const begin = async () => {
      await alone(domainId, gone.signal);
      // Whoever was at work on it may have found out.
      await staged.read();
      if (gone.signal.aborted || staged.snapshot().sentBefore !== sent) return;
      const open = sentBefore({
        sent,
        look: () => lookInto(staged, sent, { client, domainId, defaultTtl: default_ttl ?? undefined }),
        settled: (lines) => settle(staged, sent, lines, client),
      });
      close = open.close;
      setFound({ sent, count: sent.lines.length, open });
    };
    begin().catch(() => undefined);
    return () => {
      gone.abort();
      close?.();
    };
  }, [staged, sent, client, domainId, default_ttl]);
  return found && found.sent === sent ? found : undefined;
}

/** Waits until no tab applies changes to the zone. */
async function alone(domainId: string, signal: AbortSignal): Promise<void> {
  if (!("locks" in navigator)) return;
  await navigator.locks.request(`scaidns-apply:${domainId}`, { signal }, () => undefined);
}

interface Zone {
  client: QueryClient;
  domainId: string;
  defaultTtl: number | undefined;
}

async function lookInto(
  staged: StagedZone,
  sent: SentCall,
  { client, domainId, defaultTtl }: Zone,
): Promise<FoundLines | null> {
  const { data } = await readZone(domainId);
  zoneRecords(client, domainId).replace(data);
  const { set } = staged.snapshot();
  const lines = sent.lines.flatMap((key) => set.lines.get(key) ?? []);
  const zone = defaultTtl === undefined ? {} : { defaultTtl };
  const rebased = await inSlices(rebaseSteps(changeSetOf(set.zone, lines, set.next), data, zone), nextTask);
  const found: FoundLines = { applied: [], left: [] };
  for (const { key } of lines) {
    found[rebased.lines.get(key)?.state === "already" ? "applied" : "left"].push(key);
  }
  return found;
}

function settle(staged: StagedZone, sent: SentCall, found: FoundLines, client: QueryClient): void {
  if (staged.snapshot().sentBefore !== sent) return;
  const { applied, left } = found;
  void staged.sending(null);
  if (applied.length > 0) void staged.change({ removed: applied, put: [] });
  if (applied.length + left.length === 0) return;
  const was = (count: number) => `${changesText(count)} ${count === 1 ? "was" : "were"}`;
  const log = mayReadLog(client) && (
    <>
      {" "}
      <TrailLink traces={[sent.trace]}>See the audit log</TrailLink>
    </>
  );
  if (left.length === 0) {
    toast({
      title: `Applied ${changesText(applied.length)} to ${staged.zone}`,
      description: <>It was found out: sent before the page was left, its reply never came.{log}</>,
      complete: true,
      timeout: 20_000,
    });
    return;
  }
  toast({
    title: `${was(left.length)} not applied to ${staged.zone}`,
    description: (
      <>
        {applied.length > 0 && `${was(applied.length)} applied. `}
        Sent before the page was left, the reply never came; it was looked up since. What was not applied is
        still staged, and can be applied safely.{log}
      </>
    ),
    tone: "warning",
    timeout: 0,
  });
}
