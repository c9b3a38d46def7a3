"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import type { OpenOutcome } from "@/lib/api/open-outcome";

/** For a write of unknown outcome: looks whether it was applied, now or at a time that it says. */
export function CheckOutcome({ open }: { open: OpenOutcome }) {
  const { looking, nextAt, lookedAt } = useSyncExternalStore(open.subscribe, open.snapshot, open.snapshot);
  return (
    <>
      <Button size="sm" busy={looking} busyLabel="Finding out…" onClick={() => void open.check()}>
        Check again
      </Button>
      <span role="status" className="self-center empty:hidden">
        {lookedAt !== undefined && !looking && `Looked again at ${clock(lookedAt)}: it is still not known.`}
      </span>
      {nextAt !== undefined && !looking && (
        <span className="self-center text-muted">It looks again by itself at {clock(nextAt)}.</span>
      )}
    </>
  );
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString("en-GB");
}
