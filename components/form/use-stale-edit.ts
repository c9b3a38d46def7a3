"use client";

import { useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useReadAgain } from "@/lib/api/read-again";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import {
  agreedEdits,
  type Choices,
  type ComparedField,
  compareEdits,
  isStale,
  mergeEdits,
  undecided,
} from "./compare-edits";
import type { Edited, Held } from "./edited";
import type { Baseline } from "./use-baseline";

interface StaleEditOptions<Output> {
  form: UseFormReturn<FieldValues, unknown, Output>;
  edited: Edited | undefined;
  baseline: Baseline;
}

/**
 * Keeps a form from overwriting unseen what others have made of the stored object: looks at it again before every
 * save and after a refusal, and lets the person choose, field by field, where both have changed it.
 */
export function useStaleEdit<Output>({ form, edited, baseline }: StaleEditOptions<Output>) {
  const [held, setHeld] = useState<Held>();
  const [choices, setChoices] = useState<Choices>({});
  const unasked = useRef(false);
  const { refresh } = useReadAgain();

  const hold = (next: Held) => {
    // Who has changed it is about to be shown: what the log said before is too old.
    refresh("auditLogs.list");
    setChoices({});
    setHeld(next);
  };
  const versionsWith = (theirs: FieldValues) => ({
    original: baseline.current(),
    theirs,
    mine: form.getValues(),
  });
  /** What is typed now beside what others have made of it. */
  const compare = (theirs: FieldValues): ComparedField[] => {
    const versions = versionsWith(theirs);
    return edited ? compareEdits(edited.fields(versions), versions) : [];
  };

  /** Resolves to whether others have changed what is about to be written. */
  async function look({ read, fields }: Edited, problem?: Problem): Promise<boolean> {
    const theirs = await read();
    const compared = compare(theirs);
    if (isStale(compared) && compared.some(({ changed }) => changed !== "theirs")) {
      hold({ kind: "changed", theirs, problem });
      return true;
    }
    if (compared.some(({ changed }) => changed === "alike")) {
      const versions = versionsWith(theirs);
      baseline.set(agreedEdits(fields(versions), versions));
    }
    return false;
  }

  return {
    held,
    choices,
    compare,
    choose: (key: string, choice: "theirs" | "mine") => setChoices({ ...choices, [key]: choice }),
    /** Compares before anything is sent, with what the page has by now. */
    show: (theirs: FieldValues) => hold({ kind: "changed", theirs }),
    close: () => setHeld(undefined),
    /** What must be chosen before anything can be sent. */
    open: (): ComparedField[] => (held?.kind === "changed" ? undecided(compare(held.theirs), choices) : []),
    /** Puts what was chosen into the form, on top of what is stored by now. */
    settle: () => {
      if (!edited || held?.kind !== "changed") return;
      const versions = versionsWith(held.theirs);
      const merged = mergeEdits(edited.fields(versions), versions, choices);
      baseline.set(held.theirs);
      for (const [name, value] of Object.entries(merged)) form.setValue(name, value, { shouldDirty: true });
    },
    /** The next save is sent without a look. */
    skipNext: () => {
      unasked.current = true;
    },
    /** Before it is sent. Resolves to whether it is held back. */
    before: async (): Promise<boolean> => {
      const skip = unasked.current;
      unasked.current = false;
      try {
        if (edited && !skip && (await look(edited))) return true;
        setHeld(undefined);
        return false;
      } catch (error) {
        const problem = problemOf(error);
        hold({ kind: problem.kind === "not-found" ? "gone" : "unchecked", problem });
        return true;
      }
    },
    /** After it was refused. Resolves to whether what was found says more than the refusal does. */
    after: async (problem: Problem): Promise<boolean> => {
      if (!edited || (problem.kind !== "not-found" && problem.kind !== "conflict")) return false;
      try {
        return await look(edited, problem);
      } catch (error) {
        const gone = problemOf(error);
        if (gone.kind !== "not-found") return false;
        hold({ kind: "gone", problem: gone });
        return true;
      }
    },
  };
}

export type StaleEdit = ReturnType<typeof useStaleEdit>;
