import { openNotes } from "./open-notes";
import type { StagedHead, StagedPlace } from "./staged-database";

interface Kept {
  head: StagedHead | undefined;
  lines: Map<string, unknown>;
}

const zones = new Map<string, Kept>();

function at({ person, domainId }: StagedPlace): Kept {
  const key = `${person} ${domainId}`;
  const known = zones.get(key) ?? { head: undefined, lines: new Map() };
  zones.set(key, known);
  return known;
}

/** The browser's store of staged changes, in memory: give it to `vi.mock("…/staged-database", …)`. */
export const keptStore = {
  readStaged: async (place: StagedPlace) => ({ head: at(place).head, lines: [...at(place).lines.values()] }),
  readHead: async (place: StagedPlace) => at(place).head,
  keepStaged: async (
    place: StagedPlace,
    head: StagedHead,
    { removed, put }: { removed: readonly string[]; put: readonly { key: string }[] },
  ) => {
    const kept = at(place);
    kept.head = head;
    for (const key of removed) kept.lines.delete(key);
    for (const line of put) kept.lines.set(line.key, line);
  },
  dropStaged: async (place: StagedPlace, head: StagedHead | null) => {
    zones.set(`${place.person} ${place.domainId}`, { head: head ?? undefined, lines: new Map() });
  },
};

/** As a page leaves it that is closed while a call is on its way; `staged`: its lines are still staged. */
export function leaveOpen(place: StagedPlace, head: StagedHead, { staged }: { staged: boolean }): void {
  const lines = new Map(staged ? head.sent?.lines.map((line) => [line.key, line]) : []);
  zones.set(`${place.person} ${place.domainId}`, { head, lines });
  openNotes.put(place, head.zone);
}
