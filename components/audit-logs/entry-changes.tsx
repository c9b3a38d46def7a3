import { isShortened, recordOf, recordsOf, sideOf } from "@/lib/audit/audit-details";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { alwaysChanged } from "./audit-sentence";
import { BatchChange } from "./batch-change";
import { type FieldChange, fieldChanges } from "./field-changes";
import { FieldTable } from "./field-table";
import { RecordChange } from "./record-change";
import { lineFields } from "./record-line-diff";

/** What an entry changed: records as lines of the zone file, everything else field by field. */
export function EntryChanges({ entry }: { entry: AuditLog }) {
  const { before, after } = entry.details ?? {};
  const sides = before == null ? "after" : after == null ? "before" : "both";
  const changes = otherChanges(entry, sides);
  const besides = detailsBesides(entry);
  const lines = <RecordLines entry={entry} />;
  const drawn = hasLines(entry);
  if (!drawn && changes.length === 0 && besides.length === 0) {
    return (
      <p className="text-muted">
        {sides === "both"
          ? "Nothing differs between what it was and what it is."
          : "The API has logged no details."}
      </p>
    );
  }
  return (
    <>
      {drawn && (
        <figure
          aria-label="Lines of the zone file"
          className="rounded-md border border-line bg-sunken px-3 py-2"
        >
          {lines}
        </figure>
      )}
      {changes.length > 0 && <FieldTable label="Fields" changes={changes} sides={sides} />}
      {besides.length > 0 && <FieldTable label="Other details" changes={besides} sides="after" />}
      {isShortened(entry) && <p className="text-muted">The API has shortened these details.</p>}
    </>
  );
}

function RecordLines({ entry }: { entry: AuditLog }) {
  const [old, now] = [recordsOf(entry, "before"), recordsOf(entry, "after")];
  if (old || now) return <BatchChange before={old ?? []} after={now ?? []} />;
  return <RecordChange before={recordOf(entry, "before")} after={recordOf(entry, "after")} />;
}

function hasLines(entry: AuditLog): boolean {
  const sides = ["before", "after"] as const;
  return sides.some((side) => recordsOf(entry, side) !== undefined || recordOf(entry, side) !== undefined);
}

/** The record and its zone, which the facts of the entry name. */
const named: ReadonlySet<string> = new Set(["id", "domain_id"]);

/** What differs beyond the lines; of what came or went, all of it. */
function otherChanges(entry: AuditLog, sides: "before" | "after" | "both"): FieldChange[] {
  const { before, after } = entry.details ?? {};
  const objects = [before, after].every(
    (side) => side == null || sideOf({ ...entry, details: { before: side } }, "before"),
  );
  if (!objects) return fieldChanges({ value: before ?? undefined }, { value: after ?? undefined });
  const changes = fieldChanges(sideOf(entry, "before"), sideOf(entry, "after")).filter(
    ({ field }) => sides !== "both" || !alwaysChanged.has(field),
  );
  if (recordsOf(entry, "before") || recordsOf(entry, "after")) {
    return changes.filter(({ field }) => field !== "records");
  }
  if (!hasLines(entry)) return changes;
  return changes.filter(({ field }) => !lineFields.has(field) && (sides === "both" || !named.has(field)));
}

/** What the details hold beside both sides. */
function detailsBesides({ details }: AuditLog): FieldChange[] {
  const { before: _before, after: _after, truncated: _truncated, ...rest } = details ?? {};
  return fieldChanges(undefined, rest);
}
