"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { addToToasts } from "@/components/ui/toast";
import { apiQuery } from "@/lib/api/query";
import { writeTrail } from "@/lib/api/write-trace";
import { can } from "@/lib/permissions";
import { TrailLink } from "./trail-link";

/** Adds to every toast of a write that was applied where it is in the audit log, for those who may read it. */
export function TrailToasts() {
  const client = useQueryClient();
  useEffect(
    () =>
      addToToasts(() => {
        const traces = writeTrail.justNow();
        return traces.length > 0 && mayReadLog(client) ? (
          <TrailLink traces={traces}>View in audit log</TrailLink>
        ) : undefined;
      }),
    [client],
  );
  return null;
}

/** As far as it is known already: a toast asks nothing, it may outlive its session. */
export function mayReadLog(client: QueryClient): boolean {
  const me = client.getQueryData(apiQuery("auth.me", {}).queryKey)?.data;
  return can({ me }, "audit_logs:read") === true;
}
