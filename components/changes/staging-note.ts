"use client";

import { useCallback, useSyncExternalStore } from "react";
import * as z from "zod/mini";

/** What is known of a zone's staged changes without opening the store that holds them. */
export interface StagingNote {
  /** Changes are staged rather than applied at once. */
  on: boolean;
  /** How many are staged. */
  count: number;
}

const nothing: StagingNote = { on: false, count: 0 };
const prefix = "scaidns-staging:";
const stored = z.object({ on: z.boolean(), count: z.int().check(z.minimum(0)) });
const listeners = new Set<() => void>();
const read = new Map<string, { text: string | null; note: StagingNote }>();

function home(person: string, domainId: string): string {
  return `${prefix}${encodeURIComponent(person)}:${encodeURIComponent(domainId)}`;
}

/** The note of one person and zone; the same object while nothing changes. */
function stagingNote(person: string, domainId: string): StagingNote {
  const key = home(person, domainId);
  let text: string | null = null;
  try {
    text = localStorage.getItem(key);
  } catch {
    // A browser that forbids storage: what is noted lasts as long as the page.
    return read.get(key)?.note ?? nothing;
  }
  const known = read.get(key);
  if (known && known.text === text) return known.note;
  const note = parsed(text);
  read.set(key, { text, note });
  return note;
}

/** Notes it, for all tabs. */
export function noteStaging(person: string, domainId: string, change: Partial<StagingNote>): void {
  const key = home(person, domainId);
  const note = { ...stagingNote(person, domainId), ...change };
  const text = note.on || note.count > 0 ? JSON.stringify(note) : null;
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    read.set(key, { text, note });
  } catch {
    read.set(key, { text: null, note });
  }
  for (const tell of listeners) tell();
}

/** The note of the person, if it is known who that is. */
export function useStagingNote(person: string | undefined, domainId: string): StagingNote {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (person ? stagingNote(person, domainId) : nothing), [person, domainId]),
    () => nothing,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const other = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(prefix)) listener();
  };
  window.addEventListener("storage", other);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", other);
  };
}

function parsed(text: string | null): StagingNote {
  if (text === null) return nothing;
  try {
    return stored.safeParse(JSON.parse(text)).data ?? nothing;
  } catch {
    return nothing;
  }
}
