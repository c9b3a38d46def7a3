import type { Context } from "./context";
import type { DomainRow } from "./domain-row";
import { touchDomain } from "./domain-serial";
import { ApiFailure, type Detail, fail } from "./failure";
import type { Input } from "./handler";
import { type RecordItem, recordItem } from "./record-row";
import { addRecord, removeRecord } from "./record-write";

type Refused<R> = { index: number; detail: Detail; status: number } & R;

/** Adds up to 500 records: all or none, or with `continue_on_error` each for itself. */
export function bulkCreate(context: Context, domain: DomainRow, body: Input<"records.bulkCreate">["body"]) {
  const { records, continue_on_error } = body;
  const indexes = new Map<string, number>();
  const { done: created, errors } = eachRow(records, (record, index) => {
    const row = addRecord(context, domain, record);
    indexes.set(row.id, index);
    return recordItem(row, domain);
  });
  const refused = errors.map(({ row, ...error }) => ({ ...error, record: row }));
  if (!continue_on_error) {
    const said = refused.map((error) => ({ ...error, detail: amongThemselves(error.detail, indexes) }));
    refuseAll(said, records.length);
  }
  if (created.length > 0) touchDomain(context, domain);
  auditBulk(context, domain, "record.bulk_create", { after: { records: created } });
  return {
    created,
    errors: refused.map(({ index, record, detail }) => ({ index, record, detail })),
    total_created: created.length,
    total_errors: refused.length,
  };
}

/** Deletes up to 500 records: all or none, or with `continue_on_error` each for itself. */
export function bulkDelete(context: Context, domain: DomainRow, body: Input<"records.bulkDelete">["body"]) {
  const { record_ids, continue_on_error } = body;
  const { done, errors } = eachRow(record_ids, (id) => recordItem(removeRecord(context, domain, id), domain));
  const refused = errors.map(({ row, ...error }) => ({ ...error, record_id: row }));
  if (!continue_on_error) refuseAll(refused, record_ids.length);
  if (done.length > 0) touchDomain(context, domain);
  auditBulk(context, domain, "record.bulk_delete", { before: { records: done } });
  return {
    deleted: done.map(({ id }) => id),
    errors: refused.map(({ index, record_id, detail }) => ({ index, record_id, detail })),
    total_deleted: done.length,
    total_errors: refused.length,
  };
}

/** Does each row in turn; what ends one in a failure doesn't touch the others. */
function eachRow<R>(rows: readonly R[], run: (row: R, index: number) => RecordItem) {
  const done: RecordItem[] = [];
  const errors: Refused<{ row: R }>[] = [];
  for (const [index, row] of rows.entries()) {
    try {
      done.push(run(row, index));
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      errors.push({ index, row, detail: error.detail, status: error.status });
    }
  }
  return { done, errors };
}

/**
 * Refuses a whole batch, nothing written, if any row was refused: with a 400 before a 404 before a 409. `errors` says
 * which rows and why, each `detail` what the row alone would have been answered.
 */
function refuseAll(refused: readonly Refused<object>[], rows: number): void {
  if (refused.length === 0) return;
  const status = Math.min(...refused.map((error) => error.status));
  const conflicts = new Set(
    refused.flatMap(({ detail }) => (isObject(detail) ? (detail.conflicts ?? []) : [])),
  );
  const what = status === 409 ? "Record conflicts with existing entries" : "Not every record is acceptable";
  fail(status, {
    message: `${what}: ${refused.length} of ${rows} refused, nothing was written`,
    ...(conflicts.size > 0 ? { conflicts: [...conflicts] } : {}),
    errors: refused.map(({ status: _status, ...error }) => error),
  });
}

/** Conflicts with rows of the same batch, whose ids nobody will ever see, by the rows' numbers from 1. */
function amongThemselves(detail: Detail, indexes: ReadonlyMap<string, number>): Detail {
  if (!isObject(detail)) return detail;
  const rows = detail.conflicts?.flatMap((id) => indexes.get(id) ?? []) ?? [];
  if (rows.length === 0) return detail;
  return {
    ...detail,
    message: `Record conflicts with ${rows.map((row) => `row ${row + 1}`).join(", ")} of the same request`,
    conflicts: detail.conflicts?.filter((id) => !indexes.has(id)) ?? [],
  };
}

function isObject(detail: Detail): detail is Extract<Detail, { message: string }> {
  return typeof detail === "object" && !Array.isArray(detail);
}

/** One entry for a write of many records, on the domain; its details hold them all. */
export function auditBulk(
  context: Context,
  domain: DomainRow,
  action: "record.bulk_create" | "record.bulk_delete",
  { before, after }: { before?: unknown; after?: unknown },
): void {
  context.audit({
    action,
    resource_type: "domain",
    resource_id: domain.id,
    resource_name: domain.name,
    tenant_id: domain.tenant_id,
    before,
    after,
  });
}
