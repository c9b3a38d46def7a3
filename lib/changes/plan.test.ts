import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appliedTo } from "./applied";
import { type Edit, emptyChangeSet, stage } from "./change-set";
import { aRecord, recordText, timed } from "./changes.fixture";
import { type Plan, type PlannedCall, type PlanOptions, planChanges } from "./plan";
import {
  isLegal,
  NaiveZone,
  plainText,
  randomSet,
  someEdit,
  someRow,
  wantedZone,
  zone,
  zoneText,
} from "./random-zone.fixture";

const soa = aRecord("soa", "@ - SOA ns1.example.net. host.example.net. 7 2 3 4 5");
const ns = aRecord("ns", "@ - NS ns1.example.net.");
const base = [soa, ns];

const plan = (records: ReturnType<typeof aRecord>[], edits: Edit[], options: Partial<PlanOptions> = {}) =>
  planChanges(stage(emptyChangeSet(zone), edits), [...base, ...records], { domainId: "d", ...options });
const add = (text: string): Edit => {
  const { display_name, type, content, ttl } = aRecord("", text);
  return { kind: "add", record: { name: display_name ?? "", type, content, ttl } };
};

function callText({ name, rows }: PlannedCall): string {
  const said = rows.map(({ before, after }) => `${before?.id ?? ""}→${after ? recordText(after) : ""}`);
  return `${name.replace("records.", "")} ${rows.length > 5 ? rows.length : said.join(", ")}`;
}
function said(made: Plan): string[] {
  if (made.ok) return made.calls.map(callText);
  return made.refused.map(({ line, rule, field, against }) => {
    const others = against.map((one) => one.id ?? one.line);
    return `${line} ${rule} ${field} [${others.join()}]`;
  });
}

const a = aRecord("a", "www 300 A 192.0.2.1");
const b = aRecord("b", "www 60 A 192.0.2.2");
const cname = aRecord("c", "web - CNAME www.example.com.");

describe("the fewest calls, each legal", () => {
  test.each<[string, ReturnType<typeof aRecord>[], Edit[], string[]]>([
    [
      "one of each kind",
      [a, cname],
      [{ kind: "change", record: a, to: { ttl: 5 } }, { kind: "delete", record: cname }, add('x 60 TXT "t"')],
      ['create →x 60 TXT "t"', "update a→www 5 A 192.0.2.1", "delete c→"],
    ],
    [
      "what is new comes before what goes, so that the name keeps an address",
      [a],
      [{ kind: "delete", record: a }, add("www 60 AAAA 2001:db8::1")],
      ["create →www 60 AAAA 2001:db8::1", "delete a→"],
    ],
    [
      "a CNAME goes before addresses come in its place, with what else is deleted",
      [cname, a],
      [
        { kind: "delete", record: cname },
        { kind: "delete", record: a },
        add("web 60 A 192.0.2.1"),
        add("web 60 A 192.0.2.2"),
      ],
      ["bulkDelete c→, a→", "bulkCreate →web 60 A 192.0.2.1, →web 60 A 192.0.2.2"],
    ],
    [
      "addresses go before a CNAME comes in their place",
      [a, b],
      [{ kind: "delete", record: a }, { kind: "delete", record: b }, add("www - CNAME web.example.com.")],
      ["bulkDelete a→, b→", "create →www - CNAME web.example.com."],
    ],
    [
      "another type at a name",
      [cname],
      [{ kind: "change", record: cname, to: { type: "A", content: "192.0.2.1" } }],
      ["delete c→", "create →web - A 192.0.2.1"],
    ],
    [
      "another name: there before it is gone here",
      [cname],
      [{ kind: "change", record: cname, to: { name: "web2" } }],
      ["create →web2 - CNAME www.example.com.", "delete c→"],
    ],
    [
      "a CNAME that one line deletes and another adds is changed in place",
      [cname],
      [{ kind: "delete", record: cname }, add("web 60 CNAME other.example.com.")],
      ["update c→web 60 CNAME other.example.com."],
    ],
    [
      "contents handed on never meet",
      [a, b],
      [
        { kind: "change", record: a, to: { content: "192.0.2.2" } },
        { kind: "change", record: b, to: { content: "192.0.2.3" } },
      ],
      ["update b→www 300 A 192.0.2.2", "update a→www 60 A 192.0.2.3"],
    ],
    [
      "contents swapped are TTLs swapped",
      [a, b],
      [
        { kind: "change", record: a, to: { content: "192.0.2.2" } },
        { kind: "change", record: b, to: { content: "192.0.2.1" } },
      ],
      ["update b→www 300 A 192.0.2.2", "update a→www 60 A 192.0.2.1"],
    ],
    [
      "contents swapped of records that are alike are nothing",
      [a, { ...b, ttl: 300 }],
      [
        { kind: "change", record: a, to: { content: "192.0.2.2" } },
        { kind: "change", record: b, to: { content: "192.0.2.1", ttl: 300 } },
      ],
      [],
    ],
    [
      "the last name server is replaced by adding first",
      [],
      [{ kind: "delete", record: ns }, add("@ - NS ns2.example.net.")],
      ["create →@ - NS ns2.example.net.", "delete ns→"],
    ],
    [
      "the last name server is replaced by enabling another first",
      [aRecord("n2", "@ - NS ns2.example.net.", true)],
      [
        { kind: "change", record: ns, to: { disabled: true } },
        { kind: "change", record: aRecord("n2", "@ - NS ns2.example.net.", true), to: { disabled: false } },
      ],
      ["update n2→@ - NS ns2.example.net.", "update ns→(off) @ - NS ns1.example.net."],
    ],
    ["what is gone already is not deleted", [], [{ kind: "delete", record: a }], []],
    [
      "the SOA's fields",
      [],
      [{ kind: "change", record: soa, to: { content: "ns1.example.net. host.example.net. 7 2 3 4 60" } }],
      ["update soa→@ - SOA ns1.example.net. host.example.net. 7 2 3 4 60"],
    ],
  ])("%s", (_, records, edits, calls) => {
    expect(said(plan(records, edits))).toEqual(calls);
  });

  test("calls are as the contract has them", () => {
    const made = plan(
      [a, b],
      [
        { kind: "delete", record: a },
        { kind: "change", record: b, to: { ttl: null, disabled: true } },
        add('x 60 TXT "t"'),
      ],
    );
    expect(made.ok && made.calls.map(({ input }) => input)).toEqual([
      {
        params: { domain_id: "d" },
        body: { name: "x", type: "TXT", content: '"t"', ttl: 60, disabled: false },
      },
      { params: { domain_id: "d", record_id: "b" }, body: { ttl: null, disabled: true } },
      { params: { domain_id: "d", record_id: "a" } },
    ]);
  });
});

describe("impossible sets are refused before", () => {
  test.each<[string, ReturnType<typeof aRecord>[], Edit[], string[]]>([
    [
      "two CNAMEs",
      [],
      [add("x - CNAME a."), add("x - CNAME b.")],
      ["staged:1 cname name [staged:2]", "staged:2 cname name [staged:1]"],
    ],
    ["a CNAME beside what is there", [a, b], [add("www - CNAME a.")], ["staged:1 cname name [a,b]"]],
    ["beside a CNAME that is there", [cname], [add("web 60 A 192.0.2.1")], ["staged:1 cname name [c]"]],
    ["a CNAME at the apex", [], [add("@ - CNAME a.")], ["staged:1 apex-cname name [soa,ns]"]],
    ["a DNAME beside another", [a], [add("www - DNAME a.")], ["staged:1 dname name [a]"]],
    [
      "a second ALIAS",
      [],
      [add("@ - ALIAS a."), add("@ - ALIAS b.")],
      ["staged:1 alias name [staged:2]", "staged:2 alias name [staged:1]"],
    ],
    ["a DS at the apex", [], [add(`@ - DS 1 13 2 ${"A".repeat(64)}`)], ["staged:1 apex-ds name []"]],
    ["what is there already", [a], [add("www 60 A 192.0.2.1")], ["staged:1 duplicate content [a]"]],
    [
      "two records made one",
      [a, b],
      [{ kind: "change", record: b, to: { content: "192.0.2.1" } }],
      ["record:b duplicate content [a]"],
    ],
    ["the last NS", [], [{ kind: "delete", record: ns }], ["record:ns last-apex-ns null []"]],
    [
      "the last NS in force",
      [aRecord("n2", "@ - NS ns2.example.net.", true)],
      [{ kind: "change", record: ns, to: { disabled: true } }],
      ["record:ns last-apex-ns null []"],
    ],
    ["the SOA", [], [{ kind: "delete", record: soa }], ["record:soa soa null []"]],
    [
      "the SOA disabled",
      [],
      [{ kind: "change", record: soa, to: { disabled: true } }],
      ["record:soa soa disabled []"],
    ],
    ["a second SOA", [], [add("@ - SOA a. b. 1 2 3 4 5")], ["staged:1 single-soa name [soa]"]],
    ["a record that is gone", [], [{ kind: "change", record: a, to: { ttl: 5 } }], ["record:a gone null []"]],
    ["a wrong address", [], [add("x 60 A 192.0.2.300")], ["staged:1 invalid content []"]],
    ["a wrong name", [], [add("a..b 60 A 192.0.2.1")], ["staged:1 invalid name []"]],
    ["a name elsewhere", [], [add("www.example.net. 60 A 192.0.2.1")], ["staged:1 invalid name []"]],
    ["no type", [], [add("x 60 A+ 192.0.2.1")], ["staged:1 invalid type []"]],
    ["a TTL too long", [], [add("x 2147483648 A 192.0.2.1")], ["staged:1 invalid ttl []"]],
  ])("%s", (_, records, edits, refused) => {
    const made = plan(records, edits);
    expect(made.ok).toBe(false);
    expect(said(made)).toEqual(refused);
    if (!made.ok) for (const { reason } of made.refused) expect(reason).toMatch(/^[A-Z“].+\.$/);
  });

  test("what breaks a rule before it is touched is no hindrance elsewhere, and can be mended", () => {
    const broken = [aRecord("x", "bad - CNAME a."), aRecord("y", "bad 60 A 192.0.2.1")];
    expect(said(plan(broken, [add("ok 60 A 192.0.2.1")]))).toEqual(["create →ok 60 A 192.0.2.1"]);
    const [x = a, y = a] = broken;
    expect(
      said(
        plan(broken, [
          { kind: "delete", record: x },
          { kind: "change", record: y, to: { content: "192.0.2.2" } },
        ]),
      ),
    ).toEqual(["delete x→", "update y→bad 60 A 192.0.2.2"]);
    expect(said(plan(broken, [{ kind: "change", record: y, to: { content: "192.0.2.2" } }]))).toEqual([
      "record:y cname name [x]",
    ]);
  });

  test("types that are not known here are left to the API", () => {
    expect(said(plan([], [add('x 60 LUA A "return 1"')]))).toEqual(['create →x 60 LUA A "return 1"']);
  });
});

describe("many", () => {
  const hosts = (count: number, type: string, content: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => aRecord(`r${at}`, `h${at} 60 ${type} ${content(at)}`));
  const addresses = hosts(1_200, "A", () => "192.0.2.1");
  const aliases = hosts(700, "CNAME", () => "x.example.com.");
  const deleted = (records: typeof addresses): Edit[] =>
    records.map((record) => ({ kind: "delete", record }));
  const added = (count: number, label: string) =>
    Array.from({ length: count }, (_, at) => add(`${label}${at} 60 A 192.0.2.9`));

  test("at most 500 a call", () => {
    expect(said(plan(addresses, [...deleted(addresses), ...added(1_001, "n")]))).toEqual([
      "bulkCreate 500",
      "bulkCreate 500",
      "create →n1000 60 A 192.0.2.9",
      "bulkDelete 500",
      "bulkDelete 500",
      "bulkDelete 200",
    ]);
  });

  test("what waited for deletions follows each call of them at once", () => {
    const edits = [
      ...deleted(aliases),
      ...aliases.map((_, at) => add(`h${at} 60 A 192.0.2.9`)),
      ...added(100, "n"),
    ];
    expect(said(plan(aliases, edits))).toEqual([
      "bulkDelete 500",
      "bulkCreate 500",
      "bulkDelete 200",
      "bulkCreate 300",
    ]);
  });

  test("other deletions fill up the calls of those that come first", () => {
    const records = [...aliases, ...addresses.slice(700)];
    const edits = [...deleted(records), ...aliases.map((_, at) => add(`h${at} 60 A 192.0.2.9`))];
    expect(said(plan(records, edits))).toEqual([
      "bulkDelete 500",
      "bulkCreate 500",
      "bulkDelete 500",
      "bulkCreate 200",
      "bulkDelete 200",
    ]);
  });

  test("bodies stay far below 10 MB", () => {
    const long = Array.from({ length: 250 }, () => `"${"x".repeat(31)}"`).join(" ");
    const edits = Array.from({ length: 900 }, (_, at) => add(`t${at} 60 TXT ${long}`));
    const made = plan([], edits);
    const sizes = made.ok ? made.calls.map(({ input }) => JSON.stringify(input).length) : [];
    expect(sizes.length).toBe(3);
    expect(Math.max(...sizes)).toBeLessThan(4_100_000);
    expect(made.ok && made.calls.flatMap(({ rows }) => rows)).toHaveLength(900);
  });

  test("changes of content can be made by adding and deleting", () => {
    const edits = addresses.map((record): Edit => ({ kind: "change", record, to: { content: "192.0.2.7" } }));
    expect(said(plan(addresses, edits))).toHaveLength(1_200);
    expect(said(plan(addresses, edits, { replaceFrom: 100 }))).toEqual([
      "bulkCreate 500",
      "bulkCreate 500",
      "bulkCreate 200",
      "bulkDelete 500",
      "bulkDelete 500",
      "bulkDelete 200",
    ]);
  });

  test.each<[string, (records: typeof addresses) => Edit[]]>([
    ["adds", (records) => records.map((_, at) => add(`n${at} 60 A 192.0.2.9`))],
    [
      "adds at one name",
      (records) => records.map((_, at) => add(`n 60 A 10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`)),
    ],
    ["deletions", deleted],
    ["changes", (records) => records.map((record) => ({ kind: "change", record, to: { ttl: 5 } }))],
    [
      "type changes",
      (records) =>
        records.map((record) => ({ kind: "change", record, to: { type: "CNAME", content: "x." } })),
    ],
    ["refusals", (records) => records.map((_, at) => add(`h${at} 60 CNAME x.`))],
    ["refusals at one name", (records) => records.map(() => ({ kind: "edit", key: "", to: {} }))],
  ])("50,000 %s are planned in no more than linear time", { timeout: 120_000 }, (what, edits) => {
    const records = hosts(50_000, "A", () => "192.0.2.1");
    let set = stage(emptyChangeSet(zone), edits(records));
    if (what === "refusals at one name") {
      const cnames = records.map(
        (record): Edit => ({
          kind: "change",
          record,
          to: { name: "n", type: "CNAME", content: `${record.id}.` },
        }),
      );
      set = stage(set, cnames);
    }
    const { result: made, ms } = timed(() => planChanges(set, [...base, ...records], { domainId: "d" }));
    console.info(`plan of 50,000 ${what}: ${ms} ms`);
    expect(made.ok).toBe(!what.startsWith("refusals"));
    expect(ms).toBeLessThan(10_000);
  });
});

/** Carries the calls out one after the other; each must be legal, and do what its rows say. */
function carryOut(naive: NaiveZone, calls: readonly PlannedCall[]): void {
  for (const call of calls) {
    const answers = naive.run(call);
    if (!answers) throw new Error(`${callText(call)} is illegal in ${zoneText(naive.records).join("; ")}`);
    const done = answers.map((answer) => answer && zoneText([answer])[0]);
    expect(done).toEqual(call.rows.map(({ after }) => after && plainText(after)));
  }
}

/** As many calls as there are when each kind comes once, deletions twice. */
function mostCalls(calls: readonly PlannedCall[]): number {
  const some = (pattern: RegExp) => calls.some(({ name }) => pattern.test(name));
  const updates = calls.filter(({ name }) => name === "records.update").length;
  return updates + (some(/create/i) ? 1 : 0) + (some(/delete/i) ? 2 : 0);
}

test("a set is refused exactly when the zone could not be so; else every call is legal and the zone ends as planned", {
  timeout: 120_000,
}, () => {
  let carried = 0;
  fc.assert(
    fc.property(
      fc.array(someRow, { maxLength: 12 }),
      fc.array(someEdit, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(undefined, 0, 2),
      (rows, edits, replaceFrom) => {
        const naive = NaiveZone.of(rows);
        const set = randomSet(naive.records, edits);
        const wanted = wantedZone(set, naive.records);
        const made = planChanges(set, naive.records, {
          domainId: "d",
          ...(replaceFrom === undefined ? {} : { replaceFrom }),
        });
        expect(made.ok, said(made).join("; ")).toBe(isLegal(appliedTo(set, naive.records)));
        if (!made.ok) return;
        expect(made.calls.length).toBeLessThanOrEqual(mostCalls(made.calls));
        carryOut(naive, made.calls);
        expect(zoneText(naive.records)).toEqual(wanted);
        const lines = new Set(made.calls.flatMap(({ rows }) => rows.flatMap(({ lines }) => lines)));
        expect([...lines, ...made.nothing].sort()).toEqual([...set.lines.keys()].sort());
        carried++;
      },
    ),
    { numRuns: 1_500 },
  );
  expect(carried).toBeGreaterThan(250);
});
