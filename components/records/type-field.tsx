"use client";

import { SelectField } from "@/components/form/select-field";
import { useApi } from "@/lib/api/query";
import { recordTypes } from "@/lib/dns/content/registry";
import { useRecordDraft } from "./use-record-draft";

/**
 * The type of a new record, of those that the API manages; until it has said which, of those that the console knows.
 * What was typed for another type is kept for going back to it.
 */
export function TypeField() {
  const { type } = useRecordDraft();
  const managed = useApi("domains.types", {}, { staleTime: Number.POSITIVE_INFINITY });
  const types = managed.data?.data ?? recordTypes;
  // A type that was asked for stays, for the API to refuse it.
  const names = new Set([...types.map((each) => each.type), type]);
  return (
    <SelectField
      name="type"
      label="Type"
      required
      mono
      options={Array.from(names, (value) => ({ value, label: value }))}
      description={types.find((each) => each.type === type)?.description}
    />
  );
}
