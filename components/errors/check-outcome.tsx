"use client";

import { useSyncExternalStore } from "react";
import { usePermission } from "@/components/access/use-permission";
import { Button } from "@/components/ui/button";
import type { Lookup } from "@/lib/api/open-outcome";
import { TrailLink } from "./trail-link";

/** For a write of unknown outcome: looks whether it was applied, now or at a time that it says. */
export function CheckOutcome({ open }: { open: Lookup }) {
  const { looking, nextAt, lookedAt } = useSyncExternalStore(open.subscribe, open.snapshot, open.snapshot);
  const mayReadLog = usePermission("audit_logs:read").reason === undefined;
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
      {mayReadLog && (
        <span className="self-center">
          {/* The form is open, with what was typed. */}
          <TrailLink traces={[open.trace]} {...(open.zone && { zone: open.zone })} target="_blank">
            Did it happen? See the audit log (new tab)
          </TrailLink>
        </span>
      )}
    </>
  );
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString("en-GB");
}
