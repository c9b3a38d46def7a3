import type { StagedPlace } from "./staged-database";

/** A zone with a call of which it is not known yet what became. */
export interface OpenNote {
  domainId: string;
  /** Its name. */
  zone: string;
}

const prefix = "scaidns-open:";
const none: readonly OpenNote[] = [];
const listeners = new Set<() => void>();
const read = new Map<string, { text: string; notes: readonly OpenNote[] }>();

const start = (person: string) => `${prefix}${encodeURIComponent(person)}:`;

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Which zones have a call on its way, or one whose outcome is not known: noted before it is sent, so that any page can
 * tell of it without opening the store that holds it.
 */
export const openNotes = {
  /** Notes it, or with null that there is none. */
  put({ person, domainId }: StagedPlace, zone: string | null): void {
    try {
      const key = start(person) + encodeURIComponent(domainId);
      if (localStorage.getItem(key) === zone) return;
      if (zone === null) localStorage.removeItem(key);
      else localStorage.setItem(key, zone);
      tell();
    } catch {
      // A browser that forbids storage: what is open is told as long as the page lasts.
    }
  },
  /** Those of a person; the same list while nothing changes. */
  of(person: string | undefined): readonly OpenNote[] {
    if (person === undefined) return none;
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(start(person)));
      const notes = keys.sort().map((key): OpenNote => {
        const domainId = decodeURIComponent(key.slice(start(person).length));
        return { domainId, zone: localStorage.getItem(key) ?? "" };
      });
      const text = JSON.stringify(notes);
      const known = read.get(person);
      if (known?.text === text) return known.notes;
      const found = notes.length === 0 ? none : notes;
      read.set(person, { text, notes: found });
      return found;
    } catch {
      return none;
    }
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    const other = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(prefix)) listener();
    };
    window.addEventListener("storage", other);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", other);
    };
  },
};
