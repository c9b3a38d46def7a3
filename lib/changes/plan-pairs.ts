import { recordPatch } from "./applied";
import { exclusiveTypes } from "./clash";
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
export function workOf(target: Target, replaceFrom = Number.POSITIVE_INFINITY): Work {
  const places = new Places(target.removed, entangledLines(target));
  const pairs = new Map<Wanted, Removed>();
  const pair = (wanted: Wanted, removed: Removed | null) => {
    if (!removed) return;
    places.take(removed);
    pairs.set(wanted, removed);
  };
  for (const wanted of target.wanted) pair(wanted, places.own(wanted));
  for (const wanted of target.wanted) if (!pairs.has(wanted)) pair(wanted, places.any(wanted));
  const free = [...pairs.keys()].filter(({ to }) => !exclusiveTypes.has(to.type));
  if (free.length >= replaceFrom) for (const wanted of free) pairs.delete(wanted);
  const taken = new Set(pairs.values());
  const patches = target.kept.filter(({ now, to }) => recordPatch(now, to) !== null);
  for (const [{ line, to }, removed] of pairs) {
    patches.push({ lines: [...new Set([line, removed.line])], now: removed.now, to });
  }
  return {
    creates: target.wanted.filter((wanted) => !pairs.has(wanted)),
    patches,
    deletes: target.removed.filter((removed) => !taken.has(removed)),
  };
}

/** Lines that hand contents from one to the other, so that what one of them is about another carries out. */
export function entangledLines({ kept }: Pick<Target, "kept">): Set<string> {
  return new Set(kept.flatMap(({ lines }) => (lines.length > 1 ? lines : [])));
}

/** Removed records by name and type, as places for what is wanted there. */
class Places {
  private readonly byId = new Map<string, Removed>();
  private readonly byPlace = new Map<string, Removed[]>();

  constructor(
    removed: readonly Removed[],
    private readonly entangled: ReadonlySet<string>,
  ) {
    for (const one of removed) {
      this.byId.set(one.now.id, one);
      const place = placeOf(one.now);
      const there = this.byPlace.get(place);
      if (there) there.push(one);
      else this.byPlace.set(place, [one]);
    }
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
