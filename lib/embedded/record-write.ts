import { z } from "zod";
import type { RecordCreate } from "@/lib/contract/records";
import { lastApexNs } from "@/lib/dns/coexistence";
import { type Context, timestampOf } from "./context";
import type { DomainRow } from "./domain-row";
import { fail } from "./failure";
import { newId } from "./ids";
import { type CheckedRecord, checkRecord } from "./record-check";
import { refuseConflicts } from "./record-conflicts";
import { findRecord, type RecordRow } from "./record-row";

/** Adds a record as sent, or ends in a 400 or 409. The caller touches the domain and writes the audit entry. */
export function addRecord(context: Context, domain: DomainRow, sent: RecordCreate): RecordRow {
  const record = checkRecord(sent, domain);
  if (record.type === "SOA" && record.disabled) refuseDisabledSoa();
  refuseConflicts(context.db, domain, record);
  return insertRecord(context, domain, record);
}

/** Stores a record that is known to fit. */
export function insertRecord(
  { db, now }: Pick<Context, "db" | "now">,
  domain: Pick<DomainRow, "id">,
  { name, type, content, ttl, disabled }: CheckedRecord,
): RecordRow {
  const row = {
    id: newId("r"),
    domain_id: domain.id,
    name,
    type,
    content,
    ttl,
    created_at: timestampOf(now),
  };
  db.run(
    `INSERT INTO records (id, domain_id, name, type, content, ttl, disabled, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [row.id, row.domain_id, name, type, content, ttl, disabled ? 1 : 0, row.created_at],
  );
  return { ...row, disabled };
}

/** Deletes one record, or ends in a 404, or in a 409 for the SOA and the last NS at the apex. */
export function removeRecord(context: Context, domain: DomainRow, id: string): RecordRow {
  const row = findRecord(context.db, domain, id);
  if (row.type === "SOA") {
    fail(409, { message: "The SOA record of a zone cannot be deleted", conflicts: [row.id] });
  }
  keepApexNs(context, domain, row);
  context.db.run("DELETE FROM records WHERE id = ?", [row.id]);
  return row;
}

/** Ends in a 409 if without this record no enabled NS would be left at the apex (API page Records). */
export function keepApexNs({ db }: Pick<Context, "db">, domain: DomainRow, row: RecordRow): void {
  if (row.type !== "NS" || row.name !== domain.name || row.disabled) return;
  const served = db.all(
    z.object({ id: z.string() }),
    "SELECT id FROM records WHERE domain_id = ? AND name = ? AND type = 'NS' AND NOT disabled",
    [domain.id, domain.name],
  );
  if (lastApexNs([row.id], served)) {
    fail(409, { message: "The zone apex must keep at least one NS record", conflicts: [row.id] });
  }
}

/** A zone without its SOA is not served at all (RFC 1035 §5.2). */
export function refuseDisabledSoa(): never {
  return fail(400, { message: "The SOA record of a zone cannot be disabled", field: "disabled" });
}
