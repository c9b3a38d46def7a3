/** What a record is to the model: `name` relative, `@` the apex; `ttl` null for the zone's default of 3600. */
export interface ModelRecord {
  name: string;
  type: string;
  content: string;
  ttl: number | null;
  disabled: boolean;
}

export type Verdict = "ok" | 400 | 404 | 409;

/** A zone as naively as the API page Records describes it: a list, every rule tried against every record. */
export class ZoneModel {
  constructor(public records: ModelRecord[]) {}

  verdict(record: ModelRecord): Verdict {
    const same = this.records.filter(({ name }) => name === record.name);
    const has = (type: string) => same.some((other) => other.type === type);
    const apex = record.name === "@";
    if (record.type === "DS" && apex) return 400;
    if (same.some((other) => other.type === record.type && other.content === record.content)) return 409;
    if (record.type === "CNAME" && (apex || same.length > 0)) return 409;
    if (has("CNAME")) return 409;
    const ofApex = ({ type }: { type: string }) => apex && (type === "SOA" || type === "NS");
    if (record.type === "DNAME" && same.some((other) => !ofApex(other))) {
      return 409;
    }
    if (has("DNAME") && !ofApex(record)) return 409;
    if (record.type === "ALIAS" && has("ALIAS")) return 409;
    return "ok";
  }

  create(record: ModelRecord): Verdict {
    const verdict = this.verdict(record);
    if (verdict === "ok") this.records = [...this.records, record];
    return verdict;
  }

  delete(record: ModelRecord): Verdict {
    if (!this.records.includes(record)) return 404;
    const rest = this.records.filter((other) => other !== record);
    if (record.type === "SOA" || !rest.some(servesApex)) return 409;
    this.records = rest;
    return "ok";
  }

  update(record: ModelRecord, change: Partial<ModelRecord>): Verdict {
    const rest = this.records.filter((other) => other !== record);
    const next = { ...record, ...change };
    if (record.type === "SOA" && next.disabled) return 400;
    if (![...rest, next].some(servesApex)) return 409;
    const clash = rest.some(
      ({ name, type, content }) => name === next.name && type === next.type && content === next.content,
    );
    if (clash) return 409;
    this.records = [...rest, next];
    return "ok";
  }

  /** Runs for each row; with `atomic`, one refusal undoes all. Gives the verdicts of the rows. */
  batch<R>(rows: readonly R[], atomic: boolean, run: (row: R) => Verdict): Verdict[] {
    const before = this.records;
    const verdicts = rows.map(run);
    if (atomic && verdicts.some((verdict) => verdict !== "ok")) this.records = before;
    return verdicts;
  }

  /** Whether the import is carried out; rows in conflict are left out, but a replacement is then refused. */
  import(rows: readonly ModelRecord[], mode: "merge" | "skip_existing" | "replace"): boolean {
    const before = this.records;
    const system = (record: ModelRecord) => record.name === "@" && /^(SOA|NS)$/.test(record.type);
    if (mode === "replace") this.records = before.filter(system);
    const seen: ModelRecord[] = [];
    for (const row of rows) {
      const twin = (other: ModelRecord) =>
        other.name === row.name && other.type === row.type && other.content === row.content;
      // A row that stands twice in a text is read once.
      if (system(row) || seen.some(twin)) continue;
      seen.push(row);
      // A TTL left open and the default, stated, are the same: such a record stays as it was.
      const was = before.find(twin);
      const same = was && was.disabled === row.disabled && (was.ttl ?? 3600) === (row.ttl ?? 3600);
      const there = this.records.find(twin);
      if (there === undefined) {
        if (this.create(same ? was : row) === "ok" || mode !== "replace") continue;
        this.records = before;
        return false;
      }
      if (mode === "merge" && !same) this.update(there, row);
    }
    return true;
  }
}

export function servesApex({ name, type, disabled }: ModelRecord): boolean {
  return name === "@" && type === "NS" && !disabled;
}
