import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvSeparator, readRecordsCsv, writeRecordsCsv } from "./records-csv";

const options = { origin: "example.com", defaultTtl: 3600 };
const read = (text: string) => readRecordsCsv(text, options);

test("reads the API's columns, names relative, absolute or ending in the zone's name", () => {
  const text = [
    "name,type,content,ttl,disabled",
    "@,MX,10 mail,300,false",
    'www.example.com,txt,"""v=spf1; a, b"" ""two""",,true',
    "WWW.example.com.,A,192.0.2.1,1h,",
  ].join("\r\n");
  expect(read(text)).toEqual({
    problems: [],
    records: [
      {
        name: "example.com.",
        type: "MX",
        content: "10 mail.example.com.",
        ttl: 300,
        class: "IN",
        disabled: false,
        line: 2,
      },
      {
        name: "www.example.com.",
        type: "TXT",
        content: '"v=spf1; a, b" "two"',
        ttl: 3600,
        class: "IN",
        disabled: true,
        line: 3,
      },
      {
        name: "www.example.com.",
        type: "A",
        content: "192.0.2.1",
        ttl: 3600,
        class: "IN",
        disabled: false,
        line: 4,
      },
    ],
  });
});

test("takes columns in any order and case, without ttl and disabled, and any line end", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const { records, problems } = read(`\ufeffContent,NAME,Type${end}192.0.2.1,a,A${end}${end}192.0.2.2,b,A`);
    expect(problems).toEqual([]);
    expect(records.map(({ name, content, line }) => [name, content, line])).toEqual([
      ["a.example.com.", "192.0.2.1", 2],
      ["b.example.com.", "192.0.2.2", 4],
    ]);
  }
});

test("semicolons or tabs may stand for commas, then commas are content", () => {
  for (const separator of [";", "\t"]) {
    const lines = [
      ["Name", "TYPE", "content", "ttl"],
      ["www", "A", "192.0.2.1", "5m"],
      ["@", "TXT", '"""a, b; c"""', ""],
      ["caa", "CAA", "0 issue ca.example,net", ""],
    ].map((cells) => cells.join(separator));
    const { records, problems } = read(lines.join("\r\n"));
    expect(records.map(({ name, content, ttl }) => [name, content, ttl])).toEqual([
      ["www.example.com.", "192.0.2.1", 300],
      ["example.com.", '"a, b; c"', 3600],
      ["caa.example.com.", '0 issue "ca.example,net"', 3600],
    ]);
    expect(problems).toEqual([]);
  }
  expect(csvSeparator("name,type;content")).toBeNull();
  expect(csvSeparator('"name,type"\t"content"\t"type"')).toBe("\t");
});

test("a quoted field may run over lines, and the lines after it keep their numbers", () => {
  const { problems } = read('name,type,content\na,TXT,"(\n""x""\n)"\nb,A,wrong');
  expect(problems).toEqual([
    { line: 5, column: 5, severity: "error", message: "A: Address is not an IPv4 address" },
  ]);
});

describe("problems", () => {
  test.each([
    ["", 1, 1, "the text is empty; it needs a header line"],
    ["a,A,192.0.2.1", 1, 1, "the header has no column “name”"],
    ["name,type,content,type", 1, 19, "column “type” is there twice"],
    ["name,type,content\na,A", 2, 3, "the line has 2 fields, but the header names 3"],
    ["name,type,content\na,A,192.0.2.1,", 2, 15, "the line has 4 fields, but the header names 3"],
    [
      'name,type,content\na,A,"192.0.2.1\nb,A,192.0.2.2',
      2,
      5,
      "a quoted field begins here and is not closed",
    ],
    ['name,type,content\na,TXT,"""x\n""","b', 3, 5, "a quoted field begins here and is not closed"],
    ['name,"type,content', 1, 6, "a quoted field begins here and is not closed"],
    ['name,type,content\na,A,"192.0.2.1"x', 2, 5, "“x” stands after a closing quote"],
    ["name,type,content\n,A,192.0.2.1", 2, 1, "name is missing"],
    ["name,type,content\na,,192.0.2.1", 2, 3, "type is missing"],
    ["name,type,content\na,FOO,192.0.2.1", 2, 3, "“FOO” is not a record type"],
    ["name,type,content\na,A,", 2, 5, "content is missing"],
    ["name,type,content\na..b,A,x", 2, 1, "name “a..b” has an empty label"],
    [
      "name,type,content\na.example.org.,A,192.0.2.1",
      2,
      1,
      "name “a.example.org.” is outside the zone example.com.",
    ],
    ["name,type,content,ttl\na,A,192.0.2.1,soon", 2, 15, "ttl “soon” is not a time"],
    [
      "name,type,content,ttl\na,A,192.0.2.1,9999999999",
      2,
      15,
      "ttl “9999999999” is more than 2147483647 seconds",
    ],
    ["name,type,content,disabled\na,A,192.0.2.1,maybe", 2, 15, "disabled “maybe” is neither true nor false"],
    ["name,type,content\na,SOA,a b 1 2 3 4 5", 2, 3, "an SOA record can only stand at the zone's own name"],
  ])("%j", (text, line, column, message) => {
    const [first, ...others] = read(text).problems.filter(({ severity }) => severity === "error");
    expect(first).toMatchObject({ line, column, message: expect.stringContaining(message) });
    expect(others.length).toBeLessThanOrEqual(2);
    expect(read(text).records).toEqual([]);
  });

  test("everything wrong with one line is one error", () => {
    expect(read("name,type,content,ttl\n,A,x,y").problems.map(({ message }) => message)).toEqual([
      "name is missing; A: Address is not an IPv4 address; ttl “y” is not a time such as 300, 5m, 1h30m, 2d or 1w",
    ]);
  });

  test("a TTL is needed from somewhere", () => {
    const { problems } = readRecordsCsv("name,type,content\na,A,192.0.2.1", { origin: "example.com" });
    expect(problems.map(({ message }) => message)).toEqual(["ttl is missing"]);
  });

  test("warnings tell of repeated records, columns not read and texts that lost their quotes", () => {
    const text = "name,type,content,comment\na,A,192.0.2.1,x\na,A,192.0.2.1,y\nb,TXT,v=spf1 -all,";
    const { records, problems } = read(text);
    expect(records).toHaveLength(2);
    expect(problems.map(({ line, severity, message }) => [line, severity, message.slice(0, 40)])).toEqual([
      [1, "warning", "column “comment” is not read"],
      [3, "warning", "the same record is on line 2 already; it"],
      [4, "warning", "the text has no quotes of its own, so ea"],
    ]);
  });
});

test("what is written is read back the same", () => {
  const record = fc.record({
    name: fc.constantFrom("example.com.", "www.example.com.", "*.example.com.", "a\\,b.example.com."),
    type: fc.constant("TXT"),
    content: fc.stringMatching(/^[ -!#-[\]-~]{0,40}$/).map((text) => `"${text}"`),
    ttl: fc.integer({ min: 0, max: 2147483647 }),
    disabled: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(record, { selector: ({ name, content }) => `${name} ${content}` }),
      (records) => {
        const back = read(writeRecordsCsv(records));
        expect(back.problems).toEqual([]);
        expect(back.records.map(({ class: _, line: __, ...kept }) => kept)).toEqual(
          records.map((one) => ({ ...one, name: one.name.replace("\\,", ",") })),
        );
      },
    ),
  );
});

test("a TTL that is left to the zone's default stays open", () => {
  const written = writeRecordsCsv([
    { name: "a.example.com.", type: "A", content: "192.0.2.1", ttl: null, disabled: false },
  ]);
  expect(written).toBe("name,type,content,ttl,disabled\r\na.example.com.,A,192.0.2.1,,false\r\n");
});

test("a long quoted field is no trouble", () => {
  const rows = `name,type,content\na,TXT,"${'""x"" '.repeat(10_000)}"\nb,A,"${"x".repeat(5_000_000)}`;
  expect(read(rows)).toMatchObject({ records: [{ line: 2 }], problems: [{ line: 3 }] });
});
