import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeRecordsCsv } from "@/lib/dns/records-csv";
import { writeZoneFile } from "@/lib/dns/zone-file-writer";
import { zoneClient } from "@/lib/embedded/zone-client.fixture";
import { aRecord, lineText, recordText } from "./changes.fixture";
import { type ImportFormat, importEntries, openTtl } from "./import-entries";
import { type ImportOptions, planImport, planImportSteps } from "./import-plan";
import {
  canTick,
  type ImportMode,
  type ImportPlan,
  type ImportRow,
  importSet,
  tickedAtFirst,
} from "./import-rows";
import { planChanges } from "./plan";
import { someRow } from "./random-zone.fixture";
import { inSlices } from "./slices";
import { carryOut, emptyZone } from "./zone-calls.fixture";

const zone = { name: "example.com", defaultTtl: 3600 };
const own = [
  aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5"),
  aRecord("ns", "@ - NS ns1.example.net."),
];
const www = aRecord("r1", "www 300 A 192.0.2.1");
const mail = aRecord("r2", "mail - A 192.0.2.2");
const web = aRecord("r3", "web 60 CNAME www.example.com.");
const records = [...own, www, mail, web];

function said(row: ImportRow): string {
  if (row.kind === "deleted") return `deleted ${recordText(row.from)}`;
  if (row.kind === "refused") return `${row.line}:${row.column} refused: ${row.reason}`;
  const to = `${row.line} ${row.kind} ${recordText(row.to)}`;
  if (row.kind === "changed") return `${to} (was ${recordText(row.from)})`;
  if (row.kind === "same") return row.kept ? `${to} (kept ${recordText(row.from)})` : to;
  if (row.kind === "system") return `${to}${row.same ? "" : " (not the zone's)"}`;
  if (row.kind === "new") return to;
  const ways = row.replaces ? `can replace ${row.replaces.map(({ id }) => id).join()}` : "cannot replace";
  return `${to}: ${row.rule} with ${row.against.map(({ id, line }) => id ?? line).join()}, ${ways}`;
}

const plan = (text: string, mode: ImportMode, format: ImportFormat = "bind", of = records) =>
  planImport(importEntries(format, text, zone), of, { ...zone, mode });
const rowsOf = (...args: Parameters<typeof plan>) => plan(...args).rows.map(said);

const text = `$TTL 1h
@ SOA ns1.example.net. host.example.net. 99 2 3 4 5
@ NS ns1.example.net.
@ NS ns2.example.net.
www 5m A 192.0.2.1
www A 192.0.2.9
mail A 192.0.2.2
web 300 CNAME WWW
new IN TXT "hello"
`;

describe("modes", () => {
  const system = [
    "2 system @ 3600 SOA ns1.example.net. host.example.net. 99 2 3 4 5",
    "3 system @ 3600 NS ns1.example.net.",
    "4 system @ 3600 NS ns2.example.net. (not the zone's)",
  ];

  test("merge adds what is new and gives what is there the text's TTL", () => {
    const made = plan(text, "merge");
    expect(made.rows.map(said)).toEqual([
      ...system,
      "5 same www 300 A 192.0.2.1",
      "6 new www 300 A 192.0.2.9",
      "7 same mail 3600 A 192.0.2.2",
      "8 changed web 300 CNAME www.example.com. (was web 60 CNAME www.example.com.)",
      '9 new new 3600 TXT "hello"',
    ]);
    expect(made.counts).toEqual({
      new: 2,
      changed: 1,
      deleted: 0,
      same: 2,
      refused: 0,
      conflicting: 0,
      system: 3,
    });
    expect(made.notes).toEqual([
      { line: 6, column: 1, message: expect.stringContaining("TTL 3600 differs from that of the A records") },
    ]);
  });

  test("skip existing only adds", () => {
    expect(rowsOf(text, "skip_existing").slice(5)).toEqual([
      "7 same mail 3600 A 192.0.2.2",
      "8 same web 300 CNAME www.example.com. (kept web 60 CNAME www.example.com.)",
      '9 new new 3600 TXT "hello"',
    ]);
  });

  test("replace deletes what the text does not have, SOA and apex NS apart", () => {
    expect(rowsOf("web 60 CNAME www", "replace")).toEqual([
      "1 same web 60 CNAME www.example.com.",
      "deleted www 300 A 192.0.2.1",
      "deleted mail - A 192.0.2.2",
    ]);
  });
});

test("every line that is not taken is told, with its place and reason", () => {
  const made = plan(
    `www 300 IN A 192.0.2.300
$INCLUDE other.zone
new 60 HINFO "a" "b"
new 60 A 192.0.2.1
other.example.net. 60 A 192.0.2.1
new 60 A 192.0.2.1
new 60 TYPE731 \\# 1 aa
`,
    "merge",
  );
  expect(made.rows.map(said)).toEqual([
    "1:14 refused: A: Address is not an IPv4 address",
    "2:1 refused: $INCLUDE is not followed: put that file's content in its place",
    "3:8 refused: records of type HINFO cannot be managed here",
    "4 new new 60 A 192.0.2.1",
    "5:1 refused: other.example.net. is outside the zone example.com.",
    "7:8 refused: records of type TYPE731 cannot be managed here",
  ]);
  expect(made.notes).toEqual([
    { line: 6, column: 1, message: "the same record is on line 4 already; it is read once" },
  ]);
});

test("types are those that the API announces, the content of unknown ones text", () => {
  const types = new Set(["A", "HTTPS", "LUA"]);
  const there = [aRecord("r8", 'x - HTTPS 1  . alpn="h2,h3"'), aRecord("r9", 'x 60 LUA A "return  1"')];
  const made = (format: ImportFormat, content: string) =>
    planImport(importEntries(format, content, { ...zone, types }), there, { ...zone, mode: "merge" })
      .rows.map(said)
      .map((row) => row.replace(/^(\d+):\d+/, "$1"));
  expect(
    made(
      "bind",
      `$TTL 3600
x https 1 . alpn="h2,h3"
x 60 LUA A "return  1"
x 60 LUA AAAA ( "return  2" )
x 60 LUA
x 60 MX 10 x
x 60 LOA 1
`,
    ),
  ).toEqual([
    '2 same x 3600 HTTPS 1 . alpn="h2,h3"',
    '3 same x 60 LUA A "return  1"',
    '4 new x 60 LUA AAAA "return  2"',
    "5 refused: LUA: content is missing",
    "6 refused: records of type MX cannot be managed here",
    "7 refused: “LOA” is not a record type",
  ]);
  expect(
    made("csv", 'name;type;content\nx;lua;"A ""return  1"""\ny;TYPE65;1 .\ny;MX;10 x\ny;LUA;"A ""x"\n'),
  ).toEqual([
    '2 changed x - LUA A "return  1" (was x 60 LUA A "return  1")',
    "3 new y - HTTPS 1 .",
    "4 refused: records of type MX cannot be managed here",
    "5 refused: LUA: content has an opening quote without a closing one",
  ]);
});

test("a TTL that is left open for one of a set is open for all, and never told as a number", () => {
  const text = "a A 192.0.2.1\na 60 A 192.0.2.2\nb A 192.0.2.3\nc 60 A 192.0.2.4\nd A 192.0.2.5\n";
  const open = { ...zone, defaultTtl: openTtl };
  const made = planImport(importEntries("bind", text, open), [], { ...zone, mode: "merge" });
  expect(made.rows.map(said)).toEqual([
    "1 new a - A 192.0.2.1",
    "2 new a - A 192.0.2.2",
    "3 new b - A 192.0.2.3",
    "4 new c 60 A 192.0.2.4",
    "5 new d 60 A 192.0.2.5",
  ]);
  expect(made.notes.map(({ line, message }) => `${line} ${message}`)).toEqual([
    "2 TTL 60 differs from that of the A records of this name, from line 1: the zone's default is used for all",
    "5 no $TTL is set: the last TTL stated, 60, is used here and further down",
  ]);
});

describe("what clashes", () => {
  test("with the zone, where deleting what is there would make room, or not", () => {
    expect(rowsOf("www 60 CNAME web\nweb 60 A 192.0.2.1\n@ 60 CNAME web\n", "merge")).toEqual([
      "1 conflicting www 60 CNAME web.example.com.: cname with r1, can replace r1",
      "2 conflicting web 60 A 192.0.2.1: cname with r3, can replace r3",
      "3 conflicting @ 60 CNAME web.example.com.: apex-cname with soa,ns, cannot replace",
    ]);
  });

  test("with an earlier line, which holds", () => {
    expect(rowsOf("x 60 A 192.0.2.1\nx 60 CNAME web\n", "merge")).toEqual([
      "1 new x 60 A 192.0.2.1",
      "2 conflicting x 60 CNAME web.example.com.: cname with 1, cannot replace",
    ]);
  });

  test("with nothing of the zone's where that is replaced", () => {
    expect(rowsOf("www 60 CNAME web\nwww 60 A 192.0.2.1\n", "replace").slice(0, 2)).toEqual([
      "1 new www 60 CNAME web.example.com.",
      "2 conflicting www 60 A 192.0.2.1: cname with 1, cannot replace",
    ]);
  });
});

test("CSV and JSON leave TTLs open; disabled records are read in all formats", () => {
  const csv = "name,type,content,ttl,disabled\nmail,A,192.0.2.2,,true\nnew,A,192.0.2.1,,\nbad,A,1,,\n";
  expect(rowsOf(csv, "merge", "csv")).toEqual([
    "2 changed (off) mail - A 192.0.2.2 (was mail - A 192.0.2.2)",
    "3 new new - A 192.0.2.1",
    "4:7 refused: A: Address is not an IPv4 address",
  ]);
  const json = JSON.stringify([{ name: "new", type: "A", content: "192.0.2.1" }, 7]);
  expect(rowsOf(json, "merge", "json")).toEqual([
    "1 new new - A 192.0.2.1",
    "2:50 refused: this is not an object with name, type and content",
  ]);
  expect(rowsOf("$TTL 3600\n; disabled: mail IN A 192.0.2.2\nnew A 192.0.2.1\n", "merge")).toEqual([
    "2 changed (off) mail - A 192.0.2.2 (was mail - A 192.0.2.2)",
    "3 new new 3600 A 192.0.2.1",
  ]);
});

describe("ticks", () => {
  const lines = (made: ImportPlan, ticked: (row: ImportRow) => boolean) =>
    [...importSet(made, ticked).lines.values()].map(lineText);

  test("choose rows for a change set", () => {
    const made = plan("www 60 A 192.0.2.1\nnew 60 A 192.0.2.1\n", "replace");
    const all = [
      "record:r1 www 300 A 192.0.2.1 → www 60 A 192.0.2.1",
      "staged:1 new 60 A 192.0.2.1",
      "record:r2 mail - A 192.0.2.2 → nothing",
      "record:r3 web 60 CNAME www.example.com. → nothing",
    ];
    expect(lines(made, (row) => tickedAtFirst(row, made))).toEqual(all);
    expect(lines(made, ({ kind }) => kind !== "deleted")).toEqual(all.slice(0, 2));
    expect(lines(made, () => false)).toEqual([]);
  });

  test("nothing is deleted at first where a line was lost", () => {
    const made = plan("www 300 A 192.0.2.1\nbad 60 A 192.0.2.300\n", "replace");
    expect(lines(made, (row) => tickedAtFirst(row, made))).toEqual([]);
    expect(made.rows.filter(canTick).map(({ kind }) => kind)).toEqual(["deleted", "deleted"]);
  });

  test("a conflicting row makes room for itself where it can", () => {
    const made = plan("www 60 CNAME web\nx A 192.0.2.1\nx 60 CNAME web\n", "merge");
    expect(lines(made, ({ kind }) => kind === "conflicting")).toEqual([
      "staged:1 www 60 CNAME web.example.com.",
      "record:r1 www 300 A 192.0.2.1 → nothing",
    ]);
  });
});

const folders = ["../dns/fixtures/", "../../e2e/zones/", "../../../shared/zones/"]
  .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  .filter((folder) => existsSync(folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".zone") && !file.startsWith("refused-"))
    .map((file) => ({ file, text: readFileSync(folder + file, "utf8"), real: !folder.includes("fixtures") })),
);
const zoneOf = ({ file, text, real }: (typeof files)[number]) =>
  /^; zone: (\S+)$/m.exec(text)?.[1] ?? (real ? file.replace(/zone$/, "") : "example.test.");

test("a zone's own export changes nothing, in any format and mode", { timeout: 120_000 }, () => {
  expect(files.length).toBeGreaterThan(60);
  for (const one of files) {
    const { file, text } = one;
    const name = zoneOf(one);
    const options = { name, defaultTtl: 1_234 };
    const read = planImport(importEntries("bind", text, options), [], { ...options, mode: "merge" });
    const there = read.rows.flatMap((row, at) => {
      if (row.kind !== "new" && row.kind !== "system") return [];
      const { name: relative, ttl, ...to } = row.to;
      const absolute = relative === "@" ? name : `${relative}.${name === "." ? "" : name}`;
      return [
        {
          ...to,
          id: `r${at}`,
          name: absolute,
          ttl: to.type === "TXT" ? null : ttl,
          disabled: at % 5 === 0,
        },
      ];
    });
    expect(there.length, file).toBeGreaterThan(0);
    const written = there.map((record) => ({ ...record, ttl: record.ttl ?? 1_234 }));
    const exports: [ImportFormat, string][] = [
      ["bind", writeZoneFile(written, { origin: name, defaultTtl: 1_234 })],
      ["csv", writeRecordsCsv(written)],
      ["json", JSON.stringify(there)],
    ];
    for (const [format, exported] of exports) {
      for (const mode of ["merge", "skip_existing", "replace"] as const) {
        const made = planImport(importEntries(format, exported, options), there, { ...options, mode });
        const same = made.counts.same + made.counts.system;
        expect({ ...made.counts, same, system: 0 }, `${file} ${format} ${mode}`).toEqual({
          new: 0,
          changed: 0,
          deleted: 0,
          same: there.length,
          refused: 0,
          conflicting: 0,
          system: 0,
        });
      }
    }
  }
});

test.each(files.filter(({ real }) => real))(
  "$file in the API: its export is a plan that changes nothing",
  async (one) => {
    const { file, text } = one;
    const name = zoneOf(one);
    const client = await zoneClient(name.replace(/\.$/, ""));
    const options = { name, defaultTtl: 3600, mode: "merge" } as const;
    const before = await client.records();
    const made = planImport(importEntries("bind", text, options), before, options);
    expect(made.counts.new, file).toBeGreaterThan(file.startsWith("harbour") ? 15 : 600);
    const set = importSet(made, (row) => tickedAtFirst(row, made));
    const calls = planChanges(set, before, { domainId: client.domain.id });
    await carryOut(client, calls);
    const records = await client.records();
    expect(records).toHaveLength(before.length + made.counts.new);
    for (const mode of ["merge", "skip_existing", "replace"] as const) {
      const again = planImport(importEntries("bind", await client.exported(), options), records, {
        ...options,
        mode,
      });
      expect(again.counts).toMatchObject({ new: 0, changed: 0, deleted: 0, refused: 0, conflicting: 0 });
      expect(again.counts.same).toBe(made.counts.new);
      expect(again.rows.filter((row) => row.kind === "system" && !row.same)).toEqual([]);
    }
  },
);

test("does what the API's own import does", { timeout: 240_000 }, async () => {
  const [ours, theirs] = [await zoneClient(zone.name), await zoneClient(zone.name)];
  let done = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(someRow, { maxLength: 8 }),
      fc.array(someRow, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<ImportMode>("merge", "skip_existing", "replace"),
      async (rows, imported, mode) => {
        for (const client of [ours, theirs]) {
          await emptyZone(client);
          const body = { records: rows, continue_on_error: true };
          await client.ok("tenant_admin", "records.bulkCreate", { params: client.params, body });
        }
        const content = JSON.stringify(imported);
        const body = { format: "json" as const, mode, content };
        const reply = await theirs.call("tenant_admin", "import.text", { params: theirs.params, body });
        const before = await ours.records();
        const made = planImport(importEntries("json", content, zone), before, { ...zone, mode });
        if (reply.status >= 300) {
          expect(made.counts.refused + made.counts.conflicting).toBeGreaterThan(0);
          return;
        }
        const set = importSet(made, (row) => tickedAtFirst(row, made));
        await carryOut(ours, planChanges(set, before, { domainId: ours.domain.id }));
        const text = async (client: typeof ours) =>
          (await client.records({})).map(({ name, type, content, ttl, disabled }) =>
            [name, type, content, ttl ?? 3600, disabled].join(" "),
          );
        expect(await text(ours)).toEqual(await text(theirs));
        done++;
      },
    ),
    { numRuns: 80 },
  );
  expect(done).toBeGreaterThan(30);
});

test.each<[ImportFormat, ImportMode]>([
  ["bind", "merge"],
  ["bind", "replace"],
  ["csv", "replace"],
  ["json", "replace"],
])("50,000 lines of %s, %s: in slices, none of them long", { timeout: 120_000 }, async (format, mode) => {
  const count = 50_000;
  const address = (at: number) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
  const there = Array.from({ length: count }, (_, at) => aRecord(`r${at}`, `h${at} 300 A ${address(at)}`));
  const sent = there.map((record, at) => ({
    ...record,
    name: `${record.name}.`,
    content: at % 3 ? record.content : address(at + count),
    ttl: at % 2 ? 300 : 60,
    disabled: false,
    class: "IN" as const,
    line: 0,
  }));
  const texts = {
    bind: () => writeZoneFile(sent, { origin: zone.name, defaultTtl: 3600 }),
    csv: () => writeRecordsCsv(sent),
    json: () => JSON.stringify(sent),
  };
  const content = texts[format]();
  const options: ImportOptions = { ...zone, mode };
  const cpu = () => process.cpuUsage().user / 1000;
  const start = cpu();
  let last = start;
  let longest = 0;
  let long = 0;
  let rests = 0;
  const rest = async () => {
    longest = Math.max(longest, cpu() - last);
    rests += 1;
    if (cpu() - last > 50) long += 1;
    last = cpu();
  };
  const steps = planImportSteps(importEntries(format, content, zone), [...own, ...there], options);
  const made = await inSlices(steps, rest, { budgetMs: 10, now: cpu });
  await rest();
  const took = cpu() - start;
  console.info(
    `import plan of 50,000 lines ${format} ${mode}: ${Math.round(took)} ms of CPU in ${rests} slices, longest ${Math.round(longest)} ms`,
  );
  expect(made.counts).toMatchObject({
    new: 16_667,
    changed: 16_666,
    same: 16_667,
    deleted: mode === "replace" ? 16_667 : 0,
  });
  expect(took).toBeLessThan(10_000);
  // Some are longer because memory is cleaned up in them, and JSON is parsed in one go.
  expect(long).toBeLessThan(5);
});
