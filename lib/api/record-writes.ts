import type { WriteName } from "@/lib/contract/endpoints";
import { record, type Record as ZoneRecord } from "@/lib/contract/records";

/** What a single write has done to a record: `before` became `after`, null where there is none. */
export interface RecordWrite {
  domainId: string;
  before: ZoneRecord | null;
  after: ZoneRecord | null;
}

/** So many are kept for a listener that is loaded only later. */
const mostUnheard = 100;

let listener: ((write: RecordWrite) => void) | undefined;
let unheard: RecordWrite[] = [];

/** Is told of each record that this tab has created, changed or deleted by a write of its own, those before included. */
export function hearRecordWrites(next: (write: RecordWrite) => void): void {
  listener = next;
  for (const write of unheard.splice(0)) next(write);
}

interface Written {
  params?: { domain_id?: string; record_id?: string };
}

/** Tells of an applied write of one record. One of which it is not known what was there before is passed over. */
export function tellRecordWrite(
  name: WriteName,
  { params }: Written,
  { before, output }: { before: ZoneRecord | undefined; output: unknown },
): void {
  const write = recordWrite(name, before, output);
  if (!write || params?.domain_id === undefined) return;
  const told = { domainId: params.domain_id, ...write };
  if (listener) listener(told);
  else unheard = [...unheard, told].slice(-mostUnheard);
}

function recordWrite(
  name: WriteName,
  before: ZoneRecord | undefined,
  output: unknown,
): Omit<RecordWrite, "domainId"> | undefined {
  if (name === "records.delete") return before && { before, after: null };
  if (name !== "records.create" && name !== "records.update") return undefined;
  const after = record.safeParse(output).data;
  if (!after) return undefined;
  if (name === "records.create") return { before: null, after };
  return before && { before, after };
}
