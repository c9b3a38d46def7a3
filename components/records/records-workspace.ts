"use client";

import { createContext, useContext } from "react";
import type { Staging } from "@/components/changes/use-staging";
import type { PastedLines } from "./pasted-lines";
import type { RecordSeed } from "./record-draft";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";
import type { RecordActs } from "./use-record-acts";

/** What the panel beside the table does. */
export type RecordPanelState =
  /** Adds a record; `seed`: what is known of it. `lines`: adds all that were pasted. */
  | { mode: "add"; seed?: RecordSeed | undefined; lines?: PastedLines | undefined }
  /** Shows and changes the record; `proposed`: values to change it to, not yet sent. */
  | { mode: "edit"; id: string; proposed?: RecordSeed | undefined }
  /** Adds a record that begins as a copy of this one. */
  | { mode: "copy"; id: string };

/** The zone whose records are on screen, and what its page can do with them. */
export interface RecordsWorkspace {
  domainId: string;
  /** The zone's name without trailing dot. */
  zone: string;
  /** Seconds a record without TTL has; null while unknown. */
  defaultTtl: number | null;
  /** The type a new record begins with. */
  usualType: string;
  rows: RecordRows;
  /** Why records cannot be created, updated, deleted; unset where they can. */
  reasons: { create: string | undefined; update: string | undefined; delete: string | undefined };
  /** Whether it is certain that records cannot be changed, so that fields to type in would mislead. */
  readOnly: boolean;
  openPanel(panel: RecordPanelState): void;
  closePanel(): void;
  askDelete(id: string): void;
  /** Reads the zone's records again. */
  refresh(): void;
  acts: RecordActs;
  /** Whether what is done is staged, and what is. */
  staging: Staging;
  /** Takes back what is staged for a record. */
  takeBack(row: RecordRow): void;
  /** Scrolls to the record, chooses and marks it for a moment. */
  showRecord(id: string): void;
}

export const RecordsContext = createContext<RecordsWorkspace | null>(null);

export function useRecordsWorkspace(): RecordsWorkspace {
  const workspace = useContext(RecordsContext);
  if (!workspace) throw new Error("Only inside of a zone's records page");
  return workspace;
}
