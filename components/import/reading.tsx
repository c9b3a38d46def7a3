"use client";

import { PageBody } from "@/components/shell/page-header";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { useDelayed } from "@/components/ui/use-delayed";
import type { ReadingProgress } from "./compare-text";

/** How far a text is read, and the way out of it. */
export function Reading({
  progress: { at, of },
  onCancel,
}: {
  progress: ReadingProgress;
  onCancel: () => void;
}) {
  const shown = useDelayed(true, 400);
  const line = at.toLocaleString("en");
  return (
    <PageBody narrow>
      <Busy label="Reading the text and comparing it with the zone…" />
      {shown && (
        <div className="flex flex-col items-start gap-2 pt-2">
          <progress
            aria-label="Text read"
            className="h-1.5 w-full accent-accent"
            {...(of !== null && { value: Math.min(at, of), max: Math.max(1, of) })}
          />
          <p className="text-muted tabular-nums">
            {of === null ? `${line} records` : `Line ${line} of ${of.toLocaleString("en")}`}
          </p>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      )}
    </PageBody>
  );
}
