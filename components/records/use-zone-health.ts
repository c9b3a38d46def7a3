"use client";

import { useEffect, useState } from "react";
import { inBackground } from "@/components/changes/in-background";
import type { Finding } from "@/lib/dns/health/health-row";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";

/** Nobody waits for it: what was opened comes first. */
const afterMs = 400;

/**
 * What to know of the zone's records, found out while nothing else is done; undefined until then. The error, where that
 * could not be found out.
 */
export function useZoneHealth(
  rows: RecordRows | undefined,
  zone: string,
  defaultTtl: number | null,
): readonly Finding<RecordRow>[] | { error: unknown } | undefined {
  const [findings, setFindings] = useState<readonly Finding<RecordRow>[] | { error: unknown }>();
  useEffect(() => {
    if (!rows) return;
    let gone = false;
    let stop = () => {};
    const look = async () => {
      const { zoneHealthSteps } = await import("@/lib/dns/health/zone-health");
      if (gone) return;
      stop = inBackground(zoneHealthSteps(rows.all, { name: zone, defaultTtl }), setFindings, fail);
    };
    const fail = (error: unknown) => setFindings({ error });
    const timer = setTimeout(() => {
      look().catch((error: unknown) => {
        if (!gone) fail(error);
      });
    }, afterMs);
    return () => {
      gone = true;
      stop();
      clearTimeout(timer);
    };
  }, [rows, zone, defaultTtl]);
  return findings;
}
