import { type OpenOutcome, openOutcomeOf } from "@/lib/api/open-outcome";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { bodyOfRecord } from "./record-body";

/** The calls a replacement is made of; each rejects as `useAction` does. */
export interface ReplaceCalls {
  create: (body: RecordCreate) => Promise<ZoneRecord>;
  remove: (id: string) => Promise<unknown>;
}

/** A replacement that did not go through. Nothing is left unsaid: `restored` are back in the zone, `lost` are not. */
export interface NotReplaced {
  done: false;
  problem: Problem;
  /** What was deleted and put back. */
  restored: ZoneRecord[];
  /** What was deleted and is not there any more. */
  lost: ZoneRecord[];
  /** Of some of `lost` it is not known yet whether they were put back. */
  unsure: boolean;
  /** While it is not known what became of the last step; then nothing more was tried. */
  open?: OpenStep;
}

/** How a replacement ended. */
export type Replaced = { done: true; record: ZoneRecord } | NotReplaced;

interface OpenStep {
  outcome: OpenOutcome;
  /** Once it is known: `goOn` takes the steps that are left, or undoes those that were taken. Until it is called off. */
  follow(known: (goOn: () => Promise<Replaced>, asked: boolean) => void): () => void;
}

interface Replacement {
  /** The zone's name, its trailing dot optional. */
  zone: string;
  old: readonly ZoneRecord[];
  /** As the API takes it. */
  body: RecordCreate;
}

/**
 * Deletes records and writes another in their place, which the API cannot do in one step. When a step fails, what was
 * deleted is created again. `gone` are deleted already.
 */
export async function replaceRecords(
  { zone, old, body }: Replacement,
  calls: ReplaceCalls,
  gone: ZoneRecord[] = [],
): Promise<Replaced> {
  const undo = async (problem: Problem): Promise<Replaced> => ({
    done: false,
    problem,
    ...(await putBack(gone, zone, calls)),
  });
  const [next, ...rest] = old;
  if (!next) {
    return step(
      () => calls.create(body),
      gone,
      async (record) => ({ done: true, record }),
      undo,
    );
  }
  const goOn = (taken: ZoneRecord[]) => replaceRecords({ zone, old: rest, body }, calls, taken);
  return step(
    () => calls.remove(next.id),
    gone,
    () => goOn([...gone, next]),
    // Somebody else was quicker: it is not in the way any more, and not ours to put back.
    (problem) => (problem.kind === "not-found" ? goOn(gone) : undo(problem)),
  );
}

async function step<R>(
  run: () => Promise<R>,
  gone: ZoneRecord[],
  applied: (result: R) => Promise<Replaced>,
  refused: (problem: Problem) => Promise<Replaced>,
): Promise<Replaced> {
  let result: R;
  try {
    result = await run();
  } catch (error) {
    const problem = problemOf(error);
    const outcome = openOutcomeOf(error, { mutateAsync: run });
    if (!outcome) return refused(problem);
    const follow: OpenStep["follow"] = (known) =>
      outcome.watch({
        applied: (result, asked) => known(() => applied(result), asked),
        refused: (problem, asked) => known(() => refused(problem), asked),
      });
    return { done: false, problem, restored: [], lost: gone, unsure: false, open: { outcome, follow } };
  }
  return applied(result);
}

async function putBack(records: readonly ZoneRecord[], zone: string, calls: ReplaceCalls) {
  const restored: ZoneRecord[] = [];
  const lost: ZoneRecord[] = [];
  let unsure = false;
  for (const record of records) {
    try {
      restored.push(await calls.create(bodyOfRecord(record, zone)));
    } catch (error) {
      lost.push(record);
      unsure ||= problemOf(error).outcome === "unknown";
    }
  }
  return { restored, lost, unsure };
}
