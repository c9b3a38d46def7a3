import { type ImportPlan, type ImportRow, isDifference } from "@/lib/changes/import-rows";
import type { PlainRecord } from "@/lib/changes/plain-record";
import { each, type Steps } from "@/lib/changes/slices";
import { changeNote, type LineWidths, lineText, widen } from "@/lib/changes/zone-diff";
import { neededFor, type RowKind } from "./plan-ticks";
import type { SourceLines } from "./source-lines";

/** What of a plan is shown: what the text would make different, all, one kind of rows, or what is to be noted. */
export type PlanFilter = "differences" | "all" | "notes" | RowKind;

/** One line of the list: a part of a row of the plan, or a note. `at` is the place of its row, or note. */
export interface PlanLine {
  at: number;
  part: "was" | "becomes" | "source" | "reason" | "in-way" | "note";
  /** Which of several that are in the way. */
  nth: number;
  /** The first line of its row, or a note by itself: there its tick and its place in the text stand. */
  first: boolean;
}

/** How a line reads: the sign before it, its text, and a word in another voice behind it. */
export interface LineWords {
  sign: "+" | "-" | "!" | " ";
  text: string;
  note: string | null;
}

/** Which rows the filter lets through. */
function passes(filter: PlanFilter, row: ImportRow): boolean {
  if (filter === "all") return true;
  return filter === "differences" ? isDifference(row) : row.kind === filter;
}

/**
 * The lines of the rows that the filter lets through, in the plan's order, each followed by what is to be noted of its
 * place in the text. With `all` also notes of places that gave no row.
 */
export function planLines({ rows, notes }: ImportPlan, filter: PlanFilter): PlanLine[] {
  if (filter === "notes") return notes.map((_, at) => noteLine(at, true));
  const lines: PlanLine[] = [];
  let note = 0;
  const passNotes = (before: number) => {
    for (; (notes[note]?.line ?? Number.POSITIVE_INFINITY) < before; note++)
      if (filter === "all") lines.push(noteLine(note, true));
  };
  for (const [at, row] of rows.entries()) {
    const line = row.kind === "deleted" ? Number.POSITIVE_INFINITY : row.line;
    passNotes(line);
    if (!passes(filter, row)) continue;
    for (const [place, { part, nth }] of partsOf(row).entries())
      lines.push({ at, part, nth, first: place === 0 });
    for (; notes[note]?.line === line; note++) lines.push(noteLine(note, false));
  }
  passNotes(Number.POSITIVE_INFINITY);
  return lines;
}

function noteLine(at: number, first: boolean): PlanLine {
  return { at, part: "note", nth: 0, first };
}

const one = {
  was: { part: "was", nth: 0 },
  becomes: { part: "becomes", nth: 0 },
  source: { part: "source", nth: 0 },
  reason: { part: "reason", nth: 0 },
} as const;
const parts = {
  new: [one.becomes],
  changed: [one.was, one.becomes],
  deleted: [one.was],
  same: [one.was],
  refused: [one.source, one.reason],
  system: [one.becomes],
} as const;

function partsOf(row: ImportRow): readonly Pick<PlanLine, "part" | "nth">[] {
  if (row.kind !== "conflicting") return parts[row.kind];
  return [one.becomes, one.reason, ...row.against.map((_, nth) => ({ part: "in-way", nth }) as const)];
}

/** How wide the columns must be for all records of a plan. */
export function* planWidths({ rows }: ImportPlan): Steps<LineWidths> {
  const width: LineWidths = { name: 0, ttl: 0, type: 0 };
  yield* each(rows, (row) => {
    if ("to" in row) widen(width, row.to);
    if ("from" in row) widen(width, row.from);
    if ("against" in row) for (const other of row.against) widen(width, other);
  });
  return width;
}

export interface WordsOf {
  plan: ImportPlan;
  widths: LineWidths;
  /** Of the zone, in seconds. */
  defaultTtl: number;
  source: Pick<SourceLines, "at" | "unit">;
}

/** What a line says. `ticked`: its row is. */
export function lineWords({ at, part, nth }: PlanLine, ticked: boolean, of: WordsOf): LineWords {
  const { plan } = of;
  if (part === "note") return { sign: " ", text: plan.notes[at]?.message ?? "", note: null };
  const row = plan.rows[at];
  const record = (sign: LineWords["sign"], shown: PlainRecord, note: string | null = null): LineWords => {
    return { sign, text: lineText(shown, of.widths), note };
  };
  switch (row?.kind) {
    case "new":
      return record("+", row.to, ticked ? null : needsWords(plan, at));
    case "changed":
      return part === "was"
        ? record("-", row.from)
        : record("+", row.to, changeNote(row.from, row.to, of.defaultTtl));
    case "deleted":
      return record("-", row.from);
    case "same":
      return record(" ", row.from, row.kept ? keptWords(row, of.defaultTtl) : null);
    case "system":
      return record(" ", row.to, row.same ? "as the zone has it" : row.reason);
    case "refused":
      if (part === "reason") return { sign: " ", text: row.reason, note: null };
      return { sign: "!", text: of.source.at(row.line, row.column), note: null };
    case "conflicting": {
      if (part === "reason") return { sign: " ", text: row.reason, note: null };
      if (part === "becomes") return record("+", row.to, row.replaces ? null : "cannot be taken");
      const other = row.against[nth];
      if (!other) return { sign: " ", text: "", note: null };
      if (other.line !== null) return record(" ", other, `${of.source.unit} ${other.line} of the text`);
      return ticked ? record("-", other, "deleted to make room") : record(" ", other, "in the zone");
    }
    case undefined:
      return { sign: " ", text: "", note: null };
  }
}

/** Where a line stands in the text, as a number to show; null for what is not of the text. */
export function placeOf({ at, part }: PlanLine, { rows, notes }: ImportPlan): string | null {
  const row = part === "note" ? notes[at] : rows[at];
  return row && "line" in row ? row.line.toLocaleString("en") : null;
}

/** That it cannot be without some deletions. */
function needsWords(plan: ImportPlan, at: number): string | null {
  const gone = neededFor(plan, at).flatMap((other) => {
    const row = plan.rows[other];
    return row?.kind === "deleted" ? [`${row.from.name} ${row.from.type} ${row.from.content}`] : [];
  });
  const [first, ...rest] = gone;
  if (first === undefined) return null;
  const more = rest.length === 0 ? "" : ` and ${rest.length.toLocaleString("en")} more`;
  return `only if ${first}${more} ${rest.length === 0 ? "is" : "are"} deleted too`;
}

function keptWords({ from, to }: ImportRow & { kind: "same" }, defaultTtl: number): string {
  // A TTL that is stated says nothing new where it is the zone's own.
  const sameTtl = (from.ttl ?? defaultTtl) === (to.ttl ?? defaultTtl);
  const note = changeNote(from, sameTtl ? { ...to, ttl: from.ttl } : to, defaultTtl);
  return `left as it is; the text says ${note ?? "otherwise"}`;
}
