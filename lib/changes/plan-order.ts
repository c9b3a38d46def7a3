import { typesClash } from "./clash";
import type { Work } from "./plan-pairs";
import { each, type Steps } from "./slices";
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
  const names = yield* byName(work);
  const first: Name[] = [];
  const early = new Set<Removed>();
  yield* each(names.values(), (name) => {
    const clashing = name.deletes.filter(({ now }) => {
      return name.comes.some((type) => typesClash(type, now.type, name.atApex));
    });
    if (clashing.length > 0) first.push({ ...name, deletes: clashing });
    for (const removed of clashing) early.add(removed);
  });
  const last: Removed[] = [];
  const free: Removed[] = [];
  yield* each(work.deletes, (removed) => {
    if (early.has(removed)) return;
    const { kind, now } = removed;
    const replaced = kind === "change" || servesApex(now) || (names.get(now.name)?.creates.length ?? 0) > 0;
    (replaced ? last : free).push(removed);
  });
  const batches = yield* firstBatches(first, work.creates, new Creates(room), free, room);
  // Those that bring a name server into force come before those that take one out.
  const disabling = work.patches.filter(({ to }) => to.disabled);
  for (const row of work.patches) if (!row.to.disabled) batches.push({ kind: "patch", row });
  for (const row of disabling) batches.push({ kind: "patch", row });
  yield;
  const rest = [...last, ...free];
  for (let at = 0; at < rest.length; at += room.rows) {
    batches.push({ kind: "delete", rows: rest.slice(at, at + room.rows) });
  }
  return batches;
}

/**
 * Creations, and the deletions that some of them wait for. Takes as many of the `free` deletions as fill the last call
 * of those up.
 */
function* firstBatches(
  first: readonly Name[],
  wanted: readonly Wanted[],
  creates: Creates,
  free: Removed[],
  room: Room,
): Steps<Batch[]> {
  const batches: Batch[] = [];
  const add = (one: Wanted) => {
    for (const batch of creates.add(one)) batches.push(batch);
  };
  const waiting = new Set<Wanted>();
  yield* each(first, (name) => {
    for (const one of name.creates) waiting.add(one);
  });
  yield* each(wanted, (one) => {
    if (!waiting.has(one)) add(one);
  });
  let rows: Removed[] = [];
  let done: Name[] = [];
  const flush = () => {
    if (rows.length > 0) batches.push({ kind: "delete", rows });
    for (const name of done) for (const one of name.creates) add(one);
    rows = [];
    done = [];
  };
  for (const name of first) {
    for (const removed of name.deletes) {
      if (rows.length === room.rows) {
        flush();
        yield;
      }
      rows.push(removed);
    }
    done.push(name);
  }
  if (rows.length > 0) rows = rows.concat(free.splice(0, room.rows - rows.length));
  flush();
  for (const batch of creates.end()) batches.push(batch);
  return batches;
}

/** The work at one name; `comes` are the types that are written there. */
interface Name {
  atApex: boolean;
  deletes: Removed[];
  creates: Wanted[];
  comes: string[];
}

function* byName({ creates, patches, deletes }: Work): Steps<Map<string, Name>> {
  const names = new Map<string, Name>();
  const note = (name: Name | undefined, type: string) => {
    if (name && !name.comes.includes(type)) name.comes.push(type);
  };
  yield* each(deletes, (removed) => {
    const { name } = removed.now;
    const known = names.get(name);
    if (known) known.deletes.push(removed);
    else names.set(name, { atApex: name === "@", deletes: [removed], creates: [], comes: [] });
  });
  yield* each(creates, (wanted) => {
    const name = names.get(wanted.to.name);
    name?.creates.push(wanted);
    note(name, wanted.to.type);
  });
  yield* each(patches, ({ now, to }) => {
    if (now.content !== to.content) note(names.get(to.name), to.type);
  });
  return names;
}

/** Collects what is to be created and gives it in full calls, the rest at the end. */
class Creates {
  private rows: Wanted[] = [];
  private octets = 0;

  constructor(private readonly room: Room) {}

  add(wanted: Wanted): Batch[] {
    const octets = this.room.octetsOf(wanted);
    const full = this.octets + octets > this.room.octets ? this.end() : [];
    this.rows.push(wanted);
    this.octets += octets;
    return this.rows.length === this.room.rows ? [...full, ...this.end()] : full;
  }

  end(): Batch[] {
    const { rows } = this;
    this.rows = [];
    this.octets = 0;
    return rows.length > 0 ? [{ kind: "create", rows }] : [];
  }
}
