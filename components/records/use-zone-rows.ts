"use client";

import { useEffect, useMemo, useState } from "react";
import { inBackground, useThrow } from "@/components/changes/in-background";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { createRowReader, type RecordRows } from "./record-rows";

/** So many rows are made at once; more would hold the page up. */
const atOnce = 1_500;

interface Shown {
  reader: ReturnType<typeof createRowReader>;
  records: readonly ZoneRecord[] | undefined;
}

/**
 * The rows of a zone's records (its name's trailing dot optional). Those of a large zone are made little by little:
 * until then, what was there before stays, or nothing.
 */
export function useZoneRows(
  zone: string,
  records: readonly ZoneRecord[] | undefined,
): { rows: RecordRows | undefined; ready: boolean } {
  const reader = useMemo(() => createRowReader(zone), [zone]);
  const fail = useThrow();
  const [shown, setShown] = useState<Shown>({ reader, records: undefined });
  const large = useMemo(() => records !== undefined && reader.missing(records) > atOnce, [reader, records]);
  useEffect(() => {
    if (!large || !records) return;
    return inBackground(reader.prepare(records), () => setShown({ reader, records }), fail);
  }, [reader, records, large, fail]);

  const ready = !large || shown.records === records;
  if (ready && (shown.records !== records || shown.reader !== reader)) setShown({ reader, records });
  const current = ready ? records : shown.reader === reader ? shown.records : undefined;
  const rows = useMemo(() => current && reader.read(current), [reader, current]);
  return { rows, ready };
}
