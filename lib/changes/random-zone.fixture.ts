import fc from "fast-check";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { coexistenceConflicts, lastApexNs } from "@/lib/dns/coexistence";
import { absoluteName } from "@/lib/dns/name";
import { appliedTo } from "./applied";
import { type ChangeSet, type Edit, emptyChangeSet, stage } from "./change-set";
import { recordText } from "./changes.fixture";
import { knownRecord, type PlainRecord } from "./plain-record";
import type { PlannedCall } from "./plan";

export const zone = "example.com";

const contents: { [type: string]: string[] } = {
  A: ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
  TXT: ['"one"', '"two"'],
  CNAME: ["x.example.net.", "y.example.net."],
  DNAME: ["x.example.net.", "y.example.net."],
  ALIAS: ["x.example.net.", "y.example.net."],
  NS: ["ns1.example.net.", "ns2.example.net.", "ns3.example.net."],
  DS: [`1 13 2 ${"A".repeat(64)}`],
};
const pairs = Object.entries(contents).flatMap(([type, list]) => list.map((content) => ({ type, content })));
const data = fc.oneof(
  fc.constantFrom(...pairs),
  fc.constantFrom(...pairs.filter(({ type }) => type === "A")),
);
const name = fc.constantFrom("@", "a", "b", "*.a");
const ttl = fc.constantFrom(null, 60, 300);

/** A record of one of few names and contents, so that random ones meet. */
export const someRow: fc.Arbitrary<RecordCreate> = fc
  .record({ name, data, ttl, disabled: fc.boolean() })
  .map(({ data, ...rest }) => ({ ...rest, ...data }));

const fields = fc
  .record({ name, data, ttl, disabled: fc.boolean() }, { requiredKeys: [] })
  .map(({ data, ...rest }): Partial<RecordCreate> => ({ ...rest, ...(data ?? {}) }));

/** Something to stage on a zone of whatever size: the number picks a record or a line. */
export type RandomEdit = { at: number } & (
  | { kind: "add"; row: RecordCreate }
  | { kind: "change" | "edit"; to: Partial<RecordCreate> }
  | { kind: "content" | "delete" | "remove" }
);
export const someEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), at: fc.nat(), row: someRow }),
  fc.record({ kind: fc.constantFrom("change" as const, "edit" as const), at: fc.nat(), to: fields }),
  fc.record({
    kind: fc.constantFrom("content" as const, "delete" as const, "delete" as const),
    at: fc.nat(),
  }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat() }),
);

/** A change set of the zone, whatever these edits come to. */
export function randomSet(records: readonly ZoneRecord[], edits: readonly RandomEdit[]): ChangeSet {
  return edits.reduce((set, edit) => stage(set, concrete(edit, set, records)), emptyChangeSet(zone));
}

function concrete(edit: RandomEdit, set: ChangeSet, records: readonly ZoneRecord[]): Edit[] {
  const record = records[edit.at % records.length];
  const key = [...set.lines.keys()][edit.at % Math.max(set.lines.size, 1)];
  if (edit.kind === "add") return [{ kind: "add", record: edit.row }];
  if (edit.kind === "edit") return key ? [{ kind: "edit", key, to: edit.to }] : [];
  if (edit.kind === "remove") return key ? [{ kind: "remove", key }] : [];
  if (!record) return [];
  if (edit.kind === "change") return [{ kind: "change", record, to: edit.to }];
  if (edit.kind === "delete") return [{ kind: "delete", record }];
  const others = contents[record.type] ?? [];
  const content = others[(others.indexOf(record.content) + 1) % others.length] ?? record.content;
  return [{ kind: "change", record, to: { type: record.type, content } }];
}

/** A zone kept as a list, every rule tried against every record, that answers as the API does. */
export class NaiveZone {
  private made = 0;

  constructor(public records: ZoneRecord[]) {}

  static of(rows: readonly RecordCreate[]): NaiveZone {
    const naive = new NaiveZone([
      listedRecord("soa", {
        name: "@",
        type: "SOA",
        content: "ns1.example.net. host.example.net. 1 2 3 4 5",
      }),
      listedRecord("ns", { name: "@", type: "NS", content: "ns1.example.net." }),
    ]);
    for (const row of rows) naive.create(row);
    return naive;
  }

  create(row: RecordCreate): ZoneRecord | null {
    const record = listedRecord(`r${++this.made}x`, row);
    if (clashes(record, this.records)) return null;
    this.records = [...this.records, record];
    return record;
  }

  /** What the call gives back row by row; null as a whole when any row of it is illegal. */
  run({ name, input }: PlannedCall): (ZoneRecord | null)[] | null {
    const before = this.records;
    const answers: (ZoneRecord | null | undefined)[] = [];
    if (name === "records.create") answers.push(this.create(input.body) ?? undefined);
    else if (name === "records.bulkCreate") {
      for (const row of input.body.records) answers.push(this.create(row) ?? undefined);
    } else if (name === "records.update") answers.push(this.update(input.params.record_id, input.body));
    else {
      const ids = name === "records.delete" ? [input.params.record_id] : input.body.record_ids;
      for (const id of ids) answers.push(this.delete(id) ? null : undefined);
    }
    if (!answers.includes(undefined)) return answers.map((answer) => answer ?? null);
    this.records = before;
    return null;
  }

  private update(id: string, patch: Partial<RecordCreate>): ZoneRecord | undefined {
    const record = this.records.find((one) => one.id === id);
    if (!record) return undefined;
    const rest = this.records.filter((one) => one !== record);
    const next = { ...record, ...patch };
    if (patch.content !== undefined && clashes(next, rest)) return undefined;
    if (servesApex(record) && ![...rest, next].some(servesApex)) return undefined;
    this.records = this.records.map((one) => (one === record ? next : one));
    return next;
  }

  private delete(id: string): boolean {
    const record = this.records.find((one) => one.id === id);
    const served = this.records.filter(servesApex);
    if (!record || record.type === "SOA") return false;
    if (servesApex(record) && lastApexNs([id], served)) return false;
    this.records = this.records.filter((one) => one !== record);
    return true;
  }
}

/** Whether a zone of these records could be: nothing clashes, and the apex is served. */
export function isLegal(records: readonly ZoneRecord[]): boolean {
  return (
    records.some(servesApex) &&
    records.filter(({ type, disabled }) => type === "SOA" && !disabled).length === 1 &&
    records.every(
      (record) =>
        !clashes(
          record,
          records.filter((other) => other !== record),
        ),
    )
  );
}

/** The zone as the set wants it, in a form to compare. */
export function wantedZone(set: ChangeSet, records: readonly ZoneRecord[]): string[] {
  return zoneText(appliedTo(set, records));
}

/** Records in a form to compare: without ids, in no order, the SOA without what the API counts. */
export function zoneText(records: readonly ZoneRecord[]): string[] {
  return records.map((record) => plainText(knownRecord(record, `${zone}.`))).sort();
}

/** A record as {@link zoneText} has it. */
export function plainText(record: PlainRecord): string {
  return recordText(record.type === "SOA" ? { ...record, content: "" } : record);
}

function clashes(record: ZoneRecord, others: readonly ZoneRecord[]): boolean {
  return coexistenceConflicts(record, others, zone).length > 0;
}

function servesApex({ name, type, disabled }: ZoneRecord): boolean {
  return name === zone && type === "NS" && !disabled;
}

function listedRecord(id: string, { name, type, content, ttl, disabled }: RecordCreate): ZoneRecord {
  const absolute = absoluteName(name, zone).slice(0, -1);
  return {
    id,
    name: absolute,
    display_name: name,
    type,
    content,
    ttl: ttl ?? null,
    disabled: disabled ?? false,
  };
}
