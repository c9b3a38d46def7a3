import type { RecordRows } from "./record-rows";

/** The zone's records as they are shown, without those that are to be deleted. */
export function* presentRecords({ all }: RecordRows) {
  for (const { record, staged } of all) if (staged !== "deleted") yield record;
}
