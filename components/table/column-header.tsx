import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { cx } from "@/components/ui/cx";
import type { Column } from "./column";
import { nextSort, type Sort } from "./sort";

export interface Sorting {
  sort?: Sort | null | undefined;
  /** `null`: back to the list's own order. */
  onSort?: ((sort: Sort | null) => void) | undefined;
}

/** `aria-sort` of a column's header; unset where it cannot be sorted. */
export function ariaSort(column: Column<never>, { sort, onSort }: Sorting) {
  if (!column.sortable || !onSort) return undefined;
  if (sort?.by !== column.id) return "none" as const;
  return sort.descending ? ("descending" as const) : ("ascending" as const);
}

/** What stands in a column's header: its name, as a button where it sorts. */
export function ColumnHeader({ column, sort, onSort }: Sorting & { column: Column<never> }) {
  if (column.hideHeader) return <span className="sr-only">{column.header}</span>;
  if (!column.sortable || !onSort) return column.header;
  const sorted = sort?.by === column.id;
  const Arrow = sorted && sort.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(nextSort(sort, column.id))}
      className="group/sort inline-flex h-6 max-w-full items-center gap-1 rounded-sm hover:text-text"
    >
      <span className="truncate">{column.header}</span>
      <Arrow
        aria-hidden="true"
        className={cx("size-3.5 shrink-0", !sorted && "opacity-0 group-hover/sort:opacity-60")}
      />
    </button>
  );
}
