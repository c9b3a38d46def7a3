import { describe, expect, it } from "vitest";
import type { KnownRecord } from "./plain-record";
import { mostEntries, readSessionEntry, type SessionEntry, setOfRows, withEntry } from "./session-log";

const record = (id: string, content = "192.0.2.1", ttl: number | null = null): KnownRecord => {
  return { id, name: "www", type: "A", content, ttl, disabled: false };
};
const undone = (log: readonly SessionEntry[]) => log.map((entry) => entry.undone);

describe("withEntry", () => {
  it("counts what was done, and leaves nothing for nothing", () => {
    const rows = [
      { before: null, after: record("a") },
      { before: record("b"), after: record("b", "192.0.2.2") },
      { before: record("c"), after: null },
    ];
    const log = withEntry([], rows, 5);
    expect(log).toEqual([
      { id: 1, at: 5, counts: { add: 1, change: 1, delete: 1, total: 3 }, rows, undone: "no" },
    ]);
    expect(withEntry(log, [], 6)).toBe(log);
  });

  it.each([
    ["an addition", { before: null, after: record("a") }, { before: record("a"), after: null }],
    ["a deletion", { before: record("a"), after: null }, { before: null, after: record("z") }],
    [
      "a change",
      { before: record("a"), after: record("a", "192.0.2.9") },
      { before: record("a", "192.0.2.9"), after: record("a") },
    ],
  ])("marks %s that was taken back", (_, done, back) => {
    expect(undone(withEntry(withEntry([], [done], 1), [back], 2))).toEqual(["whole", "no"]);
  });

  it("does not take another change of the record for its undoing", () => {
    const log = withEntry([], [{ before: record("a"), after: record("a", "192.0.2.9") }], 1);
    const again = { before: record("a", "192.0.2.9"), after: record("a", "192.0.2.8") };
    expect(undone(withEntry(log, [again], 2))).toEqual(["no", "no"]);
    const other = { before: null, after: record("z", "192.0.2.1", 60) };
    const deleted = withEntry([], [{ before: record("a"), after: null }], 1);
    expect(undone(withEntry(deleted, [other], 2))).toEqual(["no", "no"]);
  });

  it("keeps the last ones of many", () => {
    let log: readonly SessionEntry[] = [];
    for (let at = 1; at <= mostEntries + 5; at++) {
      log = withEntry(log, [{ before: null, after: record(`r${at}`, `192.0.2.${at}`) }], at);
    }
    expect(log).toHaveLength(mostEntries);
    expect(log[0]?.id).toBe(6);
  });
});

describe("setOfRows", () => {
  it("shows each row as a line of its own", () => {
    const set = setOfRows(
      [
        { before: null, after: record("a") },
        { before: record("a"), after: record("a", "192.0.2.2") },
        { before: record("a", "192.0.2.2"), after: null },
      ],
      "example.",
    );
    expect([...set.lines.values()].map(({ kind }) => kind)).toEqual(["add", "change", "delete"]);
  });
});

describe("readSessionEntry", () => {
  it("reads what was kept and nothing else", () => {
    const [entry] = withEntry([], [{ before: record("a"), after: null }], 5);
    expect(readSessionEntry(JSON.parse(JSON.stringify(entry)))).toEqual(entry);
    expect(readSessionEntry({ ...entry, rows: [{ before: 5, after: null }] })).toBeUndefined();
    expect(readSessionEntry(null)).toBeUndefined();
  });
});
