import { expect, test } from "vitest";
import { finish } from "@/lib/changes/slices";
import { recordTitle } from "./record-row";
import { createRowReader } from "./record-rows";
import { aRecord, rowsOf, zone } from "./records.fixture";
import { createPlacer } from "./shown-rows";
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
  const place = createPlacer();
  const { rows, grouping } = arrange("type", "ttl");
  const types = place(rows, grouping).map(({ row, repeats }) => `${repeats ? "" : "> "}${row.type}`);
  expect(types.filter((type) => type.startsWith("> "))).toHaveLength(
    new Set(rows.map(({ type }) => type)).size,
  );
  expect(types.slice(0, 2)).toEqual(["> SOA", "> NS"]);
  const named = place(all, "name");
  expect(named[1]).toMatchObject({ repeats: "name" });
  expect(place(all, "name")[1]).toBe(named[1]);
  expect(place(all, null)[1]?.repeats).toBeNull();
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
