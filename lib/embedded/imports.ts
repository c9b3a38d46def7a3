import { visibleDomain } from "./authorize";
import type { Context } from "./context";
import type { DomainRow } from "./domain-row";
import { touchDomain } from "./domain-serial";
import { fail } from "./failure";
import type { Handlers } from "./handler";
import { type ImportMode, type ImportPlan, planImport } from "./import-plan";
import { type ImportRow, type LineNote, readImport, type TransferFormat } from "./import-text";
import { displayName, findRecord, recordColumns, recordItem, recordRow } from "./record-row";
import { insertRecord } from "./record-write";
import { auditBulk } from "./records-bulk";

interface Sent {
  format: TransferFormat;
  mode?: ImportMode | undefined;
  content: string;
}

/** Imports of a text or file, and what one would do (API page Import and export). */
export const importHandlers = {
  "import.text": (context, { domain, body }) => runImport(context, domain, body),
  "import.file": {
    deferred: async (context, { domain, body }) => {
      const content = decode(await body.file.arrayBuffer());
      // Things may have changed while the file was read.
      return context.transaction(() =>
        runImport(context, visibleDomain(context, domain.id), { ...body, content }),
      );
    },
  },
  "import.preview": (context, { domain, body }) => {
    const plan = makePlan(context, domain, body);
    return {
      format: body.format,
      mode: body.mode ?? "merge",
      to_create: plan.create.map((row) => shown(row, domain)),
      to_update: plan.update.map(({ before, row }) => ({
        ...shown(row, domain),
        id: before.id,
        before: { ttl: before.ttl, disabled: before.disabled },
      })),
      to_delete: plan.remove.map((row) => recordItem(row, domain)),
      unchanged_count: plan.unchanged,
      conflicts: shownConflicts(plan, domain),
      errors: shownNotes(plan.errors),
      warnings: shownNotes(plan.warnings),
    };
  },
} satisfies Handlers;

/** Reads and plans; permissions beyond `records:create` are asked for as far as the mode and the plan need them. */
function makePlan(
  context: Context,
  domain: DomainRow,
  { format, mode = "merge", content }: Sent,
): ImportPlan {
  const target = { tenant_id: domain.tenant_id, domain_id: domain.id };
  if (mode === "replace") context.require("records:delete", target);
  const existing = context.db.all(
    recordRow,
    `SELECT ${recordColumns} FROM records WHERE domain_id = ? ORDER BY name, type, content`,
    [domain.id],
  );
  const plan = planImport(existing, readImport(format, content, domain), mode, domain);
  if (plan.update.length > 0) context.require("records:update", target);
  return plan;
}

function runImport(context: Context, domain: DomainRow, sent: Sent) {
  const { mode = "merge", format } = sent;
  const plan = makePlan(context, domain, sent);
  if (mode === "replace") refuseIncomplete(plan);
  const { db } = context;
  for (const { id } of plan.remove) db.run("DELETE FROM records WHERE id = ?", [id]);
  for (const { before, row } of plan.update) {
    const { ttl, disabled } = row.record;
    db.run("UPDATE records SET ttl = ?, disabled = ? WHERE id = ?", [ttl, disabled ? 1 : 0, before.id]);
  }
  const created = plan.create.map(({ record }) => recordItem(insertRecord(context, domain, record), domain));
  const changed = [...plan.remove, ...plan.update.map(({ before }) => before)];
  if (created.length + changed.length > 0) touchDomain(context, domain);
  const updated = plan.update.map(({ before }) => recordItem(findRecord(db, domain, before.id), domain));
  auditBulk(context, domain, "record.bulk_create", {
    before: { records: changed.map((row) => recordItem(row, domain)) },
    after: { import: { format, mode }, records: [...created, ...updated] },
  });
  return {
    imported_count: plan.create.length + plan.update.length,
    conflict_count: plan.conflicts.length,
    error_count: plan.errors.length,
    message: summary(plan),
    conflicts: shownConflicts(plan, domain),
    errors: shownNotes(plan.errors),
    warnings: shownNotes(plan.warnings),
  };
}

/** A replacement that would lose a line of the text would delete more than it was told to: nothing is written then. */
function refuseIncomplete(plan: ImportPlan): void {
  const lines = [...plan.errors, ...plan.conflicts].sort((a, b) => a.line - b.line);
  if (lines.length === 0) return;
  const ids = [...new Set(plan.conflicts.flatMap(({ conflicts }) => conflicts))];
  fail(plan.errors.length > 0 ? 400 : 409, {
    message: `The zone was not replaced: ${lines.length} of its lines cannot be imported`,
    field: "content",
    ...(ids.length > 0 ? { conflicts: ids } : {}),
    errors: shownNotes(lines).map(({ line, message }) => ({
      loc: ["body", "content"],
      line,
      message: `Line ${line}: ${message}`,
    })),
  });
}

function summary({ create, update, remove, unchanged, conflicts, errors }: ImportPlan): string {
  const counts = [
    [create.length, "created"],
    [update.length, "updated"],
    [remove.length, "deleted"],
    [unchanged, "unchanged"],
    [conflicts.length, "in conflict"],
    [errors.length, "not readable"],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `Records: ${said.join(", ") || "none found"}`;
}

function shownConflicts(plan: ImportPlan, domain: DomainRow) {
  return plan.conflicts.map(({ message, conflicts, ...row }) => ({
    line: row.line,
    record: shown(row, domain),
    message,
    conflicts,
  }));
}

/** Notes listed in full; a text of nothing but errors would make an answer of many times its size. */
const mostNotes = 10_000;

function shownNotes(notes: readonly LineNote[]): LineNote[] {
  const rest = notes.length - mostNotes;
  if (rest <= 0) return notes.map(({ line, message }) => ({ line, message }));
  const next = notes[mostNotes]?.line ?? 0;
  return [...notes.slice(0, mostNotes), { line: next, message: `and so on: ${rest} more such notes` }];
}

function shown({ line, record }: ImportRow, domain: DomainRow) {
  return { line, ...record, display_name: displayName(record.name, domain) };
}

function decode(octets: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    return fail(400, { message: "The file is not UTF-8 text", field: "file" });
  }
}
