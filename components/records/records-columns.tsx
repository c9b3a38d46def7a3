"use client";

import { useMemo } from "react";
import type { Column } from "@/components/table/column";
import { StatusDot } from "@/components/ui/status-dot";
import { ActionsCell, NameCell, type ShowValue, TtlCell, ValueCell } from "./record-cells";
import type { RecordRow } from "./record-row";
import type { RecordsWorkspace } from "./records-workspace";
import type { ShownRow } from "./shown-rows";

/** Checkbox, name, type, value, TTL, state, actions; on a phone name, type and state above value and TTL. */
export const recordsLayout =
  "group/row grid-cols-[2rem_minmax(9rem,1.2fr)_4.5rem_minmax(12rem,3fr)_8rem_6rem_4rem] max-lg:grid-cols-[2rem_minmax(6rem,1fr)_4rem_minmax(9rem,2fr)_5rem_5.5rem] max-sm:grid-cols-[2rem_minmax(0,1fr)_4.5rem_5.5rem] max-sm:gap-y-0 max-sm:content-center";

/** What is staged for a row stands in place of its state. */
const stagedWords = { new: "New", changed: "Changed", deleted: "To delete" } as const;
const stagedTones = { new: "accent", changed: "warning", deleted: "danger" } as const;

interface ColumnActs extends Pick<RecordsWorkspace, "reasons" | "defaultTtl"> {
  onOpen: (id: string) => void;
  onShow: ShowValue;
  onToggle: (row: RecordRow) => void;
  onDelete: (id: string) => void;
  onTakeBack: (row: RecordRow) => void;
}

/** The columns of the records table; the same list as long as the acts are the same functions. */
export function useRecordColumns(acts: ColumnActs): readonly Column<ShownRow>[] {
  const { reasons, defaultTtl, onOpen, onShow, onToggle, onDelete, onTakeBack } = acts;
  return useMemo(
    () => [
      {
        id: "name",
        header: "Name",
        sortable: true,
        cell: (shown, { tabStop }) => <NameCell shown={shown} tabStop={tabStop} onOpen={onOpen} />,
      },
      {
        id: "type",
        header: "Type",
        sortable: true,
        cell: ({ row }) => <span className="font-mono">{row.type}</span>,
      },
      {
        id: "value",
        header: "Value",
        sortable: true,
        className: "max-sm:order-1 max-sm:col-span-2 max-sm:pl-0",
        headerClassName: "max-sm:hidden",
        cell: (shown, { tabStop }) => <ValueCell shown={shown} tabStop={tabStop} onShow={onShow} />,
      },
      {
        id: "ttl",
        header: "TTL",
        sortable: true,
        className: "max-sm:order-1 max-sm:pr-0",
        headerClassName: "max-sm:hidden",
        cell: (shown) => <TtlCell shown={shown} defaultTtl={defaultTtl} />,
      },
      {
        id: "state",
        header: "State",
        sortable: true,
        className: "max-sm:pr-0",
        headerClassName: "max-sm:hidden",
        cell: ({ row }) => (
          <StatusDot tone={row.staged ? stagedTones[row.staged] : row.disabled ? "neutral" : "success"}>
            {row.staged ? stagedWords[row.staged] : row.disabled ? "Disabled" : "Enabled"}
          </StatusDot>
        ),
      },
      {
        id: "actions",
        header: "Actions",
        hideHeader: true,
        className: "max-lg:hidden",
        cell: (shown, { tabStop }) => (
          <ActionsCell
            shown={shown}
            tabStop={tabStop}
            reasons={reasons}
            onToggle={onToggle}
            onDelete={onDelete}
            onTakeBack={onTakeBack}
          />
        ),
      },
    ],
    [reasons, defaultTtl, onOpen, onShow, onToggle, onDelete, onTakeBack],
  );
}
