"use client";

import type { ReactNode } from "react";
import type { RecordRow } from "./record-row";

interface TapOpensProps {
  rows: readonly RecordRow[];
  onOpen: (id: string) => void;
  children: ReactNode;
}

/** On a touch screen, which has no double click, a tap anywhere on a row opens it. */
export function TapOpens({ rows, onOpen, children }: TapOpensProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: with a keyboard, Enter in the table does it
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      onClick={({ target }) => {
        if (!(target instanceof Element) || target.closest("button, a, input, label, select")) return;
        const at = target.closest<HTMLElement>("[role=row][data-index]")?.dataset.index;
        const row = at === undefined ? undefined : rows[Number(at)];
        if (row && matchMedia("(pointer: coarse)").matches) onOpen(row.id);
      }}
    >
      {children}
    </div>
  );
}
