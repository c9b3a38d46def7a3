"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { RecordDraft } from "./record-draft";
import { readDraft } from "./record-schema";

/** What the record form around holds now. */
export function useRecordDraft(): RecordDraft {
  return readDraft(useWatch());
}

/** Changes fields of the record form around, as if they had been typed. */
export function useChangeDraft() {
  const form = useFormContext();
  return (change: Partial<RecordDraft>) => {
    for (const [name, value] of Object.entries(change)) form.setValue(name, value, { shouldDirty: true });
    form.clearErrors(Object.keys(change));
    if (change.fields) form.clearErrors("content");
  };
}
