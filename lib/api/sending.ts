import type { QueryClient } from "@tanstack/react-query";
import type { AnyInput, WriteName } from "@/lib/contract/endpoints";
import { record } from "@/lib/contract/records";
import { type LostWrite, patienceMs, serverFinished, settledEndpoints } from "@/lib/errors/lost-reply";
import type { Problem } from "@/lib/errors/problem";
import { beforeWrite } from "./before-write";
import type { LostSending, OwnedOutcome } from "./open-outcome";
import { serverClock } from "./server-clock";

/** Longer than clocks, and times cut to seconds, can make two moments look the same. */
const repeatedMs = 10_000;

/** A write on its way, and what is needed to find out what became of it. */
export interface Sending extends LostSending {
  /** The same as it was sent before, when it is not known what became of that. */
  earlier: { sending: Sending; problem: Problem } | undefined;
  /** All that was sent; undefined where that cannot be told. */
  key: string | undefined;
  /** What it changes. */
  target: string;
}

/** Writes of unknown outcome, by all that was sent. */
const openWrites = new Map<string, { sending: Sending; problem: Problem; outcome: OwnedOutcome }>();
const openListeners = new Set<() => void>();

/** The writes of this tab of which it is not known yet what became. */
export const openWriteList = {
  /** Whether there is one of that name to that domain. */
  has(name: WriteName, domainId: string): boolean {
    for (const { sending } of openWrites.values()) {
      const { write } = sending;
      if (write.name !== name || write.name === "domains.create") continue;
      if (write.input.params.domain_id === domainId) return true;
    }
    return false;
  },
  subscribe(listener: () => void): () => void {
    openListeners.add(listener);
    return () => void openListeners.delete(listener);
  },
};

/** When writes of this tab were applied, by what they changed; of records it made, which. */
const applied = new Map<string, { at: number; id: string | undefined }>();

/**
 * Notes what is there before a write is sent; undefined for writes that nothing is known of how to find out about.
 * A try of the same whose outcome is open is not looked up by itself any more: the two count as one from now on.
 */
export function beginSending(client: QueryClient, name: WriteName, input: AnyInput): Sending | undefined {
  const write = { name, input };
  if (!isSettled(write)) return undefined;
  const now = Date.now();
  const key =
    name === "import.file" ? undefined : JSON.stringify([name, input.params, input.query, input.body]);
  const target = JSON.stringify([name, input.params, identityOf(write)]);
  const known = key === undefined ? undefined : openWrites.get(key);
  known?.outcome.close();
  const last = applied.get(target);
  const repeated = last !== undefined && now - last.at < repeatedMs;
  return {
    write,
    key,
    target,
    earlier: known,
    busyUntil: known?.sending.busyUntil ?? now,
    sentAt: known ? known.sending.sentAt : serverClock.at(now),
    sentAtHere: known ? known.sending.sentAtHere : now,
    before: known?.sending.before ?? {
      ...beforeWrite(client, write),
      ...(last?.id !== undefined && { knownIds: new Set([last.id]) }),
    },
    repeated: known?.sending.repeated ?? repeated,
  };
}

/** The write, its reply lost by this problem. */
export function lostSending(sending: Sending, problem: Problem): Sending {
  const busyUntil = Date.now() + (serverFinished(problem, 0) ? 0 : patienceMs);
  return { ...sending, busyUntil: Math.max(sending.busyUntil, busyUntil) };
}

/** It is known to be applied, with this result. */
export function noteApplied({ target, write }: Sending, output: unknown): void {
  const now = Date.now();
  for (const [other, { at }] of applied) if (now - at > repeatedMs) applied.delete(other);
  const id = write.name === "records.create" ? record.safeParse(output).data?.id : undefined;
  applied.set(target, { at: now, id });
}

/** It stays open what became of it, until `outcome` ends. */
export function noteOpen(sending: Sending, problem: Problem, outcome: OwnedOutcome): void {
  if (sending.key === undefined) return;
  openWrites.set(sending.key, { sending, problem, outcome });
  for (const tell of openListeners) tell();
}

/** What became of it is known, or asked about anew. */
export function noteEnd({ key }: Sending): void {
  if (key === undefined || !openWrites.delete(key)) return;
  for (const tell of openListeners) tell();
}

/** What is new each time is told apart by what it is. */
function identityOf({ name, input }: LostWrite): unknown {
  switch (name) {
    case "records.create": {
      const { name, type, content } = input.body;
      return [name, type, content];
    }
    case "records.bulkCreate":
      return input.body;
    case "domains.create":
      return input.body.name;
    default:
      return undefined;
  }
}

function isSettled(write: { name: WriteName; input: AnyInput }): write is LostWrite {
  return settledEndpoints.some((name) => name === write.name);
}
