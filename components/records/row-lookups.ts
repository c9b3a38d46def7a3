import type { RecordRow } from "./record-row";

/** Rows, or lists of them, by key. */
type Lookup<V> = Pick<ReadonlyMap<string, V>, "get" | "has">;

/** Ways to find among rows. */
export interface RowLookups {
  byId: Lookup<RecordRow>;
  /** By absolute name, those of each in the order of a zone file. */
  byName: Lookup<readonly RecordRow[]>;
}

/** Rows that have gone and rows that have come, in order; a record that changed has one of each. */
export interface RowChange {
  gone: readonly RecordRow[];
  fresh: readonly RecordRow[];
}

interface ChangingLookups extends RowLookups {
  /** The same after few changes, which have led to `all`. */
  after(change: RowChange, all: readonly RecordRow[]): ChangingLookups;
}

/** Ways to find among rows in the order of a zone file. */
export function rowLookups(all: readonly RecordRow[]): ChangingLookups {
  return lookups(
    kept(() => mapById(all)),
    kept(() => mapByName(all)),
  );
}

function lookups(byId: Kept<RecordRow>, byName: Kept<readonly RecordRow[]>): ChangingLookups {
  return {
    byId,
    byName,
    after: ({ gone, fresh }, all) => {
      const ids = () => new Map([...gone.map(({ id }) => [id, undefined] as const), ...mapById(fresh)]);
      const names = () =>
        new Map(
          [...gone, ...fresh].map(({ fqdn }) => {
            const still = (byName.get(fqdn) ?? []).filter((row) => !gone.includes(row));
            const rows = inOrder([...still, ...fresh.filter((row) => row.fqdn === fqdn)]);
            return [fqdn, rows.length > 0 ? rows : undefined] as const;
          }),
        );
      return lookups(
        byId.after(ids, () => mapById(all)),
        byName.after(names, () => mapByName(all)),
      );
    },
  };
}

/** So many changes stand beside a map before it is made anew. */
const mostBeside = 500;

interface Kept<V> extends Lookup<V> {
  /** With other values, `undefined` for none; or made anew, where that is better. */
  after(changes: () => ReadonlyMap<string, V | undefined>, anew: () => ReadonlyMap<string, V>): Kept<V>;
}

/** A map that is made when it is first asked for: most changes of a zone need none. What has changed since is `beside`. */
function kept<V>(
  make: () => ReadonlyMap<string, V>,
  made?: ReadonlyMap<string, V>,
  beside: ReadonlyMap<string, V | undefined> = new Map(),
): Kept<V> {
  let base = made;
  const get = (key: string) => {
    if (beside.has(key)) return beside.get(key);
    base ??= make();
    return base.get(key);
  };
  return {
    get,
    has: (key) => get(key) !== undefined,
    after: (changes, anew) =>
      base === undefined || beside.size > mostBeside
        ? kept(anew)
        : kept(anew, base, new Map([...beside, ...changes()])),
  };
}

function mapById(rows: readonly RecordRow[]): ReadonlyMap<string, RecordRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function mapByName(rows: readonly RecordRow[]): ReadonlyMap<string, readonly RecordRow[]> {
  const byName = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const same = byName.get(row.fqdn);
    if (same) same.push(row);
    else byName.set(row.fqdn, [row]);
  }
  return byName;
}

/** Sorts rows as a zone file reads, in place. */
export function inOrder(rows: RecordRow[]): readonly RecordRow[] {
  return rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}
