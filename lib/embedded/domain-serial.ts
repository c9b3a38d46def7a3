import { type Context, timestampOf } from "./context";
import type { DomainRow } from "./domain-row";

/** The serial after this one in the form of RFC 1912 §2.2, YYYYMMDDnn; always ahead in RFC 1982's arithmetic. */
export function nextSerial(current: number, now: Date): number {
  const today = Number(timestampOf(now).slice(0, 10).replaceAll("-", "")) * 100 + 1;
  const next = Math.max(current + 1, today);
  return next > 0xffff_ffff ? 1 : next;
}

/** To be called once by every write to a domain's records: advances its serial, in the SOA too, and `updated_at`. */
export function touchDomain(context: Context, domain: Pick<DomainRow, "id">): void {
  const { db, now } = context;
  const serial = nextSerial(db.number("SELECT serial FROM domains WHERE id = ?", [domain.id]), now);
  db.run("UPDATE domains SET serial = ?, updated_at = ? WHERE id = ?", [serial, timestampOf(now), domain.id]);
  // By name: the index begins with it, and a zone may hold 100,000 other records.
  const soa = db.text(
    `SELECT content FROM records WHERE domain_id = :id AND name = (SELECT name FROM domains WHERE id = :id)
       AND type = 'SOA'`,
    { id: domain.id },
  );
  if (soa === null) return;
  // Canonical SOA content: mname rname serial refresh retry expire minimum.
  const fields = soa.split(" ");
  fields[2] = String(serial);
  db.run(
    `UPDATE records SET content = :content WHERE domain_id = :id
       AND name = (SELECT name FROM domains WHERE id = :id) AND type = 'SOA'`,
    { content: fields.join(" "), id: domain.id },
  );
}
