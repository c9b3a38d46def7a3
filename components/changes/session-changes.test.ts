// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { KnownRecord } from "@/lib/changes/plain-record";

const record = (id: string, content = "192.0.2.1"): KnownRecord => {
  return { id, name: "www", type: "A", content, ttl: null, disabled: false };
};
const place = { person: "u_1", domainId: "d_1" };

/** The store as a page has it that was just loaded. */
async function load() {
  vi.resetModules();
  const [{ sessionChanges }, { beginUndoing, noteUndone }, { tellRecordWrite }] = await Promise.all([
    import("./session-changes"),
    import("./undoing"),
    import("@/lib/api/record-writes"),
  ]);
  return { sessionChanges, beginUndoing, noteUndone, tellRecordWrite };
}

beforeEach(() => sessionStorage.clear());

describe("sessionChanges", () => {
  it("is there again after a reload, marks too", async () => {
    const { sessionChanges } = await load();
    sessionChanges.note(place, [{ before: null, after: record("a") }]);
    sessionChanges.note(place, [{ before: record("b"), after: null }]);
    sessionChanges.mark(place, 1, "whole");
    const before = sessionChanges.of(place);
    const again = await load();
    expect(again.sessionChanges.of(place)).toEqual(before);
    expect(again.sessionChanges.of({ ...place, domainId: "d_2" })).toEqual([]);
  });

  it("is nothing to whoever signs in next", async () => {
    const { sessionChanges } = await load();
    sessionChanges.note(place, [{ before: null, after: record("a") }]);
    expect(sessionChanges.of({ ...place, person: "u_2" })).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
    expect(sessionChanges.of(place)).toEqual([]);
  });

  it("keeps no more than a tab's store holds, the latest first", async () => {
    const rows = (from: number) =>
      Array.from({ length: 4_000 }, (_, at) => ({ before: null, after: record(`r${from + at}`) }));
    const { sessionChanges } = await load();
    sessionChanges.note(place, rows(0));
    sessionChanges.note(place, rows(4_000));
    expect(sessionChanges.of(place).map(({ rows }) => rows?.length)).toEqual([4_000, 4_000]);
    const again = (await load()).sessionChanges.of(place);
    expect(again.map(({ rows }) => rows?.length)).toEqual([undefined, 4_000]);
    expect(again[0]?.counts.total).toBe(4_000);
  });

  it("reads over what is no entry", async () => {
    sessionStorage.setItem("scaidns-session:u_1:d_1:1", "{");
    sessionStorage.setItem("scaidns-session:u_1:d_1:2", '{"id":2}');
    const { sessionChanges } = await load();
    expect(sessionChanges.of(place)).toEqual([]);
  });

  it("notes single writes, those from before somebody listened too", async () => {
    const { sessionChanges, tellRecordWrite } = await load();
    const sent = { params: { domain_id: "d_1", record_id: "r_1" } };
    const before = { id: "r_1", name: "www.zone.example", type: "A", content: "192.0.2.1" };
    const output = { ...before, content: "192.0.2.2" };
    tellRecordWrite("records.update", sent, { before, output });
    sessionChanges.follow(place, "zone.example");
    tellRecordWrite("records.delete", sent, { before: output, output: undefined });
    tellRecordWrite("records.delete", sent, { before: undefined, output: undefined });
    tellRecordWrite("domains.update", sent, { before: undefined, output: {} });
    expect(sessionChanges.of(place).map(({ counts }) => counts)).toEqual([
      { add: 0, change: 1, delete: 0, total: 1 },
      { add: 0, change: 0, delete: 1, total: 1 },
    ]);
  });
});

describe("undoing", () => {
  it("marks an entry in part, then as a whole, and not by other lines of the same key", async () => {
    const { sessionChanges, beginUndoing, noteUndone } = await load();
    const id = sessionChanges.note(place, [
      { before: null, after: record("a") },
      { before: record("b"), after: null },
    ]);
    const undone = () => sessionChanges.of(place)[0]?.undone;
    const gone = { kind: "delete", key: "record:a", from: record("a") } as const;
    const back = { kind: "add", key: "staged:1", to: record("b") } as const;
    beginUndoing(place, id ?? 0, [gone, back]);
    noteUndone(place, [{ ...back, to: record("b", "192.0.2.7") }]);
    expect(undone()).toBe("no");
    noteUndone(place, [gone]);
    expect(undone()).toBe("part");
    noteUndone(place, [back]);
    expect(undone()).toBe("whole");
  });
});
