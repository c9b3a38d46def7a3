"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { panelParsers } from "./records-url";
import type { RecordPanelState } from "./records-workspace";

interface Given {
  panel: RecordPanelState;
  opened: number;
  /** What had the focus when it was opened. */
  from: Element | null;
}

/**
 * The chosen record and the open panel, both in the URL: a reload shows them again, "back" closes the panel. What a
 * panel was given besides, such as values to begin with, is only known to the page that opened it.
 */
export function useRecordPanel() {
  const [url, setUrl] = useQueryStates(panelParsers, { scroll: false });
  const [given, setGiven] = useState<Given>();
  const { record, panel: mode } = url;

  const panel = useMemo((): RecordPanelState | null => {
    if (mode === null) return null;
    const known = given?.panel;
    if (known?.mode === mode && (!("id" in known) || known.id === record)) return known;
    if (mode === "add") return { mode };
    return record === null ? null : { mode, id: record };
  }, [mode, record, given]);

  const openPanel = useCallback(
    (next: RecordPanelState) => {
      const from = document.activeElement;
      setGiven((before) => ({ panel: next, opened: (before?.opened ?? 0) + 1, from }));
      void setUrl({ panel: next.mode, ...("id" in next && { record: next.id }) }, { history: "push" });
    },
    [setUrl],
  );
  const closePanel = useCallback(() => {
    setGiven((before) => before && { ...before, panel: { mode: "add" } });
    void setUrl({ panel: null }, { history: "push" });
  }, [setUrl]);
  const choose = useCallback((id: string | null) => void setUrl({ record: id }), [setUrl]);

  return {
    record,
    panel,
    opened: given?.opened ?? 0,
    from: given?.from ?? null,
    openPanel,
    closePanel,
    choose,
  };
}
