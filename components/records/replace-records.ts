import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { sameRecord } from "@/lib/errors/same-record";
import { bodyOfRecord } from "./record-body";

/** The calls a replacement is made of; each rejects as `useAction` does. */
export interface ReplaceCalls {
  create: (body: RecordCreate) => Promise<ZoneRecord>;
  remove: (id: string) => Promise<unknown>;
  /** All records of the zone, read anew. */
  list: () => Promise<readonly ZoneRecord[]>;
}

/** How a replacement ended. Nothing is left unsaid: `restored` are back in the zone, `lost` are not. */
export type Replaced =
  | { done: true; record: ZoneRecord }
  | {
      done: false;
      problem: Problem;
      /** What was deleted and put back. */
      restored: ZoneRecord[];
      /** What was deleted and is not there any more. */
      lost: ZoneRecord[];
      /** Whether it can't be told what became of the last step; then nothing more was tried. */
      unknown: boolean;
    };

interface Replacement {
  /** The zone's name, its trailing dot optional. */
  zone: string;
  old: readonly ZoneRecord[];
  /** As the API takes it. */
  body: RecordCreate;
}

/**
 * Deletes records and writes another in their place, which the API cannot do in one step. When a step fails, what was
 * deleted is created again.
 */
export async function replaceRecords(
  { zone, old, body }: Replacement,
  calls: ReplaceCalls,
): Promise<Replaced> {
  const gone: ZoneRecord[] = [];
  for (const record of old) {
    const problem = await problemFrom(calls.remove(record.id));
    // Somebody else was quicker: it is not in the way any more, and not ours to put back.
    if (problem?.kind === "not-found") continue;
    if (problem && !(problem.outcome === "unknown" && (await isGone(record, calls)))) {
      return {
        done: false,
        problem,
        unknown: problem.outcome === "unknown",
        ...(await putBack(gone, zone, calls)),
      };
    }
    gone.push(record);
  }
  try {
    return { done: true, record: await calls.create(body) };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.outcome !== "unknown") {
      return { done: false, problem, unknown: false, ...(await putBack(gone, zone, calls)) };
    }
    const written = await find(body, zone, calls);
    if (written) return { done: true, record: written };
    return { done: false, problem, restored: [], lost: gone, unknown: true };
  }
}

async function putBack(records: readonly ZoneRecord[], zone: string, calls: ReplaceCalls) {
  const restored: ZoneRecord[] = [];
  const lost: ZoneRecord[] = [];
  for (const record of records) {
    const body = bodyOfRecord(record, zone);
    try {
      restored.push(await calls.create(body));
    } catch {
      const there = await find(body, zone, calls);
      if (there) restored.push(there);
      else lost.push(record);
    }
  }
  return { restored, lost };
}

async function problemFrom(promise: Promise<unknown>): Promise<Problem | undefined> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

async function isGone(record: ZoneRecord, calls: ReplaceCalls): Promise<boolean> {
  const records = await read(calls);
  return records !== undefined && !records.some(({ id }) => id === record.id);
}

async function find(body: RecordCreate, zone: string, calls: ReplaceCalls) {
  return (await read(calls))?.find((record) => sameRecord(body, record, zone));
}

async function read(calls: ReplaceCalls): Promise<readonly ZoneRecord[] | undefined> {
  try {
    return await calls.list();
  } catch {
    return undefined;
  }
}
