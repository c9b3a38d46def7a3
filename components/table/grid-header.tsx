"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import type { Column } from "./column";
import { ariaSort, ColumnHeader, type Sorting } from "./column-header";

interface GridHeaderProps extends Sorting {
  label: string;
  columns: readonly Column<never>[];
  layout: string;
  /** How many rows are chosen; unset: rows cannot be chosen. */
  chosen: number | undefined;
  count: number;
  onChooseAll: () => void;
}

/** The head of a `VirtualTable`, which stays below the top bar while rows pass under it. */
export function GridHeader({
  label,
  columns,
  layout,
  chosen,
  count,
  onChooseAll,
  ...sorting
}: GridHeaderProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no table
    <div role="rowgroup" className="sticky top-11 z-10 bg-surface">
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a header row is passed over */}
      <div
        role="row"
        aria-rowindex={1}
        className={cx(
          layout,
          "grid h-8 items-center border-line border-b px-4 font-medium text-muted md:px-6",
        )}
      >
        {chosen !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its checkbox takes the focus
          <div role="columnheader">
            <Checkbox
              hideLabel
              label={`Select all ${label}`}
              checked={count > 0 && chosen === count}
              indeterminate={chosen > 0 && chosen < count}
              onChange={onChooseAll}
            />
          </div>
        )}
        {columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          <div
            key={column.id}
            role="columnheader"
            aria-sort={ariaSort(column, sorting)}
            className={cx(
              "min-w-0 truncate px-2 first:pl-0 last:pr-0",
              column.className,
              column.headerClassName,
            )}
          >
            <ColumnHeader column={column} {...sorting} />
          </div>
        ))}
      </div>
    </div>
  );
}
