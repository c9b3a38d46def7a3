"use client";

import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { IconButton } from "./icon-button";
import { Select } from "./select";

export interface PaginationProps {
  /** What is paged, in the plural: "domains". */
  label: string;
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  onPageChange: (page: number) => void;
  onPageSizeChange?: ((pageSize: number) => void) | undefined;
  pageSizes?: readonly number[] | undefined;
}

export function Pagination({
  label,
  page,
  pageSize,
  total,
  onPageChange,
  onPageSizeChange,
  pageSizes = [25, 50, 100],
}: PaginationProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  const number = (n: number) => n.toLocaleString("en");
  return (
    <nav aria-label={`Pages of ${label}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      {onPageSizeChange && (
        <Select
          compact
          aria-label={`${label} per page`}
          value={String(pageSize)}
          onChange={(event) => onPageSizeChange(Number(event.target.value))}
          options={pageSizes.map((size) => ({ value: String(size), label: `${size} per page` }))}
        />
      )}
      <span className="tabular-nums">
        {number(first)}–{number(last)} of {number(total)} {label}
      </span>
      <span className="flex gap-1">
        <IconButton
          label="Previous page"
          icon={<ChevronLeft aria-hidden="true" className="size-4" />}
          disabledReason={page <= 1 ? "this is the first." : undefined}
          onClick={() => onPageChange(page - 1)}
        />
        <IconButton
          label="Next page"
          icon={<ChevronRight aria-hidden="true" className="size-4" />}
          disabledReason={page >= pages ? "this is the last." : undefined}
          onClick={() => onPageChange(page + 1)}
        />
      </span>
    </nav>
  );
}
