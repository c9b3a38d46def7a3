"use client";

import RotateCw from "lucide-react/icons/rotate-cw";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TimeZoneName } from "./exact-time";

interface ListStatusProps {
  /** What is special about the rows in sight; else how they are ordered. */
  children?: ReactNode;
  /** Entries that have come since they were loaded. */
  arrived: number;
  onShowNew: () => void;
  onReload: () => void;
  loading: boolean;
  /** More that can be done with the list. */
  actions?: ReactNode;
}

/** The line above the rows. What is new is said here and shown when asked for, so that nothing moves by itself. */
export function ListStatus({ children, arrived, onShowNew, onReload, loading, actions }: ListStatusProps) {
  return (
    <div className="flex min-h-8 items-center gap-2 px-4 pb-1 text-muted md:px-6">
      <p role="status" className="min-w-0 flex-1">
        {children ?? (
          <>
            Newest first. Times are those of <TimeZoneName />.
          </>
        )}
      </p>
      {arrived > 0 && (
        <Button size="sm" onClick={onShowNew}>
          {arrived === 1 ? "1 new entry" : `${arrived.toLocaleString("en")} new entries`}
        </Button>
      )}
      {actions}
      <IconButton
        size="sm"
        label="Load again"
        icon={<RotateCw aria-hidden="true" className="size-3.5" />}
        busy={loading}
        onClick={onReload}
      />
    </div>
  );
}
