"use client";

import { SelectField } from "@/components/form/select-field";
import { recordTypes } from "@/lib/dns/content/registry";
import { typeInfo } from "./record-fields";
import { useRecordDraft } from "./use-record-draft";

const options = recordTypes.map(({ type }) => ({ value: type, label: type }));

/** The type of a new record. What was typed for another type is kept for going back to it. */
export function TypeField() {
  const { type } = useRecordDraft();
  return (
    <SelectField
      name="type"
      label="Type"
      required
      mono
      options={options}
      description={typeInfo(type)?.description}
    />
  );
}
