"use client";

import X from "lucide-react/icons/x";
import { Button } from "@/components/ui/button";

export interface FilterChip {
  /** "Status: active". */
  text: string;
  onRemove: () => void;
}

/** The filters in force, each with a press taken off; nothing while there are none. */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5 px-4 pb-2 md:px-6">
      {chips.map((chip) => (
        <li key={chip.text}>
          <Button
            size="sm"
            aria-label={`Remove the filter ${chip.text}`}
            onClick={chip.onRemove}
            icon={<X aria-hidden="true" className="size-3.5" />}
          >
            {chip.text}
          </Button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Button size="sm" variant="quiet" onClick={onClear}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}
