import type { Record as ZoneRecord } from "@/lib/contract/records";
import { createRowReader } from "./record-rows";

export const zone = "example.com";

let count = 0;

/** A record of example.com from `www 300 A 192.0.2.1`; `www - A …` leaves the TTL to the zone. */
export function aRecord(line: string, more: Partial<ZoneRecord> = {}): ZoneRecord {
  const [name = "", ttl, type = "", ...content] = line.split(" ");
  return {
    id: `r_${++count}`,
    name: name === "@" ? zone : `${name}.${zone}`,
    type,
    content: content.join(" "),
    ttl: ttl === "-" ? null : Number(ttl),
    disabled: false,
    ...more,
  };
}

/** The rows of these records, in the order of a zone file. */
export function rowsOf(...lines: (string | ZoneRecord)[]) {
  return createRowReader(zone).read(lines.map((line) => (typeof line === "string" ? aRecord(line) : line)));
}
