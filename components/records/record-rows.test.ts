import fc from "fast-check";
import { expect, test } from "vitest";
import { finish } from "@/lib/changes/slices";
import { repeats } from "./grouping";
import { recordTitle } from "./record-row";
import { createRowReader } from "./record-rows";
import { aRecord, rowsOf, zone } from "./records.fixture";
import { arrangeRows, sortRows } from "./sort-rows";

const titles = (rows: readonly { name: string; type: string; value: string }[]) =>
  rows.map(({ name, type, value }) => `${name} ${type} ${value}`);

const sample = () =>
  rowsOf(
    "www10 - A 192.0.2.10",
    "www2 - A 192.0.2.10",
    "www2 - A 192.0.2.9",
    "www2 - AAAA 2001:db8::1",
    "@ - MX 20 b.example.net.",
    "@ - MX 3 a.example.net.",
    "@ - NS ns1.example.net.",
    "@ - SOA ns1.example.net. hostmaster.example.net. 1 2 3 4 5",
    "a.www2 60 TXT x",
    "_dmarc - TXT y",
  );

test("rows read like a zone file: apex first, numbers by value, SOA and NS before the rest", () => {
  expect(titles(sample().all)).toEqual([
    "@ SOA ns1.example.net. hostmaster.example.net. 1 2 3 4 5",
    "@ NS ns1.example.net.",
    "@ MX 3 a.example.net.",
    "@ MX 20 b.example.net.",
    "_dmarc TXT y",
    "www2 A 192.0.2.9",
    "www2 A 192.0.2.10",
    "www2 AAAA 2001:db8::1",
    "a.www2 TXT x",
    "www10 A 192.0.2.10",
  ]);
});

test("names with or without their dot, in any case, are relative to the zone and found by their full name", () => {
  const rows = rowsOf(
    aRecord("x - A 192.0.2.1", { name: "WWW.Example.com." }),
    aRecord("x - A 192.0.2.2", { name: "www.example.com" }),
    aRecord("x - A 192.0.2.3", { name: "a\\.b.example.com" }),
  );
  expect(rows.all.map(({ name }) => name)).toEqual(["a\\.b", "www", "www"]);
  expect(rows.byName.get("www.example.com.")).toHaveLength(2);
});

test("an international name is titled in Unicode and keeps its punycode", () => {
  const [row] = rowsOf("xn--bcher-kva - A 192.0.2.1").all;
  expect(row?.unicodeName).toBe("bücher");
  expect(row && recordTitle(row)).toBe("bücher A");
});

test("a record that did not change keeps its row", () => {
  const { read } = createRowReader(zone);
  const [a, b] = [aRecord("a - A 192.0.2.1"), aRecord("b - A 192.0.2.2")];
  const before = read([a, b]);
  const after = read([a, { ...b, content: "192.0.2.3" }]);
  expect(after.byId.get(a.id)).toBe(before.byId.get(a.id));
  expect(after.byId.get(b.id)).not.toBe(before.byId.get(b.id));
});

test("sorting by a column keeps the zone's order among equals, both ways", () => {
  const { all } = sample();
  const byTtl = (descending: boolean) =>
    sortRows(all, { by: "ttl", descending }, 3600).map(({ name, type }) => `${name} ${type}`);
  expect(byTtl(false)[0]).toBe("a.www2 TXT");
  expect(byTtl(false).slice(1, 4)).toEqual(["@ SOA", "@ NS", "@ MX"]);
  expect(byTtl(true).slice(0, 3)).toEqual(["@ SOA", "@ NS", "@ MX"]);
  const byValue = titles(sortRows(all, { by: "value", descending: false }, 3600));
  expect(byValue.indexOf("www2 A 192.0.2.9")).toBeLessThan(byValue.indexOf("www2 A 192.0.2.10"));
});

test("an unknown column is the zone's order", () => {
  const { all } = sample();
  expect(sortRows(all, { by: "nonsense", descending: true }, 3600)).toBe(all);
});

test("rows stand together by name where they are in that order, or by type in any", () => {
  const { all } = sample();
  const arrange = (group: "name" | "type" | "none", by?: string) =>
    arrangeRows(all, { sort: by ? { by, descending: false } : null, group }, 3600);
  expect(arrange("name").grouping).toBe("name");
  expect(arrange("name", "nonsense").grouping).toBe("name");
  expect(arrange("name", "ttl").grouping).toBeNull();
  expect(arrange("none").grouping).toBeNull();
  const { rows } = arrange("type", "ttl");
  const begin = rows.filter((row, at) => {
    const above = rows[at - 1];
    return !above || repeats.type(row, above) === undefined;
  });
  expect(begin.map(({ type }) => type)).toEqual([...new Set(rows.map(({ type }) => type))]);
  expect(begin.slice(0, 2).map(({ type }) => type)).toEqual(["SOA", "NS"]);
  const [soa, ns, mx] = all;
  if (!soa || !ns || !mx) throw new Error("The sample has rows");
  expect([repeats.name(ns, soa), repeats.type(ns, soa)]).toEqual(["name", undefined]);
});

test("rows made little by little are those made at once, in the same order", () => {
  const records = Array.from({ length: 3_000 }, (_, index) =>
    aRecord(`host-${(index * 7919) % 3_000} - A 192.0.2.${index % 250}`, { id: `r_${index}` }),
  );
  const reader = createRowReader(zone);
  expect(reader.missing(records)).toBe(3_000);
  finish(reader.prepare(records));
  expect(reader.missing(records)).toBe(0);
  expect(titles(reader.read(records).all)).toEqual(titles(createRowReader(zone).read(records).all));
});

test("a zone read again and again, with changes of any kind between, is found as one read anew", () => {
  const act = fc.record({ at: fc.nat(40), act: fc.constantFrom("put", "add", "remove", "turn") });
  const rounds = fc.array(fc.array(act, { maxLength: 70 }), { maxLength: 6 });
  fc.assert(
    fc.property(rounds, (given) => {
      const reader = createRowReader(zone);
      let made = 0;
      const anyRecord = () => aRecord(`h${++made % 7} - A 192.0.2.${(made * 31) % 250}`, { id: `r_${made}` });
      let records = Array.from({ length: 20 }, anyRecord);
      for (const round of given) {
        for (const { at, act } of round) {
          const index = at % Math.max(records.length, 1);
          const { id } = records[index] ?? {};
          if (act === "add" || id === undefined) records = records.toSpliced(index, 0, anyRecord());
          else if (act === "remove") records = records.toSpliced(index, 1);
          else if (act === "turn") records = [...records.slice(index), ...records.slice(0, index)];
          else records = records.with(index, { ...anyRecord(), id });
        }
        const read = reader.read(records);
        const anew = createRowReader(zone).read(records);
        expect(titles(read.all)).toEqual(titles(anew.all));
        for (const row of read.all) {
          expect(read.byId.get(row.id)).toBe(row);
          expect(titles(read.byName.get(row.fqdn) ?? [])).toEqual(titles(anew.byName.get(row.fqdn) ?? []));
        }
        expect(read.byId.has("r_1")).toBe(records.some(({ id }) => id === "r_1"));
        expect(read.byName.has("h1.example.com.")).toBe(anew.byName.has("h1.example.com."));
      }
    }),
  );
});

test("what was given up leaves no rows behind that are not asked for", () => {
  const reader = createRowReader(zone);
  expect(reader.prepare([aRecord("a - A 192.0.2.1")]).next().done).toBe(false);
  expect(titles(reader.read([aRecord("b - A 192.0.2.1")]).all)).toEqual(["b A 192.0.2.1"]);
});

test("records that come, go and change keep the order of a whole sort", () => {
  const reader = createRowReader(zone);
  let records = Array.from({ length: 50 }, (_, index) =>
    aRecord(`n${index} - A 192.0.2.1`, { id: `r_${index}` }),
  );
  reader.read(records);
  records = records.filter((_, index) => index % 7 !== 0);
  records = records.with(3, {
    ...records.with(3, aRecord("zz - A 192.0.2.2"))[3],
    ...aRecord("zz - A 192.0.2.2"),
  });
  records.unshift(aRecord("m - TXT x"), aRecord("n5 - A 192.0.2.0"));
  expect(titles(reader.read(records).all)).toEqual(titles(createRowReader(zone).read(records).all));
});
