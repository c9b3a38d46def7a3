"use client";

import { useEffect, useState } from "react";
import { inBackground } from "@/components/changes/in-background";
import type { Finding } from "@/lib/dns/health/health-row";
import type { RecordRow } from "./record-row";
import type { RecordRows } from "./record-rows";

/** Nobody waits for it: what was opened comes first. */
const afterMs = 400;

/** What to know of the zone's records, found out while nothing else is done; undefined until then. */
export function useZoneHealth(
  rows: RecordRows | undefined,
  zone: string,
  defaultTtl: number | null,
): readonly Finding<RecordRow>[] | undefined {
  const [findings, setFindings] = useState<readonly Finding<RecordRow>[]>();
  useEffect(() => {
    if (!rows) return;
    let gone = false;
    let stop = () => {};
    const look = async () => {
      const { zoneHealthSteps } = await import("@/lib/dns/health/zone-health");
      if (!gone) stop = inBackground(zoneHealthSteps(rows.all, { name: zone, defaultTtl }), setFindings);
    };
    // Without it the page does all it is for; the next change of the zone asks again.
    const timer = setTimeout(() => void look().catch(() => undefined), afterMs);
    return () => {
      gone = true;
      stop();
      clearTimeout(timer);
    };
  }, [rows, zone, defaultTtl]);
  return findings;
}
