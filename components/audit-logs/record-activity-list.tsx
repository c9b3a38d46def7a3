"use client";

import { useCallback, useMemo, useState } from "react";
import { useRights } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { DataTable } from "@/components/table/data-table";
import { useListState } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { problemOf } from "@/lib/errors/api-error";
import { paths } from "@/lib/paths";
import { auditColumns } from "./audit-columns";
import { AuditFilters } from "./audit-filters";
import { auditListState, noFilters } from "./audit-list-state";
import { ExactTime, TimeZoneName } from "./exact-time";
import { FilterChips } from "./filter-chips";
import { narrowEntries } from "./narrow-entries";
import type { Zone } from "./record-activity";
import { type RevertAsked, RevertHost } from "./revert-host";
import { useRecordActivity } from "./use-record-activity";

const fixed = { resource_type: "record" };

interface RecordActivityListProps {
  zone: Zone;
  /** When the page was asked for, in epoch milliseconds. */
  now: number;
}

/** What happened to single records of one zone, found among the newest entries about records. */
export function RecordActivityList({ zone, now }: RecordActivityListProps) {
  const [state, update] = useListState(auditListState);
  const { first, failed, looking, looked, total, oldest, found, further } = useRecordActivity(
    state,
    now,
    zone,
  );
  const { me } = useRights();
  const [reverting, setReverting] = useState<RevertAsked>();
  const onRevert = useCallback((entry: AuditLog) => setReverting({ entry }), []);
  const columns = useMemo(() => auditColumns({ me, tenants: false, onRevert }), [me, onRevert]);
  const rows = narrowEntries(found, state.q);
  const failure = failed?.error ? problemOf(failed.error) : undefined;
  const more = further && (
    <Button size="sm" busy={looking} busyLabel="Looking…" onClick={further}>
      Look further back
    </Button>
  );
  const table = (shown: readonly AuditLog[] | undefined) => (
    <DataTable
      label="audit entries"
      columns={columns}
      rows={shown}
      rowId={(entry) => entry.id}
      rowHref={(entry) => paths.auditLog(entry.id)}
      empty={
        <EmptyState
          title={state.q === "" ? "No such entry of this zone" : "No entry found here has that text"}
          action={
            <>
              {more}
              <Button size="sm" onClick={() => update({ ...noFilters, q: null })}>
                Clear all filters
              </Button>
            </>
          }
        >
          {further
            ? "There are older entries that were not looked through yet."
            : "All entries about records were looked through."}
        </EmptyState>
      }
    />
  );
  return (
    <Loaded query={first} skeleton={table(undefined)} flush>
      {() => (
        <>
          <AuditFilters
            state={state}
            update={update}
            fixed={fixed}
            searchLabel="Narrow what was found"
            tenants={false}
          />
          <FilterChips state={state} update={update} fixed={fixed} entries={found} me={me} />
          <div className="flex min-h-8 flex-wrap items-center gap-2 px-4 pb-1 text-muted md:px-6">
            <p role="status">
              {rows.length.toLocaleString("en")} of this zone among the newest {looked.toLocaleString("en")}{" "}
              of {total.toLocaleString("en")} entries about single records
              {oldest && (
                <>
                  , back to <ExactTime value={oldest} />, <TimeZoneName />
                </>
              )}
              .
            </p>
            {more}
          </div>
          {failure && failed && (
            <div className="px-4 pb-2 md:px-6">
              <ProblemNotice
                problem={failure}
                onRetry={() => void failed.refetch()}
                retrying={failed.isFetching}
              />
            </div>
          )}
          {table(rows)}
          <RevertHost asked={reverting} onClose={() => setReverting(undefined)} />
        </>
      )}
    </Loaded>
  );
}
