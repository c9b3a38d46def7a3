"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useApi } from "@/lib/api/query";
import {
  changedFields,
  dropDraft,
  type KeptDraft,
  newSlot,
  readDrafts,
  usableValues,
  writeDraft,
} from "./draft-store";
import { holdSlot, slotsInUse } from "./open-slots";
import type { Baseline } from "./use-baseline";

/** A crash loses at most what was typed in this time, in milliseconds. */
const saveWithin = 300;

interface DraftOptions<Output> {
  form: UseFormReturn<FieldValues, unknown, Output>;
  /** Without one nothing is kept. */
  key: string | undefined;
  /** Fields that must not be written to disk. */
  omit: readonly string[] | undefined;
  /** What the form's values are compared with. */
  baseline: Baseline;
  /** It changes something stored: a draft of it is what was changed, and of what. */
  edits: boolean;
  /** Puts a draft into the form. */
  onRestore: (draft: KeptDraft) => void;
}

/**
 * Keeps what is typed, per person and form, and offers it back when such a form is opened again. What lies in another
 * tab's open form is not offered: it is being typed there. Several are offered one after the other, the latest first.
 */
export function useDraft<Output>({ form, key, omit, baseline, edits, onRestore }: DraftOptions<Output>) {
  const viewer = useApi("auth.me", {}, { enabled: key !== undefined }).data?.data.id;
  // Whoever opened it: should somebody else sign in over the open form, it is not theirs.
  const [userId, setUserId] = useState(viewer);
  if (userId === undefined && viewer !== undefined) setUserId(viewer);
  const [slot] = useState(newSlot);
  const [offers, setOffers] = useState<KeptDraft[]>([]);
  const given = useRef(false);
  const sent = useRef(false);

  const save = () => {
    if (key === undefined || userId === undefined || given.current) return;
    const now = form.getValues();
    const changed = changedFields(baseline.current(), now, omit);
    const names = Object.keys(changed);
    if (names.length === 0) return dropDraft(userId, key, slot);
    const base = edits ? only(baseline.current(), names) : undefined;
    const values = edits ? changed : without(now, omit);
    writeDraft(userId, key, slot, { at: Date.now(), values, base, ...(sent.current && { sent: true }) });
  };
  const saveNow = useEffectEvent(save);

  const found = useEffectEvent((drafts: KeptDraft[]) =>
    setOffers(
      drafts.flatMap((draft) => {
        const values = usableValues(baseline.current(), draft.values);
        return Object.keys(changedFields(baseline.current(), values)).length > 0 ? { ...draft, values } : [];
      }),
    ),
  );

  useEffect(() => {
    if (key === undefined || userId === undefined) return;
    const drafts = readDrafts(userId, key);
    if (drafts.length === 0) return;
    let gone = false;
    void slotsInUse().then((inUse) => {
      if (!gone) found(drafts.filter((draft) => !inUse.has(draft.slot)));
    });
    return () => {
      gone = true;
    };
  }, [key, userId]);

  useEffect(() => {
    if (key === undefined || userId === undefined) return;
    const release = holdSlot(slot);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const atOnce = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      saveNow();
    };
    const soon = () => {
      timer ??= setTimeout(atOnce, saveWithin);
    };
    // Something may have been typed before it was known whose it is.
    soon();
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: soon });
    const stop = new AbortController();
    window.addEventListener("pagehide", atOnce, { signal: stop.signal });
    document.addEventListener("visibilitychange", atOnce, { signal: stop.signal });
    return () => {
      unsubscribe();
      stop.abort();
      atOnce();
      release();
    };
  }, [form, key, userId, slot]);
  const [offer] = offers;
  const drop = (which: string) => {
    if (key !== undefined && userId !== undefined) dropDraft(userId, key, which);
  };
  return {
    offer,
    /** How many more there are, all of them older. */
    more: Math.max(offers.length - 1, 0),
    restore: () => {
      if (!offer) return;
      onRestore(offer);
      setOffers([]);
      save();
      drop(offer.slot);
    },
    discard: () => {
      if (offer) drop(offer.slot);
      setOffers(offers.slice(1));
    },
    /** It is on its way, or it is known what became of it: noted, for the page may be left before. */
    onTheWay: (now: boolean) => {
      sent.current = now;
      save();
    },
    /** The form was sent, and that is what it is compared with now: only what was typed since is kept. */
    finish: () => {
      sent.current = false;
      setOffers([]);
      save();
    },
    /** The form is given up for something else: nothing of it is kept. */
    giveUp: () => {
      given.current = true;
      drop(slot);
    },
  };
}

function only(values: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function without(values: FieldValues, names: readonly string[] = []): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
