"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useApi } from "@/lib/api/query";
import type { StagedState, StagedZone } from "./staged-zone";
import { noteStaging, useStagingNote } from "./staging-note";

/** Whether a zone's changes are staged, and what is. */
export interface Staging {
  /** Changes go into the set: the switch is on, or something is staged already. */
  active: boolean;
  count: number;
  setOn(on: boolean): void;
  /** Undefined until there is something to stage, or while it is read. */
  zone: StagedZone | undefined;
  state: StagedState | undefined;
  /** The set, as soon as it is read. */
  ready(): Promise<StagedZone>;
}

/** The staged changes of a zone (its name's trailing dot optional), of whoever is signed in. */
export function useStaging(domainId: string, zone: string): Staging {
  const person = useApi("auth.me", {}, { staleTime: 300_000 }).data?.data.id;
  const { on, count } = useStagingNote(person, domainId);
  const active = on || count > 0;
  const [opened, setOpened] = useState<{ person: string; domainId: string; staged: StagedZone }>();
  const ready = useCallback(async () => {
    if (person === undefined) throw new Error("Nobody is signed in");
    const { openStagedZone } = await import("./staged-zone");
    return openStagedZone({ person, domainId }, zone);
  }, [person, domainId, zone]);
  useEffect(() => {
    if (!active || person === undefined) return;
    let gone = false;
    void ready().then(
      (staged) => {
        if (!gone) setOpened({ person, domainId, staged });
      },
      // Its code could not be loaded; whoever stages something asks again.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [active, person, domainId, ready]);
  const staged = opened?.person === person && opened?.domainId === domainId ? opened.staged : undefined;
  const state = useSyncExternalStore(
    staged?.subscribe ?? subscribeToNothing,
    staged?.snapshot ?? nothing,
    nothing,
  );
  return useMemo(
    () => ({
      active,
      count,
      zone: staged,
      state,
      ready,
      setOn: (next) => {
        if (person !== undefined) noteStaging(person, domainId, { on: next });
      },
    }),
    [active, count, staged, state, ready, person, domainId],
  );
}

const subscribeToNothing = () => () => undefined;
const nothing = () => undefined;
