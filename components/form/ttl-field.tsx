"use client";

import type { FieldPath, FieldValues } from "react-hook-form";
import { useWatch } from "react-hook-form";
import { Input } from "@/components/ui/input";
import { parseTtl } from "@/lib/dns/ttl";
import { FormField } from "./form-field";
import { ttlMeaning } from "./ttl-text";

export interface TtlFieldProps<V extends FieldValues = FieldValues> {
  name: FieldPath<V>;
  label?: string | undefined;
  /** Seconds of the zone's default TTL, said while the field is empty. */
  zoneDefault?: number | null | undefined;
  required?: boolean | undefined;
  hideLabel?: boolean | undefined;
}

const shortTtl = 60;

/** A TTL as text (`300`, `5m`, `1h30m`), both spellings shown; read it with the schema `ttlText`. */
export function TtlField<V extends FieldValues = FieldValues>({
  name,
  label = "TTL",
  zoneDefault,
  required,
  hideLabel,
}: TtlFieldProps<V>) {
  const value: unknown = useWatch<V>({ name });
  const text = typeof value === "string" ? value : "";
  const ttl = text.trim() === "" ? undefined : parseTtl(text);
  return (
    <FormField<V>
      name={name}
      label={label}
      required={required}
      hideLabel={hideLabel}
      description={required && text.trim() === "" ? "300, 5m, 1h30m" : ttlMeaning(text, zoneDefault)}
      warning={
        ttl?.ok && ttl.value < shortTtl ? "Under 60 s: every resolver asks again that often" : undefined
      }
    >
      {(field) => <Input mono inputMode="text" autoComplete="off" {...field} />}
    </FormField>
  );
}
