"use client";

import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Me } from "@/lib/contract/auth";
import { visibleText } from "@/lib/errors/visible-text";
import type { AuditListState, UpdateAuditList } from "./audit-filters";
import {
  type AuditFilterName,
  auditFilterNames,
  type FixedFilters,
  isMoment,
  noFilters,
} from "./audit-list-state";
import { filterLabels, filterValue } from "./audit-list-words";
import { ExactTime, TimeZoneName } from "./exact-time";
import { tenantName } from "./tenant-name";

interface FilterChipsProps {
  state: AuditListState;
  update: UpdateAuditList;
  fixed: FixedFilters;
  /** What is on screen: ids are called by the names it has for them. */
  entries: readonly AuditLog[];
  me: Me | undefined;
}

/** Every filter that is set, each with its way out. */
export function FilterChips({ state, update, fixed, entries, me }: FilterChipsProps) {
  const set = auditFilterNames.filter((name) => {
    // A range stands in place of both dates.
    if (state.range !== null && (name === "start_date" || name === "end_date")) return false;
    return state[name] && !(name in fixed);
  });
  if (set.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-2 md:px-6">
      <ul aria-label="Filters" className="contents">
        {set.map((name) => (
          <li
            key={name}
            className="inline-flex h-6 min-w-0 max-w-full items-center gap-1 rounded-md border border-line bg-sunken pl-2"
          >
            <span className="text-muted">{filterLabels[name]}</span>
            <span className="min-w-0 truncate">
              <ChipValue name={name} value={state[name] ?? ""} entries={entries} me={me} />
            </span>
            <IconButton
              size="sm"
              label={`Remove the filter ${filterLabels[name]}`}
              icon={<X aria-hidden="true" className="size-3.5" />}
              onClick={() => update({ [name]: null })}
            />
          </li>
        ))}
      </ul>
      <Button size="sm" variant="quiet" onClick={() => update(noFilters)}>
        Clear all
      </Button>
    </div>
  );
}

interface ChipValueProps extends Pick<FilterChipsProps, "entries" | "me"> {
  name: AuditFilterName;
  value: string;
}

function ChipValue({ name, value, entries, me }: ChipValueProps): ReactNode {
  if ((name === "start_date" || name === "end_date") && isMoment(value)) {
    return (
      <>
        <ExactTime value={value} /> <TimeZoneName />
      </>
    );
  }
  const known =
    name === "actor_id"
      ? entries.find(({ actor_id }) => actor_id === value)?.actor_email
      : name === "resource_id"
        ? entries.find(({ resource_id }) => resource_id === value)?.resource_name
        : name === "tenant_id"
          ? tenantName(value, me)
          : filterValue(name, value);
  if (!known || known === value) return <bdi className="font-mono text-text">{visibleText(value)}</bdi>;
  if (name !== "actor_id" && name !== "resource_id") return known;
  return (
    <>
      <bdi className="text-text">{visibleText(known.slice(0, 120))}</bdi>{" "}
      <bdi className="font-mono text-muted">{visibleText(value)}</bdi>
    </>
  );
}
