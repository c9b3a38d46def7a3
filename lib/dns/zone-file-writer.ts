import { relativeName } from "./name";
import { formatTtl } from "./ttl";
import type { ZoneRecord } from "./zone-file-types";
import { naturalKey, ownerKey, typeRank } from "./zone-order";

/** A record to write: name absolute, content canonical, TTL in seconds. */
export type WritableRecord = Pick<ZoneRecord, "name" | "type" | "content" | "ttl"> & { disabled?: boolean };

type Row = { owner: string; nameKey: string; typeRank: number; contentKey: string; record: WritableRecord };

const soaTimers = ["serial", "refresh", "retry", "expire", "negative TTL"];
const longestPadding = 40;

/**
 * Zone-file text (RFC 1035 §5.1, RFC 2308 §4) that {@link readZoneFile} and BIND read back: the SOA first, then the
 * apex, then by name, names relative to the origin, TTLs where they differ from the default. A disabled record, which
 * zone files cannot hold, becomes a comment.
 */
export function writeZoneFile(
  records: Iterable<WritableRecord>,
  { origin, defaultTtl }: { origin: string; defaultTtl: number },
): string {
  const zone = origin.endsWith(".") ? origin : `${origin}.`;
  const rows = Array.from(records, (record) => toRow(record, zone)).sort(compareRows);
  const width = {
    owner: Math.min(
      widest(rows, ({ owner }) => owner),
      longestPadding,
    ),
    ttl: widest(rows, ({ record }) => printTtl(record.ttl, defaultTtl)),
    type: widest(rows, ({ record }) => record.type),
  };
  const lines = [`$ORIGIN ${zone}`, `$TTL ${defaultTtl}`];
  let group = "";
  for (const { owner, record } of rows) {
    const next = record.type === "SOA" ? "SOA" : owner === "@" ? "apex" : "names";
    if (next !== group) lines.push("");
    group = next;
    const ttl = printTtl(record.ttl, defaultTtl);
    const head = [owner.padEnd(width.owner), ttl.padEnd(width.ttl), "IN", record.type.padEnd(width.type)];
    const start = head.filter((word) => word !== "").join(" ");
    lines.push(...(record.disabled ? [`; disabled: ${start} ${record.content}`] : body(start, record)));
  }
  return `${lines.join("\n")}\n`;
}

function toRow(record: WritableRecord, zone: string): Row {
  const owner = relativeName(record.name, zone);
  return {
    owner,
    nameKey: ownerKey(owner),
    typeRank: typeRank(record.type),
    contentKey: naturalKey(record.content),
    record,
  };
}

function compareRows(a: Row, b: Row): number {
  return (
    compare(a.nameKey, b.nameKey) ||
    compare(a.owner, b.owner) ||
    a.typeRank - b.typeRank ||
    compare(a.record.type, b.record.type) ||
    compare(a.contentKey, b.contentKey) ||
    compare(a.record.content, b.record.content)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function printTtl(ttl: number, defaultTtl: number): string {
  return ttl === defaultTtl ? "" : String(ttl);
}

function widest(rows: readonly Row[], text: (row: Row) => string): number {
  return rows.reduce((width, row) => Math.max(width, text(row).length), 0);
}

function body(start: string, { type, content }: WritableRecord): string[] {
  const [primary, contact, ...timers] = content.split(" ");
  if (type !== "SOA" || timers.length !== soaTimers.length) return [`${start} ${content}`];
  const width = Math.max(...timers.map((timer) => timer.length));
  return [
    `${start} ${primary} ${contact} (`,
    ...timers.map((timer, at) => {
      const period = at === 0 || Number(timer) < 60 ? "" : ` (${formatTtl(Number(timer))})`;
      return `${" ".repeat(8)}${timer.padEnd(width)} ; ${soaTimers[at]}${period}`;
    }),
    ")",
  ];
}
