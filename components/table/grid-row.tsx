"use client";

import { type CSSProperties, memo } from "react";
import { cx } from "@/components/ui/cx";
import type { Column } from "./column";

export interface GridRowProps<Row> {
  row: Row;
  index: number;
  repeats: string | undefined;
  columns: readonly Column<Row>[];
  /** Tailwind's `grid-cols-…` and what else lays out a row. */
  layout: string;
  active: boolean;
  /** Pixels of rows left out above this one. */
  gap: number;
  /** Unset: rows cannot be chosen. */
  chosen: boolean | undefined;
  selectLabel: string | undefined;
  onChoose: (index: number, range: boolean) => void;
}

function GridRowBody<Row>(props: GridRowProps<Row>) {
  const { row, index, repeats, columns, layout, active, gap, chosen, selectLabel, onChoose } = props;
  const style: CSSProperties | undefined = gap > 0 ? { marginTop: gap } : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's rows cannot be laid out as a grid, nor left out
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-index={index}
      tabIndex={active ? 0 : -1}
      style={style}
      className={cx(
        layout,
        "grid items-center border-line border-b px-4 hover:bg-hover focus-visible:-outline-offset-2 focus-visible:bg-hover md:px-6",
        chosen && "bg-selected",
      )}
    >
      {chosen !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <div role="gridcell" className="max-sm:row-span-2">
          {/* As light as can be, for there is one in every row drawn while scrolling. */}
          <label className="flex size-6 items-center">
            <input
              type="checkbox"
              aria-label={`Select ${selectLabel}`}
              tabIndex={active ? undefined : -1}
              checked={chosen}
              onChange={(event) =>
                onChoose(index, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
              }
              className="size-4 accent-accent"
            />
          </label>
        </div>
      )}
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: as the row
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
        <div
          key={column.id}
          role="gridcell"
          className={cx("min-w-0 truncate px-2 first:pl-0 last:pr-0", column.className)}
        >
          {column.cell(row, { index, tabStop: active, repeats })}
        </div>
      ))}
    </div>
  );
}

/** One row of a `VirtualTable`; drawn again only when something of it changes. */
export const GridRow: <Row>(props: GridRowProps<Row>) => React.ReactNode = memo(GridRowBody);
