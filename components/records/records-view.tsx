"use client";

import { useCallback, useRef, useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import type { Staging } from "@/components/changes/use-staging";
import { useNarrow } from "@/components/table/use-narrow";
import { VirtualTable } from "@/components/table/virtual-table";
import { onDemand, useEver } from "@/components/ui/on-demand";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { ActNotices } from "./act-notices";
import { repeats } from "./grouping";
import { plainName } from "./name-meaning";
import { NoRecords } from "./no-records";
import { titleOf } from "./record-body";
import { RecordReasons } from "./record-reasons";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";
import { recordsLayout, useRecordColumns } from "./records-columns";
import { RecordsCount } from "./records-count";
import { RecordsToolbar } from "./records-toolbar";
import { RecordsContext, type RecordsWorkspace } from "./records-workspace";
import type { RowEdit } from "./row-editor";
import { TapOpens } from "./tap-opens";
import { useChosenRecords } from "./use-chosen-records";
import { useRecordActs } from "./use-record-acts";
import { useRecordList } from "./use-record-list";
import { useRecordPanel } from "./use-record-panel";
import { useRecordReasons } from "./use-record-reasons";
import { useRecordShortcuts } from "./use-record-shortcuts";
import { useReveal } from "./use-reveal";
import { useStable } from "./use-stable";
import { useStagedActs } from "./use-staged-acts";
import { useSure } from "./use-sure";
import { useTablePaste } from "./use-table-paste";

const RecordPanel = onDemand(() => import("./record-panel").then((module) => module.RecordPanel));
const BulkBar = onDemand(() => import("./bulk-bar").then((module) => module.BulkBar));
const DeleteRecord = onDemand(() => import("./delete-record").then((module) => module.DeleteRecord));
const StagedBar = onDemand(() =>
  import("@/components/changes/staged-bar").then((module) => module.StagedBar),
);
const RecordHistory = onDemand(() =>
  import("@/components/audit-logs/record-history").then((module) => module.RecordHistory),
);
const RowEditor = onDemand(() => import("./row-editor").then((module) => module.RowEditor));
const ValuePopover = onDemand(() => import("./value-popover").then((module) => module.ValuePopover));

interface RecordsViewProps {
  domain: DomainDetail;
  /** All of the zone, system records included. */
  rows: RecordRows;
  /** How many records will be shown, while only the first are there. */
  expected: number | undefined;
  refresh: () => void;
  staging: Staging;
}

const rowId = ({ id }: RecordRow) => id;

/** The table of a zone's records with its filters, and the panel beside it. */
export function RecordsView({ domain, rows, expected, refresh, staging }: RecordsViewProps) {
  const zone = plainName(domain.name);
  const defaultTtl = domain.default_ttl ?? null;
  const list = useRecordList(rows, zone, defaultTtl);
  const { record, panel, opened, from, openPanel, closePanel, choose } = useRecordPanel();
  const { table, marked, noticeActive, showRecord } = useReveal({ record, shown: list.shown, choose });
  const { sure, question } = useSure(zone);
  const { acts, takeBack, stageDelete } = useStagedActs(
    useRecordActs({ domainId: domain.id, zone, showRecord, sure }),
    staging,
  );
  const { reasons, readOnly } = useRecordReasons(domain.id);
  const [deleting, setDeleting] = useState<string>();
  const deletedAt = useRef(-1);
  const askDelete = useStable((id: string) => {
    const row = rows.byId.get(id);
    if (staging.active && row) {
      stageDelete(row);
      if (panel && "id" in panel && panel.id === id) closePanel();
      return;
    }
    deletedAt.current = list.shown.findIndex((row) => row.id === id);
    setDeleting(id);
  });
  const [whole, setWhole] = useState<{ id: string; anchor: HTMLElement }>();
  const [editing, setEditing] = useState<RowEdit>();
  const [history, setHistory] = useState<{ record: ZoneRecord; open: boolean }>();
  // As with the page of the zone's activity: what would only be refused is not offered.
  const mayReadLog = usePermission("audit_logs:read").allowed !== false;
  const showHistory = useCallback((row: RecordRow) => setHistory({ record: row.record, open: true }), []);
  const narrow = useNarrow();
  const stopEditing = useCallback(() => setEditing(undefined), []);
  const { chosen, selection } = useChosenRecords(rows, list.shown);
  const bulkWanted = useEver(chosen.rows.length > 0);
  const panelWanted = useEver(panel !== null);
  const deleteWanted = useEver(deleting !== undefined);
  const wholeWanted = useEver(whole !== undefined);
  const editWanted = useEver(editing !== undefined);

  const open = useCallback((id: string) => openPanel({ mode: "edit", id }), [openPanel]);
  const columns = useRecordColumns({
    shown: list.url.columns,
    reasons,
    defaultTtl,
    onOpen: open,
    onShow: useCallback((id: string, anchor: HTMLElement) => setWhole({ id, anchor }), []),
    onToggle: useStable((row: RecordRow) => acts.setDisabled(row.record, !row.disabled)),
    onDelete: askDelete,
    onTakeBack: useStable(takeBack),
    onHistory: mayReadLog ? showHistory : undefined,
  });
  const workspace: RecordsWorkspace = {
    domainId: domain.id,
    zone,
    defaultTtl,
    usualType: list.url.type.length === 1 ? (list.url.type[0] ?? "A") : usualTypeOf(domain),
    rows,
    reasons,
    readOnly,
    openPanel,
    closePanel,
    askDelete,
    refresh,
    acts,
    staging,
    takeBack,
    showRecord,
  };
  useTablePaste(workspace);
  const shortcuts = useRecordShortcuts(workspace, {
    current: record,
    choose,
    chosen,
    showWhole: setWhole,
    showHistory: mayReadLog ? showHistory : undefined,
  });

  return (
    <RecordsContext value={workspace}>
      <h2 className="sr-only">Records of {zone}</h2>
      <RecordsToolbar list={list} counts={list.filtered.typeCounts} />
      <RecordsCount list={list} chosen={record} expected={expected} />
      <ActNotices />
      <TapOpens rows={list.shown} onOpen={open}>
        <VirtualTable
          label="Records"
          columns={columns}
          rows={list.shown}
          rowId={rowId}
          repeats={list.grouping === null ? undefined : repeats[list.grouping]}
          layout={recordsLayout(list.url.columns)}
          stacked
          sort={list.url.sort}
          onSort={(sort) => list.change({ sort })}
          onOpen={({ id }) => {
            const row = drawnRow(list.shown.findIndex((shown) => shown.id === id));
            if (row && !narrow && !readOnly) setEditing({ id, row });
            else open(id);
          }}
          openLabel={narrow || readOnly ? "Open the record" : "Edit the record where it stands"}
          shortcuts={shortcuts}
          selection={selection}
          onActive={noticeActive}
          rowClass={({ id }) =>
            id === marked
              ? "bg-success-soft"
              : id === record
                ? "bg-selected"
                : "transition-colors duration-700"
          }
          handle={table}
          empty={<NoRecords list={list} />}
        />
      </TapOpens>
      <div data-over-rows="" className="sticky bottom-0 z-20 mt-auto">
        {bulkWanted && <BulkBar chosen={chosen} />}
        {staging.zone &&
          staging.state &&
          (staging.count > 0 || staging.state.reviewing || staging.state.elsewhere) && (
            <StagedBar
              staged={staging.zone}
              domain={domain}
              onEdit={(id) => {
                if (rows.byId.has(id)) openPanel({ mode: "edit", id });
              }}
            />
          )}
      </div>
      <RecordReasons reasons={reasons} />
      {question}
      {/* Back leads to a panel that was open before: nothing is edited below what is being applied. */}
      {panelWanted && (
        <RecordPanel panel={staging.state?.reviewing ? null : panel} opened={opened} from={from} />
      )}
      {editWanted && <RowEditor edit={editing} onClose={stopEditing} />}
      {deleteWanted && (
        <DeleteRecord
          row={deleting === undefined ? undefined : rows.byId.get(deleting)}
          onClose={() => setDeleting(undefined)}
          // The next row has come into the place of one that is gone.
          finalFocus={() => (panel ? null : drawnRow(deletedAt.current))}
          onDeleted={(id) => {
            if (panel && "id" in panel && panel.id === id) closePanel();
          }}
        />
      )}
      {history && (
        <RecordHistory
          open={history.open}
          title={titleOf(history.record, zone)}
          domainId={domain.id}
          recordId={history.record.id}
          onClose={() => setHistory({ ...history, open: false })}
          onStaged={closePanel}
        />
      )}
      {wholeWanted && (
        <ValuePopover
          row={whole && rows.byId.get(whole.id)}
          anchor={whole?.anchor ?? null}
          onClose={() => setWhole(undefined)}
        />
      )}
    </RecordsContext>
  );
}

/** The row that stands at that place now, if it is drawn. */
function drawnRow(index: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[role=grid] [role=row][data-index="${index}"]`);
}

/** What most records of a new name in such a zone are. */
function usualTypeOf({ domain_type }: DomainDetail): string {
  return domain_type.startsWith("reverse") ? "PTR" : "A";
}
