import type { PlannedCall, PlannedRow } from "./plan";

/** The call with only some of its rows; null when none are left. Each row is legal in it as it was in the whole. */
export function partOfCall(
  call: PlannedCall,
  keep: (row: PlannedRow, at: number) => boolean,
): PlannedCall | null {
  const rows = call.rows.filter(keep);
  if (rows.length === 0) return null;
  if (rows.length === call.rows.length) return call;
  const kept = new Set(call.rows.flatMap((row, at) => (keep(row, at) ? [at] : [])));
  const isKept = (_: unknown, at: number) => kept.has(at);
  if (call.name === "records.bulkCreate") {
    const { body } = call.input;
    return {
      ...call,
      rows,
      input: { ...call.input, body: { ...body, records: body.records.filter(isKept) } },
    };
  }
  if (call.name === "records.bulkDelete") {
    const { body } = call.input;
    const record_ids = body.record_ids.filter(isKept);
    return { ...call, rows, input: { ...call.input, body: { ...body, record_ids } } };
  }
  return call;
}
