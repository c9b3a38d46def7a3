"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { VirtualTableHandle } from "@/components/table/virtual-table";
import type { RecordRow } from "./record-row";

const markedFor = 2500;

interface RevealOptions {
  /** Id of the chosen record, from the URL. */
  record: string | null;
  shown: readonly RecordRow[];
  choose: (id: string | null) => void;
}

/** Keeps the chosen record in sight when it is chosen from elsewhere, and marks one that was just written. */
export function useReveal({ record, shown, choose }: RevealOptions) {
  const table = useRef<VirtualTableHandle>(null);
  const inSight = useRef<string>(undefined);
  // The URL follows the table with a delay; what it says of rows walked over is no wish to go back to them.
  const walked = useRef(new Set<string>());
  const mounted = useRef(false);
  const [marked, setMarked] = useState<string>();

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  // Again whenever the rows change: a record just added may only now be among them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` and `marked` are what makes it worth another try
  useEffect(() => {
    if (record === null) return;
    if (record === inSight.current) return walked.current.clear();
    if (!walked.current.has(record) && table.current?.reveal(record)) inSight.current = record;
  }, [record, shown, marked]);
  useEffect(() => {
    if (marked === undefined) return;
    const timer = setTimeout(() => setMarked(undefined), markedFor);
    return () => clearTimeout(timer);
  }, [marked]);

  return {
    table,
    marked,
    /** The table's own active row has changed. */
    noticeActive: useCallback(
      ({ id }: RecordRow) => {
        inSight.current = id;
        walked.current.add(id);
        choose(id);
      },
      [choose],
    ),
    /** Nothing once the page was left: an Undo may come later than that. */
    showRecord: useCallback(
      (id: string) => {
        if (!mounted.current) return;
        inSight.current = undefined;
        walked.current.clear();
        setMarked(id);
        choose(id);
      },
      [choose],
    ),
  };
}
