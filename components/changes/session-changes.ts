import { hearRecordWrites } from "@/lib/api/record-writes";
import type { AppliedRow } from "@/lib/changes/call-results";
import { knownRecord, zoneName } from "@/lib/changes/plain-record";
import { readSessionEntry, type SessionEntry, withEntry } from "@/lib/changes/session-log";
import type { StagedPlace } from "./staged-database";

const prefix = "scaidns-session:";
/** So many records' changes of a zone outlive a reload, the latest ones: a tab's store holds some 5 MB. */
const mostKeptRows = 5_000;

const none: readonly SessionEntry[] = [];
const logs = new Map<string, readonly SessionEntry[]>();
/** What lies in the store, by its key there. */
const kept = new Map<string, { entry: SessionEntry; whole: boolean }>();
const listeners = new Set<() => void>();
/** Names of zones whose pages were open, by the domain's id. */
const zones = new Map<string, string>();

function home({ person, domainId }: StagedPlace): string {
  return `${prefix}${encodeURIComponent(person)}:${encodeURIComponent(domainId)}:`;
}

/** What was applied to zones in this tab since its session began; of one person, and kept through a reload. */
export const sessionChanges = {
  /** The entries of a zone, the latest last; the same list while nothing changes. */
  of(place: StagedPlace): readonly SessionEntry[] {
    const key = home(place);
    const known = logs.get(key);
    if (known) return known;
    forgetOthers(place.person);
    const read = readLog(key);
    logs.set(key, read);
    return read;
  },
  /** Notes what was applied; gives the entry's id, or undefined where nothing was. */
  note(place: StagedPlace, rows: readonly AppliedRow[]): number | undefined {
    const before = sessionChanges.of(place);
    // What is still being added to by its run stays as it is here.
    const next = withEntry(before, [...rows], Date.now());
    if (next === before) return undefined;
    put(place, next);
    return next.at(-1)?.id;
  },
  /** Marks an entry as taken back. */
  mark(place: StagedPlace, id: number, undone: SessionEntry["undone"]): void {
    const log = sessionChanges.of(place);
    put(
      place,
      log.map((entry) => (entry.id === id ? { ...entry, undone } : entry)),
    );
  },
  /** Notes the single writes of this person from now on, and those nobody has heard of yet. */
  follow({ person, domainId }: StagedPlace, zone: string): void {
    zones.set(domainId, zoneName(zone));
    hearRecordWrites(({ domainId, before, after }) => {
      const zone = zones.get(domainId);
      if (zone === undefined) return;
      const row = { before: before && knownRecord(before, zone), after: after && knownRecord(after, zone) };
      sessionChanges.note({ person, domainId }, [row]);
    });
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

function put(place: StagedPlace, log: readonly SessionEntry[]): void {
  const key = home(place);
  logs.set(key, log);
  keep(key, log);
  for (const tell of listeners) tell();
}

function keep(key: string, log: readonly SessionEntry[]): void {
  try {
    let rows = 0;
    const names = new Set<string>();
    for (const entry of log.toReversed()) {
      rows += entry.rows?.length ?? 0;
      const whole = rows <= mostKeptRows;
      const name = `${key}${entry.id}`;
      names.add(name);
      const before = kept.get(name);
      if (before?.entry === entry && before.whole === whole) continue;
      sessionStorage.setItem(name, JSON.stringify(whole ? entry : { ...entry, rows: null }));
      kept.set(name, { entry, whole });
    }
    for (const name of namesOf(key)) if (!names.has(name)) drop(name);
  } catch {
    // A browser that keeps nothing, or has no room: the list lasts as long as the page.
  }
}

function readLog(key: string): readonly SessionEntry[] {
  try {
    const found = namesOf(key).flatMap((name) => readEntry(sessionStorage.getItem(name)) ?? []);
    return found.sort((a, b) => a.id - b.id);
  } catch {
    return none;
  }
}

function readEntry(text: string | null): SessionEntry | undefined {
  try {
    return readSessionEntry(JSON.parse(text ?? "null"));
  } catch {
    return undefined;
  }
}

/** What somebody else has done in this tab is nothing for whoever is signed in now. */
function forgetOthers(person: string): void {
  const own = `${prefix}${encodeURIComponent(person)}:`;
  for (const key of logs.keys()) if (!key.startsWith(own)) logs.delete(key);
  try {
    for (const name of namesOf(prefix)) if (!name.startsWith(own)) drop(name);
  } catch {
    // Nothing can be kept there either.
  }
}

function namesOf(start: string): string[] {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(start));
}

function drop(name: string): void {
  sessionStorage.removeItem(name);
  kept.delete(name);
}
