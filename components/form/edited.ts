import type { ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import type { AuditAction } from "@/lib/contract/audit-logs";
import type { Problem } from "@/lib/errors/problem";
import type { EditedField, Versions } from "./compare-edits";

/** What a form must know of the stored object that it changes, so that nothing is overwritten unseen. */
export interface Edited<V extends FieldValues = FieldValues> {
  /** As sentences call it: "record". */
  noun: string;
  /** Since when what differs is news, as sentences say it; by default "you opened it". */
  since?: string | undefined;
  /** The form's values of it as the page has it now; null when it is gone from there. */
  stored: V | null;
  /** Reads it again past the cache. Throws `ApiError`. */
  read(): Promise<V>;
  /** What is compared, in the order of the form. */
  fields(versions: Versions<V>): readonly EditedField<V>[];
  /** Where the audit log tells who has changed it. */
  audit: { resourceId: string; action: AuditAction };
  /** The ways on when it is gone. */
  renderGone(form: GoneForm): ReactNode;
}

/** A form whose object is gone. */
interface GoneForm {
  /** It is there again: goes on with what was typed. */
  back: () => void;
  /** Another way was taken: what was typed here is done with. */
  giveUp: () => void;
}

/** Why a save was held back. */
export type Held =
  /** Others have changed it; `problem`: the refusal that led to looking. */
  | { kind: "changed"; theirs: FieldValues; problem?: Problem | undefined }
  | { kind: "gone"; problem: Problem }
  /** It could not be read. */
  | { kind: "unchecked"; problem: Problem };
