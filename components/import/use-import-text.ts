"use client";

import { useMemo, useRef, useState } from "react";
import { type FieldValues, useForm } from "react-hook-form";
import { useDraft } from "@/components/form/use-draft";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import type { ImportFormat } from "@/lib/changes/import-entries";
import type { ImportMode } from "@/lib/changes/import-rows";
import { guessFormat } from "./guess-format";
import { readFileText } from "./read-file-text";

/** A longer text is not put into the field: a browser takes seconds to lay it out. In UTF-16 units. */
export const longestTyped = 100_000;

/** A text that is kept beside the field. */
export interface LargeText {
  name: string;
  text: string;
}

const empty = { text: "" };

/** The text to import, typed, pasted or of a file; what stands in the field is kept as a draft. */
export function useImportText(domainId: string) {
  const form = useForm<FieldValues>({ defaultValues: empty });
  const watched: unknown = form.watch("text");
  const typed = typeof watched === "string" ? watched : "";
  const [large, setLarge] = useState<LargeText>();
  const [fileName, setFileName] = useState<string>();
  const [chosen, setChosen] = useState<ImportFormat>();
  const [mode, setMode] = useState<ImportMode>("merge");
  const [refusal, setRefusal] = useState<string>();
  const [saved, setSaved] = useState("");
  const text = large?.text ?? typed;
  const guessed = useMemo(() => guessFormat(text.slice(0, 200_000), fileName), [text, fileName]);

  const base = useRef(empty);
  const draft = useDraft({
    form,
    key: `records.import:${domainId}`,
    omit: undefined,
    baseline: useMemo(
      () => ({
        current: () => base.current,
        set: () => undefined,
        saved: () => undefined,
        isNews: () => false,
      }),
      [],
    ),
    edits: false,
    onRestore: ({ values }) => {
      if (typeof values.text === "string") take(values.text);
    },
  });
  useLeaveGuard(text.trim() !== "" && text !== saved, large === undefined);

  /** Takes a whole text in place of what was there. */
  function take(next: string, name?: string): void {
    const isLarge = next.length > longestTyped;
    setLarge(isLarge ? { name: name ?? "Pasted text", text: next } : undefined);
    form.setValue("text", isLarge ? "" : next);
    setFileName(name);
    setChosen(undefined);
    setRefusal(undefined);
  }

  return {
    form,
    text,
    large,
    fileName,
    mode,
    setMode,
    format: chosen ?? guessed,
    guessed: chosen === undefined,
    setFormat: setChosen,
    refusal,
    take,
    /** Reads a file; gives its text with the format it seems to be in, or says what is wrong with it. */
    takeFile: async (file: File) => {
      const read = await readFileText(file);
      if (!read.ok) {
        setRefusal(`${file.name}: ${read.reason}`);
        return undefined;
      }
      take(read.text, file.name);
      return { text: read.text, format: guessFormat(read.text.slice(0, 200_000), file.name), mode };
    },
    clear: () => take(""),
    /** What it holds was handed over: it need not be kept any more. */
    finish: () => {
      setSaved(text);
      base.current = { text: typed };
      draft.finish();
      base.current = empty;
    },
    draft,
  };
}

export type ImportTextState = ReturnType<typeof useImportText>;
