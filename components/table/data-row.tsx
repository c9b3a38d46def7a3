"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import type { DataTableProps } from "./data-table";
import { toggled } from "./selection";

interface DataRowProps<Row> extends Pick<DataTableProps<Row>, "columns" | "rowId" | "rowHref" | "selection"> {
  row: Row;
  index: number;
}

/** One row; a press anywhere in it follows its link. */
export function DataRow<Row>({ row, index, columns, rowId, rowHref, selection }: DataRowProps<Row>) {
  const id = rowId(row);
  const chosen = selection?.selected.has(id);
  return (
    <tr
      onClick={rowHref && followRow}
      className={cx(
        "h-8 border-line border-b",
        rowHref && "hover:bg-hover has-[[data-row-link]:focus-visible]:bg-hover",
        chosen && "bg-selected",
      )}
    >
      {selection && (
        <td className="pl-4 md:pl-6">
          <Checkbox
            hideLabel
            label={`Select ${selection.labelOf(row)}`}
            checked={chosen ?? false}
            onChange={() => selection.onChange(toggled(selection.selected, id))}
          />
        </td>
      )}
      {columns.map((column, place) => {
        const content = column.cell(row, { index, tabStop: true, repeats: undefined });
        return (
          <td
            key={column.id}
            className={cx("truncate px-2 first:pl-4 last:pr-4 md:last:pr-6 md:first:pl-6", column.className)}
          >
            {place === 0 && rowHref ? (
              // Not prefetched: a screenful of rows would be as many requests, each counted by the API.
              <Link prefetch={false} data-row-link href={rowHref(row)} className="rounded-sm hover:underline">
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A press anywhere in a row follows its link, as the press was made; not where it is for something else. */
function followRow(event: MouseEvent<HTMLTableRowElement>): void {
  const link = event.currentTarget.querySelector<HTMLElement>("[data-row-link]");
  const elsewhere =
    event.target instanceof Element && event.target.closest("a, button, input, label, select, summary");
  // What is drawn elsewhere, as a menu's items, is in the row for React alone.
  const outside = event.target instanceof Node && !event.currentTarget.contains(event.target);
  if (!link || elsewhere || outside || event.defaultPrevented || getSelection()?.toString()) return;
  const { ctrlKey, metaKey, shiftKey } = event;
  link.dispatchEvent(
    new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
}
