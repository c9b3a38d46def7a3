"use client";

import { useCallback, useMemo, useState } from "react";
import { useRights } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { DataTable } from "@/components/table/data-table";
import { useListState } from "@/components/table/list-state";
import { onDemand } from "@/components/ui/on-demand";
import { Pagination } from "@/components/ui/pagination";
import { Skeleton } from "@/components/ui/skeleton";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { problemOf } from "@/lib/errors/api-error";
import { paths } from "@/lib/paths";
import { auditColumns } from "./audit-columns";
import { AuditFilters, type UpdateAuditList } from "./audit-filters";
import { auditFilterNames, auditListState, type FixedFilters, noFilters } from "./audit-list-state";
import { ExportMenu } from "./export-menu";
import { ExportProgress } from "./export-progress";
import { FilterChips } from "./filter-chips";
import { ListStatus } from "./list-status";
import { narrowEntries } from "./narrow-entries";
import { NoEntries } from "./no-entries";
import { type RevertAsked, RevertHost } from "./revert-host";
import { useAuditList } from "./use-audit-list";

const ActivityOverTime = onDemand(
  () => import("./activity-over-time").then((module) => module.ActivityOverTime),
  () => <Skeleton className="h-27 w-full" />,
);

const entryId = (entry: AuditLog) => entry.id;
const entryHref = (entry: AuditLog) => paths.auditLog(entry.id);
const unfixed: FixedFilters = {};

export interface AuditLogViewProps {
  /** When the page was asked for, in epoch milliseconds: what a range of time ends at. */
  now: number;
  fixed?: FixedFilters | undefined;
}

/** Entries of the audit log, newest first, a page at a time, narrowed by what the API can filter. */
export function AuditLogView({ now, fixed = unfixed }: AuditLogViewProps) {
  const [state, change] = useListState(auditListState);
  // Other filters, or pages of another size, are of the list as it is now.
  const update: UpdateAuditList = (to, options) =>
    change("page" in to ? to : { ...to, until: null }, options);
  const found = useAuditList(state, { now, fixed, turn: change });
  const { list, filters, arrived } = found;
  const { me } = useRights();
  // What concerns one object is of one tenant.
  const tenants = Boolean(me?.is_platform_admin) && fixed.resource_id === undefined;
  const [reverting, setReverting] = useState<RevertAsked>();
  const onRevert = useCallback((entry: AuditLog) => setReverting({ entry }), []);
  const columns = useMemo(() => auditColumns({ me, tenants, onRevert }), [me, tenants, onRevert]);
  const entries = list.data?.data ?? [];
  const rows = useMemo(() => narrowEntries(entries, state.q), [entries, state.q]);
  const refused = list.error && !list.data && problemOf(list.error).kind === "forbidden";
  const filtered = auditFilterNames.some((name) => state[name] && !(name in fixed));
  const table = (shown: readonly AuditLog[] | undefined) => (
    <DataTable
      label="audit entries"
      columns={columns}
      rows={shown}
      rowId={entryId}
      rowHref={entryHref}
      skeletonRows={15}
      refreshing={list.isPlaceholderData}
      empty={
        <NoEntries
          page={state.page}
          lastPage={Math.ceil((list.data?.total ?? 0) / state.page_size)}
          onPage={entries.length}
          text={state.q}
          filtered={filtered}
          ended={state.until !== null}
          onShowNow={() => change({ page: 1, until: null })}
          onGoTo={found.turnTo}
          onClearText={() => update({ q: null, page: state.page })}
          onClearFilters={() => update(noFilters)}
        />
      }
    />
  );
  return (
    <>
      {!refused && (
        <>
          <AuditFilters
            state={state}
            update={update}
            fixed={fixed}
            searchLabel="Narrow this page"
            tenants={tenants}
          />
          <FilterChips state={state} update={update} fixed={fixed} entries={entries} me={me} />
          {list.data && (
            <div className="px-4 pb-2 md:px-6">
              <ActivityOverTime
                filters={filters}
                entries={entries}
                total={list.data.total}
                until={found.until}
                now={found.end}
                arrived={arrived}
                loading={list.isPlaceholderData}
                onNarrow={(span) => update({ range: null, ...span })}
              />
            </div>
          )}
          <ListStatus
            arrived={arrived}
            onShowNew={found.showNew}
            onReload={found.reload}
            loading={list.isFetching}
            actions={
              list.data && (
                <ExportMenu filters={filters} total={list.data.total} narrowed={state.q.trim() !== ""} />
              )
            }
          >
            {state.q.trim() !== "" && list.data
              ? `${rows.length} of the ${entries.length} entries on this page ${rows.length === 1 ? "has" : "have"} that text. The API cannot search by text.`
              : undefined}
          </ListStatus>
          <ExportProgress />
        </>
      )}
      <Loaded query={list} skeleton={table(undefined)} flush>
        {({ total, page, page_size }) => (
          <>
            {table(rows)}
            {entries.length > 0 && (
              <div className="px-4 py-3 md:px-6">
                <Pagination
                  label="entries"
                  page={page}
                  pageSize={page_size}
                  total={total}
                  onPageChange={found.turnTo}
                  onPageSizeChange={(size) => update({ page_size: size === 25 || size === 100 ? size : 50 })}
                />
              </div>
            )}
          </>
        )}
      </Loaded>
      <RevertHost asked={reverting} onClose={() => setReverting(undefined)} />
    </>
  );
}
