"use client";

import X from "lucide-react/icons/x";
import { useRef } from "react";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { LineOutcome } from "@/lib/api/apply-state";
import { visibleText } from "@/lib/errors/visible-text";
import type { DiffRow } from "./diff-rows";
import { outcomeWords } from "./outcome-words";
import { useListWindow } from "./use-list-window";

const rowHeight = 28;
/** So many rows are drawn as they are; of more only those in sight, each on one line. */
const drawnWhole = 150;

interface DiffListProps {
  rows: readonly DiffRow[];
  outcomeOf: (key: string) => LineOutcome | undefined;
  /** Takes the line back; unset while it cannot be. */
  onRemove: ((key: string) => void) | undefined;
  onEdit: ((key: string) => void) | undefined;
  /** It has been applied. */
  past?: boolean;
}

/** A change set as the diff of a zone file, by name. */
export function DiffList({ rows, ...acts }: DiffListProps) {
  const long = rows.length > drawnWhole;
  return long ? <LongList rows={rows} {...acts} /> : <ShortList rows={rows} {...acts} />;
}

function ShortList({ rows, ...acts }: DiffListProps) {
  return (
    <ul aria-label="Changes" className="font-mono">
      {rows.map((row) => (
        <li key={row.id}>
          <Row row={row} {...acts} />
        </li>
      ))}
    </ul>
  );
}

function LongList({ rows, ...acts }: DiffListProps) {
  const list = useRef<HTMLUListElement>(null);
  const { start, end } = useListWindow(list, rows.length, rowHeight);
  return (
    <div className="overflow-x-auto">
      <ul
        ref={list}
        aria-label="Changes"
        className="relative w-max min-w-full font-mono"
        style={{ height: rows.length * rowHeight, paddingTop: start * rowHeight }}
      >
        {rows.slice(start, end).map((row, at) => (
          <li key={row.id} aria-setsize={rows.length} aria-posinset={start + at + 1}>
            <Row row={row} {...acts} oneLine />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RowProps extends Omit<DiffListProps, "rows"> {
  row: DiffRow;
  oneLine?: boolean;
}

function Row({ row, outcomeOf, onRemove, onEdit, past = false, oneLine = false }: RowProps) {
  const height = oneLine ? "h-7 overflow-hidden" : "min-h-7";
  const text = oneLine ? "whitespace-pre" : "whitespace-pre-wrap wrap-anywhere";
  if (row.kind === "name") {
    return (
      <h3 className={cx("flex items-end px-4 pb-0.5 font-medium", height)}>
        <bdi className={text}>{visibleText(row.name)}</bdi>
      </h3>
    );
  }
  const { sign } = row;
  const outcome = outcomeOf(row.key);
  const added = sign === "+";
  return (
    <div
      className={cx("flex items-start gap-2 pr-3 pl-4", height, added ? "bg-success-soft" : "bg-danger-soft")}
    >
      <span aria-hidden="true" className={cx("py-1", added ? "text-success" : "text-danger")}>
        {added ? "+" : "−"}
      </span>
      <div className="min-w-0 flex-1 py-1">
        <span className="sr-only">{added ? (past ? "Became:" : "Will be:") : "Was:"} </span>
        <code className={text}>{visibleText(row.text)}</code>
        {row.note && <span className="font-sans text-muted"> {row.note}</span>}
        {row.last && outcome && (
          <span
            className={cx(
              "font-sans",
              oneLine ? "ml-2" : "block",
              outcome.state === "applied" ? "text-success" : "text-danger",
            )}
          >
            <ServerWords text={outcomeWords(outcome)} limit={oneLine ? 200 : undefined} />
          </span>
        )}
      </div>
      {row.last && outcome?.state !== "applied" && (
        <span className={cx("flex shrink-0 gap-1", oneLine && "sticky right-1")}>
          {outcome && onEdit && !isGoing(row) && (
            <Button size="sm" onClick={() => onEdit(row.key)} aria-label={`Edit ${row.text}`}>
              Edit
            </Button>
          )}
          {onRemove && (
            <button
              type="button"
              aria-label={`Take back ${row.text}`}
              title="Take this change back"
              onClick={() => onRemove(row.key)}
              className="mt-0.5 inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          )}
        </span>
      )}
    </div>
  );
}

/** Of a deletion there is nothing to edit. */
function isGoing({ sign }: DiffRow & { kind: "line" }): boolean {
  return sign === "-";
}
