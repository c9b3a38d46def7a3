import type { EndpointInput } from "@/lib/contract/endpoints";
import type { RecordUpdate, Record as ZoneRecord } from "@/lib/contract/records";
import { isOlder, isSince } from "./evidence-time";
import type { Evidence, LostWrite, State } from "./lost-reply";
import { sameFields, sameRecord } from "./same-record";

type RecordWrite = LostWrite<
  | "records.create"
  | "records.update"
  | "records.delete"
  | "records.bulkCreate"
  | "records.bulkDelete"
  | "import.text"
  | "import.file"
>;
type Batch = LostWrite<"records.bulkCreate" | "records.bulkDelete">;
type NewRecord = EndpointInput<"records.create">["body"];

/** What a zone says of a write to its records. */
export function recordState(write: RecordWrite, evidence: Evidence): State {
  switch (write.name) {
    case "records.create":
      return createdState(write.input.body, evidence);
    case "records.update":
      return updatedState(write.input.body, evidence);
    case "records.delete":
      return deletedState(evidence);
    case "records.bulkCreate":
    case "records.bulkDelete":
      return together(rowStates(write, evidence), write.input.body.continue_on_error ?? false);
    case "import.text":
    case "import.file":
      return importedState(evidence);
  }
}

/** The same for each row of a batch, in the order sent. */
export function rowStates(write: Batch, evidence: Evidence): State[] {
  if (write.name === "records.bulkCreate") {
    return write.input.body.records.map((row) => createdState(row, evidence));
  }
  const left = evidence.records && new Set(evidence.records.map(({ id }) => id));
  return write.input.body.record_ids.map((id) => {
    if (!left) return "unread";
    return left.has(id) ? "absent" : "there";
  });
}

/** The record of a new one's name, type and content, if the zone holds it. */
export function createdRecord(sent: NewRecord, { records, zone }: Evidence): ZoneRecord | undefined {
  return records?.find((record) => sameRecord(sent, record, zone));
}

function createdState(sent: NewRecord, evidence: Evidence): State {
  const found = createdRecord(sent, evidence);
  if (!found) return evidence.records ? "absent" : "unread";
  const { recordIds, knownIds } = evidence.before ?? {};
  if (recordIds?.has(found.id) || knownIds?.has(found.id) || isOlder(found.created_at, evidence)) {
    return "there-before";
  }
  if (!recordIds && !isSince(found.created_at, evidence)) return "unclear";
  // Of another TTL it is somebody else's, or was changed since.
  const rest = { ttl: sent.ttl ?? null, disabled: sent.disabled ?? false };
  const now = { ...found, disabled: found.disabled ?? false };
  return sameFields(rest, now, asRecord(found, evidence)) ? "there" : "unclear";
}

function updatedState(wanted: RecordUpdate, evidence: Evidence): State {
  const { record } = evidence;
  if (record === undefined) return "unread";
  if (record === null) return "absent";
  const before = evidence.before?.record;
  if (sameFields(wanted, record, asRecord(record, evidence))) {
    // The zone's default in numbers, as it was before: whether it is now only the default does not show.
    const untold = wanted.ttl === null && record.ttl != null && before?.ttl === record.ttl;
    return untold ? "unclear" : "there";
  }
  return before && sameFields(pick(before, wanted), record) ? "absent" : "unclear";
}

function asRecord({ type }: ZoneRecord, { zone, domain }: Evidence) {
  return { type, zone, defaultTtl: domain?.default_ttl };
}

function deletedState({ record, domain }: Evidence): State {
  if (domain === undefined || record === undefined) return "unread";
  if (domain === null || domain.status === "deleted") return "unclear";
  return record === null ? "there" : "absent";
}

function importedState({ preview }: Evidence): State {
  if (!preview) return "unread";
  const left = preview.to_create.length + preview.to_update.length + preview.to_delete.length;
  if (left === 0) return "there";
  return preview.unchanged_count === 0 ? "absent" : "unclear";
}

/** A batch that is all or nothing is not told from rows that differ; one whose rows are independent is. */
function together(rows: State[], independent: boolean): State {
  const [first] = rows;
  if (first === undefined || rows.includes("unread")) return "unread";
  if (rows.every((row) => row === first)) return first;
  if (!independent || rows.includes("unclear")) return "unclear";
  return rows.includes("there") ? "there" : "absent";
}

/** The fields of `from` that `wanted` names, `null` where it has none. */
export function pick(from: object, wanted: object): object {
  const values = new Map<string, unknown>(Object.entries(from));
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, values.get(key) ?? null]));
}
