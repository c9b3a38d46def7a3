import { typesClash } from "./clash";
import type { Work } from "./plan-pairs";
import type { Steps } from "./slices";
import type { Kept, Removed, Wanted } from "./target";
import { servesApex } from "./target-check";

/** One call's worth of work. */
export type Batch =
  | { kind: "delete"; rows: Removed[] }
  | { kind: "create"; rows: Wanted[] }
  | { kind: "patch"; row: Kept };

/** How many rows fit into one call, and when they are too much for one body. */
export interface Room {
  rows: number;
  octets: number;
  octetsOf: (wanted: Wanted) => number;
}

/**
 * Puts work into an order in which each step is legal: first the deletions that coexistence demands before what comes
 * in their place, each call of them followed at once by what waited for it; then what else is new; then changes in
 * place; last the other deletions, so that no name is without its records meanwhile. The apex's NS are never fewer than
 * before or after. Deletions that nothing comes in the place of fill calls up, so that there are no more than needed.
 */
export function* orderSteps(work: Work, room: Room): Steps<Batch[]> {
  const names = byName(work);
  yield;
  const first: Name[] = [];
  const firstRows: Removed[] = [];
  const last: Removed[] = [];
  const free: Removed[] = [];
  for (const name of names.values()) {
    const clashing = name.deletes.filter(({ now }) =>
      name.comes.some((type) => typesClash(type, now.type, name.atApex)),
    );
    if (clashing.length > 0) first.push({ ...name, deletes: clashing });
    firstRows.push(...clashing);
  }
  const early = new Set(firstRows);
  for (const removed of work.deletes) {
    if (early.has(removed)) continue;
    const replaced =
      removed.kind === "change" ||
      servesApex(removed.now) ||
      (names.get(removed.now.name)?.creates.length ?? 0) > 0;
    (replaced ? last : free).push(removed);
  }
  const places = (room.rows - (firstRows.length % room.rows)) % room.rows;
  const creates = new Creates(room);
  const waiting = new Set(first.flatMap(({ creates }) => creates));
  const batches: Batch[] = creates.add(work.creates.filter((wanted) => !waiting.has(wanted)));
  let rows: Removed[] = [];
  let done: Wanted[] = [];
  for (const name of first) {
    for (const removed of name.deletes) {
      if (rows.length === room.rows) {
        batches.push({ kind: "delete", rows }, ...creates.add(done));
        rows = [];
        done = [];
      }
      rows.push(removed);
    }
    done.push(...name.creates);
  }
  if (rows.length > 0) batches.push({ kind: "delete", rows: [...rows, ...free.slice(0, places)] });
  batches.push(...creates.add(done), ...creates.end());
  // Those that bring a name server into force come before those that take one out.
  const patches = [...work.patches].sort((a, b) => Number(a.to.disabled) - Number(b.to.disabled));
  batches.push(...patches.map((row): Batch => ({ kind: "patch", row })));
  const rest = [...last, ...free.slice(rows.length > 0 ? places : 0)];
  for (let at = 0; at < rest.length; at += room.rows) {
    batches.push({ kind: "delete", rows: rest.slice(at, at + room.rows) });
  }
  return batches;
}

/** The work at one name; `comes` are the types that are written there. */
interface Name {
  atApex: boolean;
  deletes: Removed[];
  creates: Wanted[];
  comes: string[];
}

function byName({ creates, patches, deletes }: Work): Map<string, Name> {
  const names = new Map<string, Name>();
  for (const removed of deletes) {
    const { name } = removed.now;
    const known = names.get(name);
    if (known) known.deletes.push(removed);
    else names.set(name, { atApex: name === "@", deletes: [removed], creates: [], comes: [] });
  }
  const comes = new Map<string, Set<string>>();
  const note = (name: string, type: string) => {
    const types = comes.get(name) ?? new Set<string>();
    comes.set(name, types.add(type));
  };
  for (const wanted of creates) {
    names.get(wanted.to.name)?.creates.push(wanted);
    note(wanted.to.name, wanted.to.type);
  }
  for (const { now, to } of patches) if (now.content !== to.content) note(to.name, to.type);
  for (const [name, { comes: list }] of names) list.push(...(comes.get(name) ?? []));
  return names;
}

/** Collects what is to be created and gives it in full calls, the rest at the end. */
class Creates {
  private rows: Wanted[] = [];
  private octets = 0;

  constructor(private readonly room: Room) {}

  add(wanted: readonly Wanted[]): Batch[] {
    const full: Batch[] = [];
    for (const one of wanted) {
      const octets = this.room.octetsOf(one);
      if (this.octets + octets > this.room.octets) full.push(...this.end());
      this.rows.push(one);
      this.octets += octets;
      if (this.rows.length === this.room.rows) full.push(...this.end());
    }
    return full;
  }

  end(): Batch[] {
    const { rows } = this;
    this.rows = [];
    this.octets = 0;
    return rows.length > 0 ? [{ kind: "create", rows }] : [];
  }
}
