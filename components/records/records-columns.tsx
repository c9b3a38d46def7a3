"use client";

import { useMemo } from "react";
import type { Column } from "@/components/table/column";
import { cx } from "@/components/ui/cx";
import { StatusDot } from "@/components/ui/status-dot";
import { Time } from "@/components/ui/time";
import { ActionsCell, NameCell, type ShowValue, TtlCell, ValueCell } from "./record-cells";
import type { RecordRow } from "./record-row";
import { type OptionalColumn, optionalColumns } from "./records-url";
import type { RecordsWorkspace } from "./records-workspace";

/** Checkbox, name, type, value, TTL, state, actions; on a phone name, type and state above value and TTL. */
const layout =
  "group/row grid-cols-[2rem_minmax(9rem,1.2fr)_4.5rem_minmax(12rem,3fr)_var(--ttl,8rem)_var(--state,6rem)_var(--created,)_5.75rem] max-lg:grid-cols-[2rem_minmax(6rem,1fr)_4rem_minmax(9rem,2fr)_var(--ttl,5rem)_var(--state,5.5rem)_var(--created,)] max-sm:grid-cols-[2rem_minmax(0,1fr)_4.5rem_5.5rem] max-sm:gap-y-0 max-sm:content-center";

/** The layout of rows with these columns besides those that are always there. */
export function recordsLayout(columns: readonly OptionalColumn[]): string {
  return cx(
    layout,
    !columns.includes("ttl") && "[--ttl:_]",
    !columns.includes("state") && "[--state:_]",
    columns.includes("created") && "[--created:7rem]",
  );
}

/** What is staged for a row stands in place of its state. */
const stagedWords = { new: "New", changed: "Changed", deleted: "To delete" } as const;
const stagedTones = { new: "accent", changed: "warning", deleted: "danger" } as const;

interface ColumnActs extends Pick<RecordsWorkspace, "reasons" | "defaultTtl"> {
  /** Of those that can be left out. Keep it the same array between renders. */
  shown: readonly OptionalColumn[];
  onOpen: (id: string) => void;
  onShow: ShowValue;
  onToggle: (row: RecordRow) => void;
  onDelete: (id: string) => void;
  onTakeBack: (row: RecordRow) => void;
  onHistory: ((row: RecordRow) => void) | undefined;
}

/** The columns of the records table; the same list as long as the acts are the same functions. */
export function useRecordColumns(acts: ColumnActs): readonly Column<RecordRow>[] {
  const { reasons, defaultTtl, onOpen, onShow, onToggle, onDelete, onTakeBack, onHistory } = acts;
  const columns = useMemo(
    (): Column<RecordRow>[] => [
      {
        id: "name",
        header: "Name",
        sortable: true,
        className: "pl-0",
        cell: (row, { tabStop, repeats }) => (
          <NameCell row={row} repeats={repeats === "name"} tabStop={tabStop} onOpen={onOpen} />
        ),
      },
      {
        id: "type",
        header: "Type",
        sortable: true,
        cell: (row, { repeats }) => (
          <span className={cx("font-mono", repeats === "type" && "text-muted")}>{row.type}</span>
        ),
      },
      {
        id: "value",
        header: "Value",
        sortable: true,
        className: "max-sm:order-1 max-sm:col-span-2 max-sm:pl-0",
        headerClassName: "max-sm:hidden",
        cell: (row, { tabStop }) => <ValueCell row={row} tabStop={tabStop} onShow={onShow} />,
      },
      {
        id: "ttl",
        header: "TTL",
        sortable: true,
        className: "max-sm:order-1 max-sm:pr-0",
        headerClassName: "max-sm:hidden",
        cell: (row) => <TtlCell row={row} defaultTtl={defaultTtl} />,
      },
      {
        id: "state",
        header: "State",
        sortable: true,
        className: "max-sm:pr-0",
        headerClassName: "max-sm:hidden",
        cell: (row) => (
          <StatusDot tone={row.staged ? stagedTones[row.staged] : row.disabled ? "neutral" : "success"}>
            {row.staged ? stagedWords[row.staged] : row.disabled ? "Disabled" : "Enabled"}
          </StatusDot>
        ),
      },
      {
        id: "created",
        header: "Created",
        sortable: true,
        className: "max-sm:hidden",
        headerClassName: "max-sm:hidden",
        cell: (row) => row.record.created_at && <Time value={row.record.created_at} tabStop={false} />,
      },
      {
        id: "actions",
        header: "Actions",
        hideHeader: true,
        className: "max-lg:hidden",
        cell: (row, { tabStop }) => (
          <ActionsCell
            row={row}
            tabStop={tabStop}
            reasons={reasons}
            onToggle={onToggle}
            onDelete={onDelete}
            onTakeBack={onTakeBack}
            onHistory={onHistory}
          />
        ),
      },
    ],
    [reasons, defaultTtl, onOpen, onShow, onToggle, onDelete, onTakeBack, onHistory],
  );
  const { shown } = acts;
  return useMemo(() => {
    const left = new Set<string>(optionalColumns.filter((column) => !shown.includes(column)));
    return columns.filter(({ id }) => !left.has(id));
  }, [columns, shown]);
}
