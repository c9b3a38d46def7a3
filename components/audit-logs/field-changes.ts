import type { Fields } from "@/lib/audit/audit-details";

export interface FieldChange {
  /** `ttl`, `settings.notify.email`. */
  field: string;
  /** `undefined`: not there on this side. */
  before: unknown;
  after: unknown;
}

/** Objects are taken apart no further: what is deeper is compared, and shown, whole. */
const deepest = 6;

/** The fields that differ between two sides, those inside of objects by their path; a side that is not there has none. */
export function fieldChanges(before: Fields | undefined, after: Fields | undefined): FieldChange[] {
  const changes: FieldChange[] = [];
  compare("", before ?? {}, after ?? {}, deepest, changes);
  return changes;
}

function compare(path: string, before: Fields, after: Fields, levels: number, changes: FieldChange[]): void {
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const [old, now] = [own(before, name), own(after, name)];
    const field = path === "" ? name : `${path}.${name}`;
    const [oldFields, nowFields] = [asFields(old), asFields(now)];
    const open = levels > 1 && (oldFields ?? nowFields) !== undefined;
    const bothOpen = open && (old === undefined || oldFields) && (now === undefined || nowFields);
    if (bothOpen && size(oldFields) + size(nowFields) > 0) {
      compare(field, oldFields ?? {}, nowFields ?? {}, levels - 1, changes);
    } else if (!same(old, now)) {
      changes.push({ field, before: old, after: now });
    }
  }
}

function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function asFields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

const size = (fields: Fields | undefined) => Object.keys(fields ?? {}).length;

/** Equal as JSON, whatever the order of fields. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  const [left, right] = [asFields(a), asFields(b)];
  if (!left || !right || size(left) !== size(right)) return false;
  return Object.keys(left).every((name) => Object.hasOwn(right, name) && same(left[name], right[name]));
}
