import { isRecordType } from "@/lib/dns/content/record-type";
import type { Context } from "./context";
import type { DomainRow } from "./domain-row";
import { touchDomain } from "./domain-serial";
import type { Handlers, Input } from "./handler";
import { checkContent } from "./record-check";
import { refuseConflicts } from "./record-conflicts";
import { findRecord, type RecordItem, recordItem, recordLabel } from "./record-row";
import { addRecord, keepApexNs, refuseDisabledSoa, removeRecord } from "./record-write";
import { bulkCreate, bulkDelete } from "./records-bulk";
import { recordList } from "./records-list";

/** Records of a domain (API page Records). Each write advances the zone's serial and leaves one audit entry. */
export const recordHandlers = {
  "records.list": (context, { domain, query }) => recordList(context, domain, query),
  "records.search": (context, { domain, body }) => recordList(context, domain, { search: body.query }),
  "records.get": (context, { domain, params }) =>
    recordItem(findRecord(context.db, domain, params.record_id), domain),
  "records.create": (context, { domain, body }) => {
    const { id } = addRecord(context, domain, body);
    touchDomain(context, domain);
    const after = recordItem(findRecord(context.db, domain, id), domain);
    auditRecord(context, domain, "record.create", { after });
    return after;
  },
  "records.update": (context, { domain, params, body }) =>
    updateRecord(context, domain, params.record_id, body),
  "records.delete": (context, { domain, params }) => {
    const before = recordItem(removeRecord(context, domain, params.record_id), domain);
    touchDomain(context, domain);
    auditRecord(context, domain, "record.delete", { before });
    return undefined;
  },
  "records.bulkCreate": (context, { domain, body }) => bulkCreate(context, domain, body),
  "records.bulkDelete": (context, { domain, body }) => bulkDelete(context, domain, body),
} satisfies Handlers;

function updateRecord(
  context: Context,
  domain: DomainRow,
  id: string,
  body: Input<"records.update">["body"],
) {
  const { db } = context;
  const row = findRecord(db, domain, id);
  const next = {
    content: body.content === undefined ? row.content : checkContent(row.type, body.content, domain),
    ttl: body.ttl === undefined ? row.ttl : body.ttl,
    disabled: body.disabled ?? row.disabled,
  };
  if (next.disabled && !row.disabled) {
    if (row.type === "SOA") refuseDisabledSoa();
    keepApexNs(context, domain, row);
  }
  if (next.content !== row.content && isRecordType(row.type)) {
    refuseConflicts(db, domain, { ...row, type: row.type, ...next }, { except: row.id });
  }
  if (next.content !== row.content || next.ttl !== row.ttl || next.disabled !== row.disabled) {
    db.run("UPDATE records SET content = ?, ttl = ?, disabled = ? WHERE id = ?", [
      next.content,
      next.ttl,
      next.disabled ? 1 : 0,
      row.id,
    ]);
    if (row.type === "SOA") raiseSerial(context, domain, next.content);
    touchDomain(context, domain);
  }
  const after = recordItem(findRecord(db, domain, id), domain);
  auditRecord(context, domain, "record.update", { before: recordItem(row, domain), after });
  return after;
}

/** A serial ahead of the zone's is taken over; any other is the API's to count, so it stays as it was. */
function raiseSerial({ db }: Context, domain: DomainRow, soa: string): void {
  const serial = Number(soa.split(" ")[2]);
  db.run("UPDATE domains SET serial = ? WHERE id = ? AND serial < ?", [serial - 1, domain.id, serial]);
}

function auditRecord(
  context: Context,
  domain: DomainRow,
  action: "record.create" | "record.update" | "record.delete",
  { before, after }: { before?: RecordItem; after?: RecordItem },
): void {
  const record = after ?? before;
  if (!record) return;
  context.audit({
    action,
    resource_type: "record",
    resource_id: record.id,
    resource_name: recordLabel(record),
    tenant_id: domain.tenant_id,
    before,
    after,
  });
}
