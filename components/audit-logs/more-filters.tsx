"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { visibleText } from "@/lib/errors/visible-text";
import type { AuditListState } from "./audit-filters";
import { type FixedFilters, isMoment } from "./audit-list-state";
import { fieldMoment, fieldTime, ownTimeZone } from "./local-time";

interface ExactFilters {
  range?: null;
  start_date: string | null;
  end_date: string | null;
  actor_id: string | null;
  resource_id?: string | null;
  tenant_id?: string | null;
}

interface MoreFiltersProps {
  state: AuditListState;
  fixed: FixedFilters;
  tenants: boolean;
  onApply: (filters: ExactFilters) => void;
}

/** The filters that are typed: exact times, and ids. */
export function MoreFilters({ state, fixed, tenants, onApply }: MoreFiltersProps) {
  const [outOfOrder, setOutOfOrder] = useState<string>();
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "").trim();
    const start_date = fieldMoment(text("start_date"));
    const end_date = fieldMoment(text("end_date"), true);
    if (start_date !== null && end_date !== null && end_date < start_date) {
      return setOutOfOrder("This is before the time it starts from.");
    }
    setOutOfOrder(undefined);
    onApply({
      ...((start_date ?? end_date) !== null && { range: null }),
      start_date,
      end_date,
      actor_id: text("actor_id") || null,
      ...(fixed.resource_id === undefined && { resource_id: text("resource_id") || null }),
      ...(tenants && { tenant_id: text("tenant_id") || null }),
    });
  };
  return (
    <form
      aria-label="Exact filters"
      onSubmit={apply}
      className="flex flex-wrap items-start gap-x-3 border-line border-t px-4 pt-2 md:px-6"
    >
      <Field label="From" description={ownTimeZone()} error={noTime(state.start_date)}>
        <Input type="datetime-local" step={1} name="start_date" defaultValue={knownTime(state.start_date)} />
      </Field>
      <Field label="To" description={ownTimeZone()} error={outOfOrder ?? noTime(state.end_date)}>
        <Input type="datetime-local" step={1} name="end_date" defaultValue={knownTime(state.end_date)} />
      </Field>
      <Field label="Actor id">
        <Input mono name="actor_id" defaultValue={state.actor_id ?? ""} />
      </Field>
      {fixed.resource_id === undefined && (
        <Field label="Object id">
          <Input mono name="resource_id" defaultValue={state.resource_id ?? ""} />
        </Field>
      )}
      {tenants && (
        <Field label="Tenant id">
          <Input mono name="tenant_id" defaultValue={state.tenant_id ?? ""} />
        </Field>
      )}
      <span className="pt-6 pb-2">
        <Button type="submit">Apply</Button>
      </span>
    </form>
  );
}

/** Why what the URL says is no time. */
function noTime(text: string | null): string | undefined {
  return isMoment(text) ? undefined : `“${visibleText(text?.slice(0, 40) ?? "")}” cannot be read as a time.`;
}

const knownTime = (text: string | null) => (isMoment(text) ? fieldTime(text) : "");
