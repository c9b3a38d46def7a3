"use client";

import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { compareEdits, isStale, mergeEdits } from "./compare-edits";
import type { Edited } from "./edited";

/** What a form's values are compared with: whatever differs from it is unsaved. */
export interface Baseline {
  current(): FieldValues;
  /** Compares with these from now on; what stands in the form stays. */
  set(values: FieldValues): void;
  /** These were sent and accepted. What the page has until it has read them is no news. */
  saved(sent: FieldValues): void;
  /** Whether others may have made this of it, as far as the page's own reads tell. */
  isNews(stored: FieldValues): boolean;
}

interface BaselineOptions<Output> {
  form: UseFormReturn<FieldValues, unknown, Output>;
  defaultValues: FieldValues;
  edited: Edited | undefined;
  dirty: boolean;
}

/**
 * Follows what is stored: a form nobody has typed in takes the new values, one that somebody has typed in keeps the
 * input, and of the rest takes what goes without a question.
 */
export function useBaseline<Output>({
  form,
  defaultValues,
  edited,
  dirty,
}: BaselineOptions<Output>): Baseline {
  const values = useRef<FieldValues>(defaultValues);
  const stored = edited ? edited.stored : defaultValues;
  const text = JSON.stringify(stored);
  const seen = useRef(text);
  const latest = useRef(text);
  const [outdated, setOutdated] = useState<string>();

  const follow = useEffectEvent((now: FieldValues) => {
    if (!dirty) {
      values.current = now;
      form.reset(now);
      return;
    }
    if (!edited) return;
    const versions = { original: values.current, theirs: now, mine: form.getValues() };
    const fields = edited.fields(versions);
    if (isStale(compareEdits(fields, versions))) return;
    values.current = now;
    form.resetDefaultValues(now);
    for (const [name, value] of Object.entries(mergeEdits(fields, versions, {}))) {
      form.setValue(name, value, { shouldDirty: true });
    }
  });
  useEffect(() => {
    latest.current = text;
    if (seen.current === text) return;
    seen.current = text;
    const now = stored;
    if (now !== null) follow(now);
  }, [text, stored]);

  return useMemo(
    () => ({
      current: () => values.current,
      set: (next) => {
        values.current = next;
        form.resetDefaultValues(next);
      },
      saved: (sent) => {
        values.current = sent;
        form.resetDefaultValues(sent);
        setOutdated(latest.current);
      },
      isNews: (now) => JSON.stringify(now) !== outdated,
    }),
    [form, outdated],
  );
}
