import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appliedTo } from "./applied";
import {
  type ChangeSet,
  countChanges,
  type Edit,
  emptyChangeSet,
  mergeSteps,
  recordKey,
  stage,
} from "./change-set";
import { aRecord, lineText, timed } from "./changes.fixture";
import { identity, plainRecord } from "./plain-record";
import { finish } from "./slices";
import { readStoredChangeSet, storedChangeSet } from "./stored-change-set";

const zone = "example.com";
const www = aRecord("r1", "www 300 A 192.0.2.1");
const mail = aRecord("r2", "mail 300 A 192.0.2.2");

const staged = (...edits: Edit[]) => stage(emptyChangeSet(zone), edits);
const said = (set: ChangeSet) => [...set.lines.values()].map(lineText);
const add = (name: string, content: string, ttl: number | null = 300): Edit => ({
  kind: "add",
  record: { name, type: "a", content, ttl },
});

describe("staging", () => {
  test("one of each, in the one spelling", () => {
    const set = staged(
      { kind: "change", record: www, to: { ttl: 60 } },
      { kind: "delete", record: mail },
      { kind: "add", record: { name: "WWW.example.com.", type: "mx", content: "10 Mail", ttl: null } },
    );
    expect(said(set)).toEqual([
      "record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1",
      "record:r2 mail 300 A 192.0.2.2 → nothing",
      "staged:1 www - MX 10 mail.example.com.",
    ]);
    expect(countChanges(set)).toEqual({ add: 1, change: 1, delete: 1, total: 3 });
  });

  test.each<[string, Edit[], string[]]>([
    [
      "a change of a changed record keeps the original",
      [
        { kind: "change", record: www, to: { ttl: 60 } },
        { kind: "change", record: { ...www, ttl: 60 }, to: { content: "192.0.2.9" } },
      ],
      ["record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.9"],
    ],
    [
      "a change back drops the line",
      [
        { kind: "change", record: www, to: { ttl: 60, disabled: true } },
        { kind: "change", record: www, to: { ttl: 300, disabled: false } },
      ],
      [],
    ],
    ["another spelling is no change", [{ kind: "change", record: mail, to: { name: "MAIL" } }], []],
    [
      "a deletion after a change keeps the original",
      [
        { kind: "change", record: www, to: { ttl: 60 } },
        { kind: "delete", record: { ...www, ttl: 60 } },
      ],
      ["record:r1 www 300 A 192.0.2.1 → nothing"],
    ],
    [
      "a change of a deleted record brings it back",
      [
        { kind: "delete", record: www },
        { kind: "change", record: www, to: { ttl: 60 } },
      ],
      ["record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1"],
    ],
    [
      "a change of an added line edits it",
      [add("new", "192.0.2.5"), { kind: "edit", key: "staged:1", to: { ttl: null, content: "192.0.2.6" } }],
      ["staged:1 new - A 192.0.2.6"],
    ],
    ["deleting an added one drops it", [add("new", "192.0.2.5"), { kind: "remove", key: "staged:1" }], []],
    [
      "adding what is deleted becomes nothing",
      [{ kind: "delete", record: www }, add("www", "192.0.2.1")],
      [],
    ],
    [
      "adding what is deleted with another TTL becomes a change",
      [{ kind: "delete", record: www }, add("www", "192.0.2.1", 60)],
      ["record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1"],
    ],
    [
      "editing an added line into what is deleted does too",
      [
        { kind: "delete", record: www },
        add("web", "192.0.2.1", 60),
        { kind: "edit", key: "staged:1", to: { name: "www" } },
      ],
      ["record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1"],
    ],
    [
      "adding the same twice is one line, as said last",
      [add("new", "192.0.2.5"), add("new.example.com.", "192.0.2.5", 60)],
      ["staged:1 new 60 A 192.0.2.5"],
    ],
    ["what is not there is passed over", [{ kind: "remove", key: "record:r1" }], []],
    [
      "a line is taken back by its key",
      [
        { kind: "delete", record: www },
        { kind: "remove", key: recordKey("r1") },
      ],
      [],
    ],
  ])("%s", (_, edits, lines) => {
    expect(said(staged(...edits))).toEqual(lines);
    // Staged one by one, it is the same.
    expect(said(edits.reduce((set, edit) => stage(set, [edit]), emptyChangeSet(zone)))).toEqual(lines);
  });

  test("an added row is changed and deleted by the id it is listed with", () => {
    const set = staged(add("new", "192.0.2.5"));
    const row = appliedTo(set, [www]).at(-1) ?? www;
    expect(row).toMatchObject({ id: "staged:1", name: "new.example.com", display_name: "new" });
    expect(said(stage(set, [{ kind: "change", record: row, to: { ttl: 5 } }]))).toEqual([
      "staged:1 new 5 A 192.0.2.5",
    ]);
    expect(said(stage(set, [{ kind: "delete", record: row }]))).toEqual([]);
  });

  test("an older set is left as it was, and keys are never used again", () => {
    const first = staged(add("new", "192.0.2.5"));
    const second = stage(first, [{ kind: "remove", key: "staged:1" }, add("other", "192.0.2.6")]);
    expect(said(first)).toEqual(["staged:1 new 300 A 192.0.2.5"]);
    expect(said(second)).toEqual(["staged:2 other 300 A 192.0.2.6"]);
  });
});

test("the zone as it would be: untouched records are the same objects", () => {
  const set = staged(
    { kind: "change", record: www, to: { name: "web", ttl: null } },
    { kind: "delete", record: mail },
    add("@", "192.0.2.5"),
  );
  const other = aRecord("r3", "x - A 192.0.2.3");
  const applied = appliedTo(set, [www, mail, other]);
  expect(applied.map(({ id, name, display_name, ttl }) => ({ id, name, display_name, ttl }))).toEqual([
    { id: "r1", name: "web.example.com", display_name: "web", ttl: null },
    { id: "r3", name: "x.example.com", display_name: "x", ttl: null },
    { id: "staged:1", name: "example.com", display_name: "@", ttl: 300 },
  ]);
  expect(applied[1]).toBe(other);
});

test("a change holds only the fields it changes: the others are as the zone has them now", () => {
  const set = staged({ kind: "change", record: www, to: { content: "192.0.2.9" } });
  expect(appliedTo(set, [{ ...www, ttl: 77 }])[0]).toMatchObject({ content: "192.0.2.9", ttl: 77 });
});

test("an SOA keeps the serial that the API counts meanwhile", () => {
  const soa = aRecord("s", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5");
  const set = staged({
    kind: "change",
    record: soa,
    to: { content: "ns1.example.net. host.example.net. 7 2 3 4 60" },
  });
  const now = { ...soa, content: "ns1.example.net. host.example.net. 9 2 3 4 5" };
  expect(appliedTo(set, [now])[0]?.content).toBe("ns1.example.net. host.example.net. 9 2 3 4 60");
});

describe("kept and read again", () => {
  const kept = (set: ChangeSet): unknown => JSON.parse(JSON.stringify(storedChangeSet(set)));

  test("is the same", () => {
    const set = staged(
      { kind: "change", record: www, to: { ttl: 60 } },
      { kind: "delete", record: mail },
      add("new", "192.0.2.5"),
    );
    expect(readStoredChangeSet(kept(set), "Example.com.")).toEqual({ set, dropped: 0 });
  });

  test.each([
    [null],
    ["{}"],
    [[]],
    [{ version: 2, zone: "example.com.", lines: [] }],
    [{ version: 1, zone: "example.net.", lines: [] }],
    [{ version: 1, zone: "example.com.", lines: {} }],
    [{ version: 1, zone: "example.com.", lines: Array.from({ length: 200_001 }) }],
  ])("%j is no set of this zone", (stored) => {
    expect(readStoredChangeSet(stored, zone)).toBeNull();
  });

  test("lines that make no sense are left out and counted, keys are not believed", () => {
    const to = { name: "x", type: "A", content: "192.0.2.1", ttl: 60, disabled: false };
    const lines = [
      { kind: "add", key: "staged:7", to: { ...to, name: "X.example.com." } },
      { kind: "add", key: "__proto__", to },
      { kind: "add", key: "staged:1", to: { ...to, ttl: -1 } },
      { kind: "add", key: "staged:1", to: { ...to, content: "" } },
      { kind: "change", key: "staged:7", from: { ...to, id: "r1" }, to: { ...to, ttl: 61 } },
      { kind: "change", from: { ...to, id: "r9" }, to },
      { kind: "delete", from: { ...to, id: 7 } },
      { kind: "grow" },
      "no line",
      null,
    ];
    const read = readStoredChangeSet({ version: 1, zone: "example.com.", lines }, zone);
    expect([...(read?.set.lines.keys() ?? [])]).toEqual(["staged:7", "record:r1"]);
    expect(read?.dropped).toBe(8);
    expect(read?.set.next).toBe(8);
    expect(read && said(read.set)[0]).toBe("staged:7 x 60 A 192.0.2.1");
  });

  test("anything at all is read without an exception", () => {
    const line = fc.record(
      {
        kind: fc.constantFrom("add", "change", "delete"),
        key: fc.string(),
        from: fc.anything(),
        to: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const hostile = fc.record({
      version: fc.constant(1),
      zone: fc.constant("example.com."),
      lines: fc.array(fc.oneof(line, fc.anything())),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), hostile), (stored) => {
        readStoredChangeSet(stored, zone);
      }),
    );
  });
});

test("50,000 lines are staged, applied, kept and read in no more than linear time", {
  timeout: 120_000,
}, () => {
  const count = 50_000;
  const records = Array.from({ length: count }, (_, at) =>
    aRecord(`r${at}`, `host-${at} 300 A 10.0.${at >> 8}.${at & 255}`),
  );
  const edits = records.flatMap((record, at): Edit[] => [
    at % 2 ? { kind: "delete", record } : { kind: "change", record, to: { ttl: 60 } },
    { kind: "add", record: { name: `new-${at}`, type: "A", content: "192.0.2.1" } },
  ]);
  const took: { [what: string]: number } = {};
  const step = <T>(what: string, run: () => T): T => {
    const { result, ms } = timed(run);
    took[what] = ms;
    return result;
  };
  const set = step("stage 100,000", () => stage(emptyChangeSet(zone), edits));
  expect(countChanges(set)).toEqual({ add: count, change: count / 2, delete: count / 2, total: 2 * count });
  const more = step("stage one more", () => stage(set, [add("one", "192.0.2.1")]));
  expect(more.lines.size).toBe(2 * count + 1);
  expect(step("apply", () => appliedTo(set, records))).toHaveLength(count * 1.5);
  const text = step("print", () => JSON.stringify(storedChangeSet(set)));
  const read = step("read", () => readStoredChangeSet(JSON.parse(text), zone));
  expect(read?.set.lines.size).toBe(2 * count);
  console.info(`change set of 100,000 lines, ms: ${JSON.stringify(took)}`);
  expect(Math.max(...Object.values(took))).toBeLessThan(10_000);
});

test("a record is told by name, type and content", () => {
  const plain = plainRecord({ name: "a\\.b", type: "txt", content: "x y" }, "example.com.");
  expect(identity(plain)).toBe('a\\.b TXT "x" "y"');
});

describe("a set that was made for the zone as another leaves it", () => {
  const merged = (set: ChangeSet, more: ChangeSet) => finish(mergeSteps(set, more));
  const first = staged(
    { kind: "change", record: www, to: { ttl: 60 } },
    { kind: "delete", record: mail },
    add("new", "192.0.2.3"),
    add("other", "192.0.2.4"),
  );
  const there = appliedTo(first, [www, mail]);
  const shown = (name: string) => there.find(({ display_name }) => display_name === name) ?? www;

  test("is put into it: lines of the same record become one", () => {
    const more = staged(
      { kind: "delete", record: shown("new") },
      { kind: "change", record: shown("other"), to: { disabled: true } },
      { kind: "change", record: shown("www"), to: { ttl: 300 } },
      add("mail", "192.0.2.2"),
      add("more", "192.0.2.5"),
    );
    expect(said(merged(first, more))).toEqual([
      "staged:2 (off) other 300 A 192.0.2.4",
      "staged:3 more 300 A 192.0.2.5",
    ]);
  });

  test("comes to the same as both, one after the other", () => {
    const more = staged({ kind: "delete", record: shown("www") }, add("third", "192.0.2.6"));
    expect(said(merged(first, more))).toEqual([
      "record:r1 www 300 A 192.0.2.1 → nothing",
      "record:r2 mail 300 A 192.0.2.2 → nothing",
      "staged:1 new 300 A 192.0.2.3",
      "staged:2 other 300 A 192.0.2.4",
      "staged:3 third 300 A 192.0.2.6",
    ]);
    const text = (records: ReturnType<typeof appliedTo>) =>
      records.map(({ name, type, content }) => `${name} ${type} ${content}`).sort();
    expect(text(appliedTo(merged(first, more), [www, mail]))).toEqual(text(appliedTo(more, there)));
  });
});
