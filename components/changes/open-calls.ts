import type { QueryClient } from "@tanstack/react-query";
import type { SentCall } from "@/lib/api/apply-state";
import type { Lookup } from "@/lib/api/open-outcome";
import { apiQuery } from "@/lib/api/query";
import { readZone } from "@/lib/api/send-planned";
import { type FoundLines, sentBefore } from "@/lib/api/sent-before";
import { zoneRecords } from "@/lib/api/zone-records";
import type { AppliedRow } from "@/lib/changes/call-results";
import { type ChangeLine, changeSetOf } from "@/lib/changes/change-set";
import { identity, type KnownRecord, knownRecord } from "@/lib/changes/plain-record";
import { rebaseSteps } from "@/lib/changes/rebase";
import { inSlices } from "@/lib/changes/slices";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { nextTask } from "./in-background";
import type { StagedZone } from "./staged-zone";

/** What was sent before this page was loaded, and how it is found out what became of it. */
export interface OpenCall {
  staged: StagedZone;
  sent: SentCall;
  lookup: Lookup;
}

let all: readonly OpenCall[] = [];
let unseen: readonly OpenCall[] = [];
const seen = new Map<StagedZone, number>();
const followed = new WeakSet<StagedZone>();
const listeners = new Set<() => void>();

function tell(): void {
  unseen = all.filter(({ staged }) => !seen.has(staged));
  for (const listener of listeners) listener();
}

/** What is still to be found out of zones whose changes were being applied when a page was left, for all pages. */
export const openCalls = {
  /** Finds out about whatever is open of this zone, now or later. */
  follow(staged: StagedZone, client: QueryClient): void {
    if (followed.has(staged)) return;
    followed.add(staged);
    let sent: SentCall | null = null;
    let end: () => void = () => undefined;
    const turn = () => {
      const now = staged.snapshot().sentBefore;
      if (now === sent) return;
      end();
      sent = now;
      end = now ? begin(staged, now, client) : () => undefined;
    };
    staged.watchSent(turn);
    turn();
  },
  /** It is on screen until the returned function is called. */
  show(staged: StagedZone): () => void {
    const count = (by: number) => {
      const now = (seen.get(staged) ?? 0) + by;
      if (now > 0) seen.set(staged, now);
      else seen.delete(staged);
      tell();
    };
    count(1);
    return () => count(-1);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  of: (staged: StagedZone) => all.find((each) => each.staged === staged),
  /** Those of which nothing is on screen. */
  unseen: () => unseen,
};

function begin(staged: StagedZone, sent: SentCall, client: QueryClient): () => void {
  const gone = new AbortController();
  let close: () => void = () => undefined;
  const start = async () => {
    await unapplied(staged.place.domainId, gone.signal);
    // Whoever was at work on it may have found out.
    await staged.readSent();
    if (gone.signal.aborted || staged.snapshot().sentBefore !== sent) return;
    const lookup = sentBefore({
      sent,
      zone: { id: staged.place.domainId, name: staged.zone },
      look: (asked) => lookInto(staged, sent, { client, asked }),
      settled: (found) => {
        if (staged.snapshot().sentBefore !== sent) return;
        void import("./settle-sent").then(({ settleSent }) => settleSent(staged, sent, found, client));
      },
    });
    const call = { staged, sent, lookup };
    all = [...all, call];
    close = () => {
      lookup.close();
      all = all.filter((each) => each !== call);
      tell();
    };
    tell();
  };
  start().catch(() => undefined);
  return () => {
    gone.abort();
    close();
  };
}

/** Waits until no tab applies changes to the zone. */
export async function unapplied(domainId: string, signal: AbortSignal): Promise<void> {
  if (!("locks" in navigator)) return;
  await navigator.locks.request(`scaidns-apply:${domainId}`, { signal }, () => undefined);
}

/** What the zone says of the lines; null where somebody else is signed in, whose they are not. */
async function lookInto(
  staged: StagedZone,
  { lines }: SentCall,
  { client, asked }: { client: QueryClient; asked: boolean },
): Promise<FoundLines | null> {
  const { person, domainId } = staged.place;
  const me = client.getQueryData(apiQuery("auth.me", {}).queryKey)?.data.id;
  if (me !== undefined && me !== person) return null;
  const [{ data }, { default_ttl }] = await Promise.all([
    readZone(domainId, asked),
    client.ensureQueryData(apiQuery("domains.get", { params: { domain_id: domainId } })),
  ]);
  zoneRecords(client, domainId).replace(data);
  const { zone } = staged.snapshot().set;
  const now = default_ttl == null ? {} : { defaultTtl: default_ttl };
  const rebased = await inSlices(rebaseSteps(changeSetOf(zone, lines), data, now), nextTask);
  const rowOf = rowsIn(data, zone);
  const found: FoundLines = { applied: [], left: [] };
  for (const line of lines) {
    if (rebased.lines.get(line.key)?.state !== "already") found.left.push(line);
    else found.applied.push({ line, row: rowOf(line) });
  }
  return found;
}

/** What an applied line did, given the zone's records. */
function rowsIn(records: readonly ZoneRecord[], zone: string): (line: ChangeLine) => AppliedRow {
  const ids = new Map<string, KnownRecord>();
  const identities = new Map<string, KnownRecord>();
  for (const record of records) {
    const known = knownRecord(record, zone);
    ids.set(known.id, known);
    identities.set(identity(known), known);
  }
  return (line) => {
    if (line.kind === "delete") return { before: line.from, after: null };
    const there = identities.get(identity(line.to)) ?? null;
    if (line.kind === "add") return { before: null, after: there };
    return { before: line.from, after: ids.get(line.from.id) ?? there };
  };
}
