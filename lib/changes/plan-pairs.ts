import { recordPatch } from "./applied";
import { exclusiveTypes } from "./clash";
import { push } from "./neighbours";
import { each, type Steps } from "./slices";
import type { Kept, Removed, Target, Wanted } from "./target";

/** What has to be done to a zone: records to create, to change in place, and to delete. No two touch one record. */
export interface Work {
  creates: Wanted[];
  patches: Kept[];
  deletes: Removed[];
}

/**
 * Turns what shall come and what shall go into work. The content of a record is changed in place, which keeps its id
 * and never leaves its name without it; so is what one line deletes and another adds where only one record of the type
 * can be. From `replaceFrom` changes of content on, the others are made by adding and deleting instead, which takes a
 * call for 500 rather than for each, and gives the records new ids.
 */
export function* workSteps(target: Target, replaceFrom = Number.POSITIVE_INFINITY): Steps<Work> {
  const places = new Places(entangledLines(target));
  const pairs = new Map<Wanted, Removed>();
  const taken = new Set<Removed>();
  let free = 0;
  const pair = (wanted: Wanted, removed: Removed | null) => {
    if (!removed) return;
    places.take(removed);
    pairs.set(wanted, removed);
    if (!exclusiveTypes.has(wanted.to.type)) free += 1;
  };
  yield* each(target.removed, (removed) => places.add(removed));
  yield* each(target.wanted, (wanted) => pair(wanted, places.own(wanted)));
  yield* each(target.wanted, (wanted) => {
    if (!pairs.has(wanted)) pair(wanted, places.any(wanted));
  });
  const work: Work = { creates: [], patches: [], deletes: [] };
  yield* each(target.kept, (kept) => {
    if (recordPatch(kept.now, kept.to)) work.patches.push(kept);
  });
  yield* each(target.wanted, (wanted) => {
    const removed = pairs.get(wanted);
    if (!removed || (free >= replaceFrom && !exclusiveTypes.has(wanted.to.type))) {
      work.creates.push(wanted);
      return;
    }
    taken.add(removed);
    work.patches.push({
      lines: [...new Set([wanted.line, removed.line])],
      now: removed.now,
      to: wanted.to,
    });
  });
  yield* each(target.removed, (removed) => {
    if (!taken.has(removed)) work.deletes.push(removed);
  });
  return work;
}

/** Lines that hand contents from one to the other, so that what one of them is about another carries out. */
export function entangledLines({ kept }: Pick<Target, "kept">): Set<string> {
  return new Set(kept.flatMap(({ lines }) => (lines.length > 1 ? lines : [])));
}

/** Removed records by name and type, as places for what is wanted there. */
class Places {
  private readonly byId = new Map<string, Removed>();
  private readonly byPlace = new Map<string, Removed[]>();

  constructor(private readonly entangled: ReadonlySet<string>) {}

  add(removed: Removed): void {
    this.byId.set(removed.now.id, removed);
    push(this.byPlace, placeOf(removed.now), removed);
  }

  /** The record that the line itself changes, where its name and type stay. */
  own({ now, to }: Wanted): Removed | null {
    const own = now && this.byId.get(now.id);
    return own && placeOf(own.now) === placeOf(to) ? own : null;
  }

  /** Another's record: one whose own content went to another place, or any where there can only be one. */
  any({ line, to }: Wanted): Removed | null {
    const there = this.byPlace.get(placeOf(to));
    if (!there || !(exclusiveTypes.has(to.type) || this.entangled.has(line))) return null;
    while (there.length > 0) {
      const last = there.pop();
      if (!last || !this.byId.has(last.now.id)) continue;
      if (exclusiveTypes.has(to.type) || this.entangled.has(last.line)) return last;
    }
    return null;
  }

  take({ now }: Removed): void {
    this.byId.delete(now.id);
  }
}

function placeOf({ name, type }: { name: string; type: string }): string {
  return `${name} ${type}`;
}
