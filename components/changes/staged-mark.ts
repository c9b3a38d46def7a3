/** What is staged for a record, in the words of the table. */
export type StagedMark = "new" | "changed" | "deleted";

const marks = new WeakMap<object, StagedMark>();

/** What is staged for this record of a {@link stagedReader}'s list; undefined for all others. */
export function stagedMark(record: object): StagedMark | undefined {
  return marks.get(record);
}

/** Marks a record, which must be an object of its own. */
export function markStaged<T extends object>(record: T, mark: StagedMark): T {
  marks.set(record, mark);
  return record;
}
