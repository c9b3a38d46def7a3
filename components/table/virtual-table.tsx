"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import { useListedKeys, useShortcut } from "@/components/shell/use-shortcut";
import { cx } from "@/components/ui/cx";
import type { Column } from "./column";
import type { Sorting } from "./column-header";
import { GridHeader } from "./grid-header";
import { GridRow } from "./grid-row";
import { rowPlace } from "./row-place";
import { RowShortcut, type RowShortcutOf } from "./row-shortcut";
import { type Selection, toggled } from "./selection";
import { useActiveRow } from "./use-active-row";
import { useChooseAll } from "./use-choose-all";
import { useNarrow } from "./use-narrow";
import { useRowWindow } from "./use-row-window";

export interface VirtualTableHandle {
  /** Makes the row with this id the active one and scrolls to it, without moving the focus; false if it isn't there. */
  reveal(id: string): boolean;
}

export interface VirtualTableProps<Row> extends Sorting {
  /** What it lists, in the plural: "records". */
  label: string;
  /** Keep it the same array between renders: rows are drawn again when it changes. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What a row has in common with the one above it, for its cells to know. Keep it the same function. */
  repeats?: ((row: Row, above: Row) => string | undefined) | undefined;
  /**
   * Tailwind classes that lay out a row's cells: `grid-cols-[minmax(8rem,1fr)_5rem_2fr]`; with `selection`, its
   * checkbox is the first cell.
   */
  layout: string;
  /** On a phone rows are 56 px high, and `layout` stacks their cells in two lines: `max-sm:grid-cols-…`. */
  stacked?: boolean | undefined;
  /** Enter, or a double click. */
  onOpen?: ((row: Row) => void) | undefined;
  /** What that does, for the list of keys. */
  openLabel?: string | undefined;
  /** Keys that act on the active row, as `{ keys: "e", label: "Edit the record", run }`. */
  shortcuts?: readonly RowShortcutOf<Row>[] | undefined;
  selection?: Selection<Row> | undefined;
  /** In place of rows, when there are none. */
  empty?: ReactNode;
  /** Another row has become the active one. */
  onActive?: ((row: Row) => void) | undefined;
  /** More classes for a row, as for one that was just changed. */
  rowClass?: ((row: Row) => string | undefined) | undefined;
  handle?: Ref<VirtualTableHandle> | undefined;
}

const rowHeight = 32;
const stackedHeight = 56;

/**
 * Up to 100,000 rows, of which only those in sight are drawn. One row is active: j, k, arrows, Page and Home/End
 * move it and the focus with it, Enter opens it. With `selection`, Space or a press with Ctrl or ⌘ chooses it, with
 * Shift all since the last one, and Ctrl+A all rows.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, rowId, layout, stacked = false, selection, onOpen, sort, onSort } = props;
  const height = useNarrow() && stacked ? stackedHeight : rowHeight;
  const grid = useRef<HTMLDivElement>(null);
  const active = useActiveRow(rows, rowId, grid);
  const shown = useRowWindow({ count: rows.length, rowHeight: height, pinned: active.index });
  const at = active.index < 0 ? shown.firstInSight : active.index;

  const go = (index: number) => {
    shown.scrollTo(index);
    active.focus(index);
  };
  const step = (by: number) => {
    if (rows.length > 0) go(active.index < 0 ? at : Math.min(Math.max(at + by, 0), rows.length - 1));
  };
  useImperativeHandle(props.handle, () => ({
    reveal: (id) => {
      const index = rows.findIndex((row) => rowId(row) === id);
      if (index < 0) return false;
      active.activate(index);
      shown.scrollTo(index);
      return true;
    },
  }));
  const activeRow = rows[active.index];
  const activeId = activeRow === undefined ? undefined : rowId(activeRow);
  const tellActive = useEffectEvent(() => {
    if (activeRow !== undefined) props.onActive?.(activeRow);
  });
  useEffect(() => {
    if (activeId !== undefined) tellActive();
  }, [activeId]);
  useShortcut("j", "Next row", () => step(1), { enabled: rows.length > 0, group: "Table" });
  useShortcut("k", "Previous row", () => step(-1), { enabled: rows.length > 0, group: "Table" });

  const listed = (enabled: boolean) => ({ enabled: enabled && rows.length > 0, group: "Table" });
  useListedKeys("enter", props.openLabel ?? "Open the row", listed(onOpen !== undefined));
  useListedKeys("space", "Select the row", listed(selection !== undefined));
  useListedKeys("shift+space", "Select all rows since the last one", listed(selection !== undefined));
  useListedKeys("mod+a", "Select all rows", listed(selection !== undefined));

  const choose = useChoose(rows, rowId, selection);
  const chooseAll = useChooseAll(rows, rowId, selection);
  const selected = selection?.selected;
  const chosen = useMemo(() => selected && countChosen(rows, rowId, selected), [rows, rowId, selected]);
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const onRow = event.target instanceof Element && event.target.matches("[role=row][data-index]");
    if (event.defaultPrevented || event.altKey || !onRow) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a" && selection) {
      event.preventDefault();
      if (chosen !== rows.length) chooseAll();
    }
    if (event.ctrlKey || event.metaKey) return;
    const to = rowPlace(event.key, at, rows.length, shown.rowsInSight);
    const row = rows[at];
    if (to !== undefined) go(to);
    else if (event.key === "Enter" && onOpen && row !== undefined) onOpen(row);
    else if (event.key === " " && selection) choose(at, event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows that are not drawn cannot be counted by a table */}
      <div
        ref={grid}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={selection ? true : undefined}
        tabIndex={-1}
        onKeyDown={keys}
        onFocus={(event) => active.noticeFocus(rowAt(event.target))}
        onBlur={(event) => active.noticeBlur(event.relatedTarget)}
        onDoubleClick={(event) => {
          const row = rows[rowAt(event.target)];
          if (row !== undefined && !isControl(event.target)) onOpen?.(row);
        }}
        onMouseDown={(event) => {
          // Else a range of rows is a range of text.
          if (selection && event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          const index = rowAt(event.target);
          const chooses = event.ctrlKey || event.metaKey || event.shiftKey;
          if (selection && chooses && index >= 0 && !isControl(event.target)) choose(index, event.shiftKey);
        }}
      >
        <GridHeader
          label={label}
          columns={columns}
          layout={layout}
          sort={sort}
          onSort={onSort}
          chosen={chosen}
          count={rows.length}
          onChooseAll={chooseAll}
        />
        {/* flow-root: the gap above the first row drawn must not move this box, by which that row is found. */}
        {/* biome-ignore lint/a11y/useSemanticElements: as the grid */}
        <div role="rowgroup" ref={shown.list} className="flow-root [overflow-anchor:none]">
          {shown.rows.map(({ index, gap }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const above = rows[index - 1];
            return (
              <GridRow
                key={rowId(row)}
                row={row}
                index={index}
                repeats={above && props.repeats?.(row, above)}
                columns={columns}
                layout={cx(layout, stacked ? "h-8 max-sm:h-14" : "h-8", props.rowClass?.(row))}
                active={index === at}
                gap={gap}
                chosen={selection?.selected.has(rowId(row))}
                selectLabel={selection?.labelOf(row)}
                onChoose={choose}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && props.empty}
      {props.shortcuts?.map((shortcut) => (
        <RowShortcut
          key={shortcut.keys}
          {...shortcut}
          row={active.index < 0 ? undefined : rows[active.index]}
        />
      ))}
    </>
  );
}

function rowAt(target: EventTarget | null): number {
  const row = target instanceof Element ? target.closest<HTMLElement>("[role=row][data-index]") : null;
  return row ? Number(row.dataset.index) : -1;
}

function countChosen<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  selected: ReadonlySet<string>,
): number {
  return selected.size === 0 ? 0 : rows.reduce((count, row) => count + Number(selected.has(rowId(row))), 0);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, input, label, select, summary") !== null;
}

/** Turns a row's choice over, or with `range` those since the last one; the same function between renders. */
function useChoose<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  selection: Selection<Row> | undefined,
) {
  const latest = useRef({ rows, rowId, selection });
  const from = useRef<string>(undefined);
  useEffect(() => {
    latest.current = { rows, rowId, selection };
  });
  return useCallback((index: number, range: boolean) => {
    const now = latest.current;
    const row = now.rows[index];
    if (row === undefined || !now.selection) return;
    const id = now.rowId(row);
    // By id: a filter may have moved it since.
    const other = range ? now.rows.findIndex((each) => now.rowId(each) === from.current) : -1;
    const rows = other < 0 ? [row] : now.rows.slice(Math.min(other, index), Math.max(other, index) + 1);
    now.selection.onChange(toggled(now.selection.selected, id, rows.map(now.rowId)));
    from.current = id;
  }, []);
}
