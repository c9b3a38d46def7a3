"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { LastChange } from "@/components/errors/last-change";
import { LeaveScopeContext, useLeaveScope } from "@/components/form/leave-scope";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { onDemand, useEver } from "@/components/ui/on-demand";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { toUnicode } from "@/lib/dns/name";
import { AddRecord } from "./add-record";
import { EditRecord } from "./edit-record";
import { plainName } from "./name-meaning";
import { PastedPlan } from "./pasted-plan";
import { titleOf } from "./record-body";
import { type RecordSeed, seedOf } from "./record-draft";
import { RecordFacts } from "./record-facts";
import { type RecordPanelState, useRecordsWorkspace } from "./records-workspace";
import { rowReasons } from "./row-reasons";
import { useKept } from "./use-kept";
import { useLast } from "./use-last";

const RecordHistory = onDemand(() =>
  import("@/components/audit-logs/record-history").then((module) => module.RecordHistory),
);

interface RecordPanelProps {
  panel: RecordPanelState | null;
  /** Counts up each time a panel is opened, so that each begins anew. */
  opened: number;
  /** What had the focus then. */
  from: Element | null;
}

/** The panel beside the table: adds a record, or shows and changes one. */
export function RecordPanel({ panel, opened, from }: RecordPanelProps) {
  const { zone, rows, closePanel } = useRecordsWorkspace();
  const body = useRef<HTMLDivElement>(null);
  const firstField = useMemo(
    () => ({
      get current() {
        return firstControl(body.current);
      },
    }),
    [],
  );
  const shown = useLast(panel);
  // What takes the place of another form in the open panel takes the focus too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening is one
  useEffect(() => firstControl(body.current)?.focus(), [opened]);
  const { guards, leaveBy } = useLeaveScope();
  const close = () => leaveBy(closePanel);
  const record = useKept(shown && "id" in shown ? rows.byId.get(shown.id)?.record : undefined, shown);
  const missing = shown !== undefined && shown.mode !== "add" && !record;
  const title =
    shown?.mode === "edit" && record
      ? titleOf(record, zone)
      : missing
        ? "Record"
        : `Add a record to ${toUnicode(zone)}`;
  return (
    <Sheet
      open={panel !== null}
      onOpenChange={(open) => !open && close()}
      title={title}
      initialFocus={firstField}
      finalFocus={() => focusAfter(from)}
    >
      <LeaveScopeContext value={guards}>
        <div ref={body} tabIndex={-1} className="flex flex-col gap-3 p-4">
          {missing && (
            <EmptyState title="No such record">
              It is not in this zone, or you cannot see it. It may have been deleted.
            </EmptyState>
          )}
          {shown?.mode === "edit" && record && (
            <EditPanel key={opened} record={record} panel={shown} leaveBy={leaveBy} onCancel={close} />
          )}
          {shown && shown.mode !== "edit" && !missing && (
            <AddPanel key={opened} panel={shown} source={record} onCancel={close} />
          )}
        </div>
      </LeaveScopeContext>
    </Sheet>
  );
}

function firstControl(body: HTMLElement | null): HTMLElement | null {
  return body?.querySelector<HTMLElement>("form input, form select, form textarea") ?? body;
}

/** Where the focus goes when the panel closes: back to what opened it, or to the chosen row when that was a key. */
function focusAfter(from: Element | null): HTMLElement | null {
  if (from?.isConnected && from !== document.body) return null;
  return document.querySelector<HTMLElement>("[role=grid] [role=row][tabindex='0']");
}

interface AddPanelProps {
  onCancel: () => void;
  panel: RecordPanelState & { mode: "add" | "copy" };
  /** What is copied. */
  source: ZoneRecord | undefined;
}

function AddPanel({ panel, source, onCancel }: AddPanelProps) {
  const { zone, usualType, reasons } = useRecordsWorkspace();
  const first = useMemo((): RecordSeed => {
    if (panel.mode === "add") return panel.seed ?? { type: usualType };
    return source ? seedOf(source, zone) : { type: usualType };
  }, [panel, source, zone, usualType]);
  const [next, setNext] = useState<{ seed: RecordSeed; round: number }>();
  const [lines, setLines] = useState(panel.mode === "add" ? panel.lines : undefined);
  return (
    <>
      {reasons.create && <Notice>{reasons.create}</Notice>}
      {lines && <PastedPlan lines={lines} onBack={() => setLines(undefined)} />}
      {/* What was typed waits for the way back. */}
      <div hidden={lines !== undefined}>
        <AddRecord
          // A copy's source may be loaded after the panel was opened.
          key={next?.round ?? (source ? "copy" : "new")}
          seed={next?.seed ?? first}
          onNext={(seed) => setNext({ seed, round: (next?.round ?? 0) + 1 })}
          onCancel={onCancel}
          onLines={setLines}
        />
      </div>
    </>
  );
}

interface EditPanelProps {
  onCancel: () => void;
  /** Asks first if something was typed. */
  leaveBy: (go: () => void) => void;
  record: ZoneRecord;
  panel: RecordPanelState & { mode: "edit" };
}

function EditPanel({ record, panel, leaveBy, onCancel }: EditPanelProps) {
  const { readOnly, reasons } = useRecordsWorkspace();
  return (
    <>
      <RecordHead record={record} leaveBy={leaveBy} />
      {readOnly ? (
        <>
          <Notice>{reasons.update}</Notice>
          <RecordFacts record={record} />
        </>
      ) : (
        <EditRecord record={record} proposed={panel.proposed} onCancel={onCancel} />
      )}
    </>
  );
}

/** What cannot be changed of a record, and what else can be done with it. */
function RecordHead({ record, leaveBy }: Pick<EditPanelProps, "record" | "leaveBy">) {
  const { reasons, readOnly, rows, openPanel, askDelete, closePanel, domainId, zone } = useRecordsWorkspace();
  const [history, setHistory] = useState(false);
  const historyWanted = useEver(history);
  const row = rows.byId.get(record.id);
  const name = plainName(record.name);
  const unicode = toUnicode(name);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-60">
        <p>
          <bdi className="wrap-anywhere font-mono">{unicode}.</bdi>{" "}
          {unicode !== name && <span className="wrap-anywhere font-mono text-muted">{name}.</span>}
        </p>
        <p className="text-muted">
          {record.created_at && (
            <>
              Created <Time value={record.created_at} />{" "}
            </>
          )}
          {!record.id.startsWith("staged:") && (
            <LastChange resourceId={record.id} action="record.update" verb="· Last changed" />
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {!record.id.startsWith("staged:") && (
          <Button size="sm" onClick={() => setHistory(true)}>
            History
          </Button>
        )}
        <Button
          size="sm"
          disabledReason={reasons.create}
          onClick={() => leaveBy(() => openPanel({ mode: "copy", id: record.id }))}
        >
          Duplicate
        </Button>
        <Button
          size="sm"
          disabledReason={row ? rowReasons(row, reasons).delete : reasons.delete}
          onClick={() => askDelete(record.id)}
        >
          Delete
        </Button>
      </div>
      {!readOnly && (
        <p className="basis-full text-muted">
          Name and type are fixed: to change them, duplicate the record and delete this one.
        </p>
      )}
      {historyWanted && (
        <RecordHistory
          open={history}
          title={titleOf(record, zone)}
          domainId={domainId}
          recordId={record.id}
          onClose={() => setHistory(false)}
          onStaged={closePanel}
        />
      )}
    </div>
  );
}
