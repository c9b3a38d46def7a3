/** A DS record's fields (RFC 4034 §5.1); `digest` in hexadecimal of either case, spaces allowed. */
export interface DsFields {
  key_tag: number;
  digest_type: number;
  digest: string;
}

/** One field of a DS given and expected, with the ranges of `given` and `expected` that differ, ends exclusive. */
export interface DsDifference {
  field: keyof DsFields;
  given: string;
  expected: string;
  same: boolean;
  marks: { start: number; end: number }[];
}

/**
 * Puts a DS that was refused beside the one it was meant to be (errors.md row 7): of the zone's own, the one that
 * shares most with it. `null` when the zone has none.
 */
export function dsDifferences(given: DsFields, published: readonly DsFields[]): DsDifference[] | null {
  const compared = published.map((expected) => [
    compare("key_tag", String(given.key_tag), String(expected.key_tag)),
    compare("digest_type", String(given.digest_type), String(expected.digest_type)),
    compare("digest", hex(given.digest), hex(expected.digest)),
  ]);
  // A whole digest says more than both numbers.
  const likeness = (fields: DsDifference[]) =>
    fields.reduce((sum, { field, same }) => sum + (same ? (field === "digest" ? 3 : 1) : 0), 0);
  compared.sort((a, b) => likeness(b) - likeness(a));
  return compared[0] ?? null;
}

function hex(digest: string): string {
  return digest.replaceAll(/\s+/g, "").toLowerCase();
}

function compare(field: keyof DsFields, given: string, expected: string): DsDifference {
  const marks: DsDifference["marks"] = [];
  for (let at = 0; at < Math.max(given.length, expected.length); at++) {
    if (given[at] === expected[at]) continue;
    const last = marks.at(-1);
    if (last?.end === at) last.end = at + 1;
    else marks.push({ start: at, end: at + 1 });
  }
  return { field, given, expected, same: marks.length === 0, marks };
}
