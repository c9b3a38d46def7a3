"use client";

import type { QueryClient } from "@tanstack/react-query";
import { TrailLink } from "@/components/errors/trail-link";
import { mayReadLog } from "@/components/errors/trail-toasts";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import type { SentCall } from "@/lib/api/apply-state";
import { apiQuery } from "@/lib/api/query";
import type { FoundLines } from "@/lib/api/sent-before";
import type { ChangeLine } from "@/lib/changes/change-set";
import { samePlain } from "@/lib/changes/plain-record";
import { paths } from "@/lib/paths";
import { changesText } from "./count-words";
import { linesWords } from "./line-words";
import { sessionChanges } from "./session-changes";
import type { StagedZone } from "./staged-zone";
import { noteUndone } from "./undoing";

/** It is known what became of what was sent before the page was loaded: what is staged follows, and it is told. */
export function settleSent(
  staged: StagedZone,
  sent: SentCall,
  { applied, left }: FoundLines,
  client: QueryClient,
): void {
  void staged.sending(null);
  const { place, zone } = staged;
  const staging = staged.snapshot().set.lines;
  const isStaged = (line: ChangeLine) => sameLine(line, staging.get(line.key));
  const removed = applied.flatMap(({ line }) => (isStaged(line) ? [line.key] : []));
  if (removed.length > 0) void staged.change({ removed, put: [] });
  const rows = applied.map(({ row }) => row);
  const entry = sessionChanges.note(place, rows);
  noteUndone(
    place,
    applied.map(({ line }) => line),
  );
  const domain = apiQuery("domains.get", { params: { domain_id: place.domainId } });
  void client.invalidateQueries({ queryKey: domain.queryKey });
  if (applied.length + left.length === 0) return;
  const undo = async () => {
    const { stageWayBack } = await import("./apply-staged");
    const atOnce = staged.snapshot().set.lines.size === 0;
    await stageWayBack(staged, rows, { domainId: place.domainId, atOnce, entry });
  };
  const where = mayReadLog(client) ? (
    <TrailLink traces={[sent.trace]} zone={{ id: place.domainId, name: zone }}>
      See the audit log
    </TrailLink>
  ) : (
    <TextLink href={paths.records(place.domainId)}>See the records</TextLink>
  );
  const action = rows.length > 0 && { action: { label: "Undo", onPress: () => void undo() } };
  if (left.length === 0) {
    toast({
      title: `Applied ${changesText(applied.length)} to ${zone}`,
      description: (
        <>
          It was found out: {linesWords(sent.lines)}. Sent before the page was left, the reply never came.{" "}
          {where}
        </>
      ),
      complete: true,
      timeout: 20_000,
      ...action,
    });
    return;
  }
  const still = left.filter(isStaged).length;
  toast({
    title: `${was(left.length)} not applied to ${zone}`,
    description: (
      <>
        {linesWords(left)}. {applied.length > 0 && `${was(applied.length)} applied. `}
        Sent before the page was left, the reply never came; it was looked up since.{" "}
        {stillWords(still, left.length)} {where}
      </>
    ),
    tone: "warning",
    timeout: 0,
    ...action,
  });
}

const was = (count: number) => `${changesText(count)} ${count === 1 ? "was" : "were"}`;

function stillWords(still: number, left: number): string {
  if (still === left) return "What was not applied is still staged, and can be applied safely.";
  if (still > 0) return `${changesText(still)} of it ${still === 1 ? "is" : "are"} still staged.`;
  return "It is not staged any more either.";
}

function sameLine(a: ChangeLine, b: ChangeLine | undefined): boolean {
  if (!b || a.kind !== b.kind) return false;
  return a.kind === "delete" || b.kind === "delete" || samePlain(a.to, b.to);
}
