"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * For a write of unknown outcome: loads what is on screen again, so that the person sees whether it was applied.
 */
export function CheckOutcome() {
  const client = useQueryClient();
  const [state, setState] = useState<"asked" | "checking" | { at: Date; failed: boolean }>("asked");
  const check = async () => {
    setState("checking");
    await client.invalidateQueries();
    const failed = client
      .getQueryCache()
      .findAll({ type: "active" })
      .some((query) => query.state.status === "error");
    setState({ at: new Date(), failed });
  };
  return (
    <>
      <Button size="sm" busy={state === "checking"} busyLabel="Loading…" onClick={check}>
        Load this page’s data again to check
      </Button>
      <span role="status" className="self-center">
        {typeof state === "object" &&
          (state.failed
            ? "It could not be loaded, so it is still not known."
            : `Loaded again at ${state.at.toLocaleTimeString("en-GB")}: look whether it is there before you send it again.`)}
      </span>
    </>
  );
}
