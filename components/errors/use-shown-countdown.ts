"use client";

import { useEffect, useId, useSyncExternalStore } from "react";
import { useCountdown } from "./use-countdown";

/** Where a countdown stands, the later before the earlier: what is about to be pressed says it best. */
const places = ["shell", "aside", "page", "problem", "button"] as const;
export type CountdownPlace = (typeof places)[number];

interface Entry {
  id: string;
  rank: number;
}

let entries: readonly Entry[] = [];
let owner: string | undefined;
const listeners = new Set<() => void>();

function set(next: readonly Entry[]): void {
  entries = next;
  // Of equals the newest: it is on top.
  owner = entries.reduce<Entry | undefined>(
    (best, each) => (best && best.rank > each.rank ? best : each),
    undefined,
  )?.id;
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Whole seconds left until the time (epoch milliseconds), and whether they are to be shown here: of all that wait for
 * the same one shows how long, and the others say it in words.
 */
export function useShownCountdown(
  until: number | undefined,
  place: CountdownPlace,
): { seconds: number; shown: boolean } {
  const seconds = useCountdown(until);
  return { seconds, shown: useShown(seconds > 0, place) && seconds > 0 };
}

/** Whether what counts down here is to be shown, of all that are counting. */
export function useShown(counting: boolean, place: CountdownPlace): boolean {
  const id = useId();
  useEffect(() => {
    if (!counting) return;
    set([...entries, { id, rank: places.indexOf(place) }]);
    return () => set(entries.filter((entry) => entry.id !== id));
  }, [counting, place, id]);
  const shown = useSyncExternalStore(
    subscribe,
    () => owner,
    () => undefined,
  );
  return shown === id;
}
