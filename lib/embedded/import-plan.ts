import type { importModes } from "@/lib/contract/transfer";
import { coexistenceConflicts } from "@/lib/dns/coexistence";
import type { DomainRow } from "./domain-row";
import type { ImportRow, ImportText, LineNote } from "./import-text";
import { isSystemRecord, type RecordRow } from "./record-row";
import { identity, ZoneNames } from "./zone-names";

export type ImportMode = (typeof importModes)[number];

/** What an import would do to a zone. SOA and apex NS are the platform's: no mode adds, changes or deletes them. */
export interface ImportPlan {
  create: ImportRow[];
  update: { before: RecordRow; row: ImportRow }[];
  remove: RecordRow[];
  unchanged: number;
  /** Rows that the rules of coexistence keep out, and the ids of what they clash with. */
  conflicts: (ImportRow & { message: string; conflicts: string[] })[];
  errors: LineNote[];
  warnings: LineNote[];
}

/**
 * Compares a text with a zone. `merge` adds what is new and gives what is there the text's TTL and state;
 * `skip_existing` only adds; `replace` also deletes what the text doesn't have. Records that stay keep their ids.
 */
export function planImport(
  existing: readonly RecordRow[],
  text: ImportText,
  mode: ImportMode,
  domain: DomainRow,
): ImportPlan {
  const plan: ImportPlan = {
    create: [],
    update: [],
    remove: [],
    unchanged: 0,
    conflicts: [],
    errors: text.errors,
    warnings: [...text.warnings],
  };
  const there = new Map(existing.map((row) => [identity(row), row]));
  const system = existing.filter((row) => isSystemRecord(row, domain));
  const names = new ZoneNames(mode === "replace" ? system : existing);
  const kept = new Set(system);
  for (const row of text.rows) {
    const match = there.get(identity(row.record));
    if (isSystemRecord(row.record, domain)) {
      if (match === undefined && !isOwnSoa(row, system)) plan.warnings.push(systemNote(row));
      continue;
    }
    if (match === undefined || mode === "replace") {
      const conflict = conflictOf(row, names, domain);
      if (conflict) {
        plan.conflicts.push({ ...row, ...conflict });
        continue;
      }
      names.add({ id: lineId(row.line), ...row.record });
    }
    if (match === undefined) plan.create.push(row);
    else {
      kept.add(match);
      if (mode === "skip_existing" || isSame(match, row, domain)) plan.unchanged += 1;
      else plan.update.push({ before: match, row });
    }
  }
  if (mode === "replace") plan.remove = existing.filter((row) => !kept.has(row));
  plan.warnings.sort((a, b) => a.line - b.line);
  return plan;
}

function conflictOf(row: ImportRow, names: ZoneNames, domain: DomainRow) {
  const broken = coexistenceConflicts(row.record, names.concerning(row.record), domain.name);
  const [first] = broken;
  if (!first) return null;
  const ids = [...new Set(broken.flatMap(({ conflicts }) => conflicts))];
  const lines = ids.flatMap((id) => lineOfId(id) ?? []);
  const where = lines.length > 0 ? ` It clashes with line ${lines.slice(0, 10).join(", ")}.` : "";
  return { message: first.message + where, conflicts: ids.filter((id) => lineOfId(id) === null) };
}

/** A TTL left open and the zone's own, stated, are the same to whoever asks the zone. */
function isSame(before: RecordRow, { record }: ImportRow, domain: DomainRow): boolean {
  const ttl = (one: number | null) => one ?? domain.default_ttl;
  return before.disabled === record.disabled && ttl(before.ttl) === ttl(record.ttl);
}

function isOwnSoa({ record }: ImportRow, system: readonly RecordRow[]): boolean {
  const withoutSerial = (content: string) =>
    content
      .split(" ")
      .filter((_, at) => at !== 2)
      .join(" ");
  return (
    record.type === "SOA" &&
    system.some((row) => row.type === "SOA" && withoutSerial(row.content) === withoutSerial(record.content))
  );
}

function systemNote({ line, record }: ImportRow): LineNote {
  const what = record.type === "SOA" ? "SOA record" : "name servers";
  return {
    line,
    message: `${record.type} ${record.content} was not taken: the zone keeps its own ${what}`,
  };
}

// Rows of the text have no ids yet: their lines stand for them, in a form that no id has.
function lineId(line: number): string {
  return `line ${line}`;
}

function lineOfId(id: string): string | null {
  return /^line ([0-9]+)$/.exec(id)?.[1] ?? null;
}
