"use client";

import { PageBody } from "@/components/shell/page-header";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useDelayed } from "@/components/ui/use-delayed";
import type { ReadingProgress } from "./compare-text";

interface ReadingProps {
  /** Null while the zone is read. */
  progress: ReadingProgress | null;
  onCancel: () => void;
}

/** How far a text is read, and the way out of it. */
export function Reading({ progress, onCancel }: ReadingProps) {
  const shown = useDelayed(true, 400);
  return (
    <PageBody narrow>
      <Busy label={progress ? "Comparing the text with the zone…" : "Reading the zone as it is now…"} />
      {shown && (
        <div className="flex flex-col items-start gap-2 pt-2">
          {progress && <HowFar {...progress} />}
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      )}
    </PageBody>
  );
}

function HowFar({ at, of }: ReadingProgress) {
  const now = at.toLocaleString("en");
  if (of === null) return <p className="text-muted tabular-nums">{now} records read</p>;
  return (
    <>
      <ProgressBar aria-label="Text read" value={Math.min(at, of)} max={Math.max(1, of)} />
      <p className="text-muted tabular-nums">
        Line {now} of {of.toLocaleString("en")}
      </p>
    </>
  );
}
