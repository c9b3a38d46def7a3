"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import type { Column } from "./column";
import { ariaSort, ColumnHeader, type Sorting } from "./column-header";
import { DataRow } from "./data-row";
import { allToggled, type Selection } from "./selection";

export interface DataTableProps<Row> extends Sorting {
  /** What it lists, in the plural: "domains". */
  label: string;
  /** The first column names the row; with `rowHref` it becomes the row's link. */
  columns: readonly Column<Row>[];
  /** `undefined` while the first page loads. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  rowHref?: ((row: Row) => string) | undefined;
  selection?: Selection<Row> | undefined;
  /** In place of rows, when there are none. */
  empty?: ReactNode;
  /** Rows the skeleton stands in for. */
  skeletonRows?: number | undefined;
  /** These rows are of the former page, while the next one loads. */
  refreshing?: boolean | undefined;
}

/** A page of rows, 32 px each. j, k and the arrows walk the rows' links, Enter follows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, selection, sort, onSort } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (by: number) => {
    const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  const walkable = props.rowHref !== undefined && Boolean(rows?.length);
  useShortcut("j", "Next row", () => walk(1), { enabled: walkable, group: "Table" });
  useShortcut("k", "Previous row", () => walk(-1), { enabled: walkable, group: "Table" });
  const keys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const onLink = event.target instanceof Element && event.target.matches("[data-row-link]");
    if (by === 0 || !onLink) return;
    event.preventDefault();
    walk(by);
  };
  const ids = rows?.map(props.rowId) ?? [];
  return (
    <>
      <table
        aria-label={label}
        aria-busy={!rows || props.refreshing}
        className="w-full table-fixed text-left"
      >
        <thead className="sticky top-11 z-10 bg-surface">
          <tr className="h-8">
            {selection && (
              <th scope="col" className="w-11 border-line border-b pl-4 md:w-13 md:pl-6">
                <Checkbox
                  hideLabel
                  label={`Select all ${label} shown`}
                  checked={ids.length > 0 && ids.every((id) => selection.selected.has(id))}
                  indeterminate={
                    ids.some((id) => selection.selected.has(id)) &&
                    !ids.every((id) => selection.selected.has(id))
                  }
                  onChange={() => selection.onChange(allToggled(selection.selected, ids))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={ariaSort(column, { sort, onSort })}
                className={cx(
                  "border-line border-b px-2 font-medium text-muted first:pl-4 last:pr-4 md:last:pr-6 md:first:pl-6",
                  column.className,
                  column.headerClassName,
                )}
              >
                <ColumnHeader column={column} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={keys} className={cx(props.refreshing && "opacity-60")}>
          {rows
            ? rows.map((row, index) => (
                <DataRow
                  key={props.rowId(row)}
                  row={row}
                  index={index}
                  columns={columns}
                  rowId={props.rowId}
                  rowHref={props.rowHref}
                  selection={selection}
                />
              ))
            : Array.from({ length: props.skeletonRows ?? 10 }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they stand for nothing yet
                <tr key={index} className="h-8 border-line border-b">
                  <td colSpan={columns.length + (selection ? 1 : 0)} className="px-4 md:px-6">
                    <Skeleton className="h-3.5 w-full" />
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
      {rows?.length === 0 && props.empty}
    </>
  );
}
