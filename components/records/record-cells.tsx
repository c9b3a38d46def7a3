"use client";

import { memo } from "react";
import { cx } from "@/components/ui/cx";
import { MiddleTruncate } from "@/components/ui/middle-truncate";
import { useCopy } from "@/components/ui/use-copy";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatTtl } from "@/lib/dns/ttl";
import { type RecordRow, recordTitle } from "./record-row";
import type { RecordsWorkspace } from "./records-workspace";
import { hoverOnly, RowButton } from "./row-button";
import { rowReasons } from "./row-reasons";

interface CellProps {
  row: RecordRow;
  tabStop: boolean;
}

interface NameCellProps extends CellProps {
  repeats: boolean;
  onOpen: (id: string) => void;
}

/** The record's name, muted where it repeats the one above; opens the record. */
export function NameCell({ row, repeats, tabStop, onOpen }: NameCellProps) {
  const name = (
    <button
      type="button"
      aria-label={`Open ${recordTitle(row)}`}
      tabIndex={tabStop ? undefined : -1}
      onClick={() => onOpen(row.id)}
      className={cx(
        "inline-flex min-h-6 min-w-6 max-w-full items-center rounded-sm align-middle font-mono hover:underline",
        repeats ? "text-muted" : "font-medium",
      )}
    >
      <bdi className="truncate">{row.unicodeName ?? row.name}</bdi>
    </button>
  );
  if (row.unicodeName === undefined) return name;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {name}
      <span className="truncate font-mono text-muted">{row.name}</span>
    </span>
  );
}

const cut = 44;

/** The value on one line; press it for all of it when it is long, or copy it. */
export function ValueCell({ row, tabStop, onShow }: CellProps & { onShow: ShowValue }) {
  const title = recordTitle(row);
  return (
    <span className={cx("flex min-w-0 items-center gap-1", row.disabled && "text-muted")}>
      {row.value.length > cut ? (
        <button
          type="button"
          aria-label={`Whole value of ${title}: ${row.value}`}
          tabIndex={tabStop ? undefined : -1}
          onClick={(event) => onShow(row.id, event.currentTarget)}
          className="flex min-h-6 min-w-0 items-center rounded-sm text-left hover:underline"
        >
          <MiddleTruncate mono text={row.value} tail={8} />
        </button>
      ) : (
        <span className="truncate whitespace-pre font-mono">{row.value}</span>
      )}
      <CopyValue value={row.value} title={title} tabStop={tabStop} />
    </span>
  );
}

export type ShowValue = (id: string, anchor: HTMLElement) => void;

const CopyValue = memo(function CopyValue({
  value,
  title,
  tabStop,
}: {
  value: string;
  title: string;
  tabStop: boolean;
}) {
  const [state, copy] = useCopy();
  return (
    <>
      <RowButton
        label={`Copy value of ${title}`}
        sign={state === "idle" ? "copy" : state}
        tabStop={tabStop}
        onPress={() => copy(value)}
        className={hoverOnly}
      />
      {state !== "idle" && (
        <VisuallyHidden role="status">
          {state === "copied" ? `Copied value of ${title}` : "The browser refused to copy."}
        </VisuallyHidden>
      )}
    </>
  );
});

/** Seconds and their reading; muted where it is only the zone's default. */
export function TtlCell({ row, defaultTtl }: { row: RecordRow; defaultTtl: number | null }) {
  const { ttl } = row;
  const seconds = ttl ?? defaultTtl;
  return (
    <span className={cx("flex gap-2 tabular-nums", ttl === null && "text-muted")}>
      {ttl ?? "default"}
      {seconds !== null && <span className="truncate text-muted sm:max-lg:hidden">{formatTtl(seconds)}</span>}
    </span>
  );
}

interface ActionsProps extends CellProps {
  reasons: RecordsWorkspace["reasons"];
  onToggle: (row: RecordRow) => void;
  onDelete: (id: string) => void;
  onTakeBack: (row: RecordRow) => void;
  /** Unset where the viewer may not read the audit log. */
  onHistory: ((row: RecordRow) => void) | undefined;
}

/** What can be done to a record without opening it. */
export function ActionsCell(props: ActionsProps) {
  const { row, tabStop, reasons, onToggle, onDelete, onTakeBack, onHistory } = props;
  const title = recordTitle(row);
  const why = rowReasons(row, reasons);
  if (row.staged === "deleted") {
    return (
      <span className="flex justify-end gap-1">
        <RowButton label={`Keep ${title}`} sign="keep" tabStop={tabStop} onPress={() => onTakeBack(row)} />
      </span>
    );
  }
  return (
    <span className="flex justify-end gap-1">
      {onHistory && row.staged !== "new" && (
        <RowButton
          label={`History of ${title}`}
          sign="history"
          tabStop={tabStop}
          onPress={() => onHistory(row)}
          className={hoverOnly}
        />
      )}
      <RowButton
        label={`${row.disabled ? "Enable" : "Disable"} ${title}`}
        sign={row.disabled ? "enable" : "disable"}
        tabStop={tabStop}
        reason={why.toggle}
        reasonId={reasons.update && reasonIds.update}
        onPress={() => onToggle(row)}
        className={hoverOnly}
      />
      <RowButton
        label={`Delete ${title}`}
        sign="delete"
        tabStop={tabStop}
        reason={why.delete}
        reasonId={reasons.delete && reasonIds.delete}
        onPress={() => onDelete(row.id)}
        className={hoverOnly}
      />
    </span>
  );
}

/** Ids of the elements that say why rows cannot be changed, once for all of them. */
export const reasonIds = { update: "records-update-reason", delete: "records-delete-reason" } as const;
