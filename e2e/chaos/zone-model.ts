import type { DomainDetail } from "@/lib/contract/domains";
import type { Record as ZoneRecord } from "@/lib/contract/records";

/** A record as far as the edits change it. */
export interface ModelRecord {
  content: string;
  ttl: number;
  disabled: boolean;
}

/** A zone as the console says that it is: records by their title, `www A`, of which there is one each. */
export interface ZoneModel {
  readonly records: ReadonlyMap<string, ModelRecord>;
  readonly description: string;
  readonly default_ttl: number;
}

export function withRecord(zone: ZoneModel, title: string, record: ModelRecord | undefined): ZoneModel {
  const records = new Map(zone.records);
  if (record) records.set(title, record);
  else records.delete(title);
  return { ...zone, records };
}

/** The zone as the API holds it; a title that is there twice is numbered. The system's own records are left out. */
export function modelOf(domain: DomainDetail, list: readonly ZoneRecord[]): ZoneModel {
  const records = new Map<string, ModelRecord>();
  for (const { display_name, name, type, content, ttl, disabled } of list) {
    const plain = `${display_name ?? name} ${type}`;
    if (plain === "@ SOA" || plain === "@ NS") continue;
    let title = plain;
    for (let nth = 2; records.has(title); nth += 1) title = `${plain} (${nth})`;
    records.set(title, { content, ttl: ttl ?? 0, disabled: disabled ?? false });
  }
  return { records, description: domain.description ?? "", default_ttl: domain.default_ttl ?? 0 };
}

/** What differs between what should be and what is, a line each. */
export function differences(wanted: ZoneModel, found: ZoneModel): string[] {
  const lines: string[] = [];
  const say = (what: string, should: unknown, is: unknown) => {
    const [a, b] = [JSON.stringify(should), JSON.stringify(is)];
    if (a !== b) lines.push(`${what}: should be ${a ?? "absent"}, is ${b ?? "absent"}`);
  };
  for (const title of new Set([...wanted.records.keys(), ...found.records.keys()])) {
    say(title, wanted.records.get(title), found.records.get(title));
  }
  say("description", wanted.description, found.description);
  say("default TTL", wanted.default_ttl, found.default_ttl);
  return lines;
}
