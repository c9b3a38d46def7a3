"use client";

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { useState } from "react";
import { FilterBar } from "@/components/table/filter-bar";
import type { useListState } from "@/components/table/list-state";
import { SearchField } from "@/components/table/search-field";
import { SelectFilter } from "@/components/table/select-filter";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import { useHydrated } from "@/components/ui/use-hydrated";
import { auditActorTypes } from "@/lib/contract/audit-logs";
import {
  actionLabel,
  actionOptions,
  actorTypeLabel,
  resourceTypeLabel,
  resourceTypeOptions,
} from "./audit-actions";
import { type auditListState, auditRanges, type FixedFilters, isMoment } from "./audit-list-state";
import { rangeOptions } from "./audit-list-words";
import { MoreFilters } from "./more-filters";

type ListState = ReturnType<typeof useListState<typeof auditListState>>;
export type AuditListState = ListState[0];
export type UpdateAuditList = ListState[1];

interface AuditFiltersProps {
  state: AuditListState;
  update: UpdateAuditList;
  fixed: FixedFilters;
  /** What the text narrows: "Narrow this page". */
  searchLabel: string;
  /** Whether the viewer sees more than one tenant. */
  tenants: boolean;
}

/** What the audit log can be narrowed by: all of it in the URL, and all but the text asked of the API. */
export function AuditFilters({ state, update, fixed, searchLabel, tenants }: AuditFiltersProps) {
  const [asked, setMore] = useState(false);
  const unreadable = !isMoment(state.start_date) || !isMoment(state.end_date);
  // The fields are in the reader's time zone, which the server does not know.
  const more = useHydrated() && (asked || unreadable);
  const exact = state.range === null && (state.start_date !== null || state.end_date !== null);
  return (
    <>
      <FilterBar>
        <SearchField
          label={searchLabel}
          value={state.q}
          // The page stays: only what is on it is narrowed.
          onChange={(text) => update({ q: text || null, page: state.page }, { typing: true })}
        />
        <SelectFilter
          label="Time"
          any="Any time"
          value={exact ? "exact" : state.range}
          options={[...rangeOptions, { value: "exact", label: "Exact times…" }]}
          onChange={(value) => {
            if (value === "exact") return setMore(true);
            const range = auditRanges.find((one) => one === value) ?? null;
            update({ range, start_date: null, end_date: null });
          }}
        />
        <SelectFilter
          label="Action"
          value={state.action}
          options={withUnknown(actionOptions, state.action, actionLabel)}
          onChange={(action) => update({ action })}
        />
        <SelectFilter
          label="Actor type"
          value={state.actor_type}
          options={auditActorTypes.map((value) => ({ value, label: actorTypeLabel(value) }))}
          onChange={(value) => update({ actor_type: auditActorTypes.find((one) => one === value) ?? null })}
        />
        {fixed.resource_type === undefined && fixed.resource_id === undefined && (
          <SelectFilter
            label="Object type"
            value={state.resource_type}
            options={withUnknown(resourceTypeOptions, state.resource_type, resourceTypeLabel)}
            onChange={(value) => update({ resource_type: value })}
          />
        )}
        <Button
          aria-expanded={more}
          icon={<SlidersHorizontal aria-hidden="true" className="size-4" />}
          onClick={() => setMore(!more)}
        >
          Exact filters
        </Button>
      </FilterBar>
      {more && (
        <MoreFilters
          // What is typed there is of use until what it started from has changed.
          key={JSON.stringify(state)}
          state={state}
          fixed={fixed}
          tenants={tenants}
          onApply={(filters) => update(filters)}
        />
      )}
    </>
  );
}

/** A value that only the URL knows is a choice too. */
function withUnknown(
  options: readonly SelectOption[],
  value: string | null,
  labelOf: (value: string) => string,
): readonly SelectOption[] {
  if (!value || options.some((option) => option.value === value)) return options;
  return [...options, { value, label: labelOf(value) }];
}
