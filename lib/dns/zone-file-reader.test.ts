import { describe, expect, test } from "vitest";
import { zoneFileEntries } from "./zone-file-entries";
import { readZoneFile } from "./zone-file-reader";

const origin = "example.test.";
const read = (text: string, defaultTtl?: number) => readZoneFile(text, { origin, defaultTtl });
const fields = (text: string) =>
  read(text, 3600).records.map(({ name, type, content, ttl }) => [name, ttl, type, content].join(" "));
const problems = (text: string) =>
  read(text, 3600).problems.map(
    ({ line, column, severity, message }) => `${line}:${column} ${severity}: ${message}`,
  );

test("gives each record its canonical name and content, TTL, class and line", () => {
  expect(read("$TTL 1h\n\nWWW IN A 192.0.2.1 ; web\n\n  300 MX (\n 10 Mail )\n")).toEqual({
    origin,
    defaultTtl: 3600,
    problems: [],
    records: [
      {
        name: "www.example.test.",
        type: "A",
        content: "192.0.2.1",
        ttl: 3600,
        class: "IN",
        disabled: false,
        line: 3,
      },
      {
        name: "www.example.test.",
        type: "MX",
        content: "10 mail.example.test.",
        ttl: 300,
        class: "IN",
        disabled: false,
        line: 5,
      },
    ],
  });
});

test("takes the origin with or without its dot, and says so when it is no name", () => {
  expect(readZoneFile("a 60 A 192.0.2.1", { origin: "Example.TEST" }).records[0]?.name).toBe(
    "a.example.test.",
  );
  const found = readZoneFile("a 60 A 192.0.2.1", { origin: "a..b" });
  expect(found.records).toEqual([]);
  expect(found.problems).toHaveLength(1);
  expect(found.problems[0]?.message).toContain("the zone's name “a..b” has an empty label");
});

test("an empty file has no records and no problems", () => {
  for (const text of ["", "\n", "  \n\t\r\n", "; nothing", "\ufeff", "( \n )"]) {
    expect(read(text)).toMatchObject({ records: [], problems: [], defaultTtl: null });
  }
});

describe("the default TTL of the zone", () => {
  test("is used only where the file sets none", () => {
    expect(fields("a A 192.0.2.1")).toEqual(["a.example.test. 3600 A 192.0.2.1"]);
    expect(fields("$TTL 60\na A 192.0.2.1")).toEqual(["a.example.test. 60 A 192.0.2.1"]);
    expect(fields("a 60 A 192.0.2.1\nb A 192.0.2.2")[1]).toBe("b.example.test. 60 A 192.0.2.2");
  });

  test("does not hide a $TTL that could not be read", () => {
    expect(problems("$TTL soon\na A 192.0.2.1\nb 60 A 192.0.2.2\n$TTL 60\nc A 192.0.2.3")).toEqual([
      "1:6 error: TTL “soon” is not a time such as 300, 5m, 1h30m, 2d or 1w",
      "2:1 error: the record has no TTL, and the $TTL of line 1 could not be read",
    ]);
  });

  test("without any, a record has to state its own", () => {
    expect(read("a A 192.0.2.1").problems).toEqual([
      {
        line: 1,
        column: 1,
        severity: "error",
        message: "the record has no TTL, and no $TTL is set before it",
      },
    ]);
  });
});

describe("problems", () => {
  test.each([
    [
      "a A 192.0.2.1\n\n   b A 192.0.2.2",
      "3:4 error: “b” is not a record type; an owner name would have to start its line",
    ],
    [
      "a TXT (\n  one\n  two \\300 )",
      "3:7 error: TXT: Text has a backslash and digit that are not three digits from 000 to 255",
    ],
    ["a MX 10 bad..host", "1:13 error: MX: Mail server has an empty label"],
    ["a MX", "1:5 error: MX: Priority is missing; Mail server is missing"],
    ["\ufeffa A x", "1:5 error: A: Address is not an IPv4 address"],
    ["; c\r\na A x\r\n", "2:5 error: A: Address"],
    ["; c\ra A x\r", "2:5 error: A: Address"],
    ["a TXT ( x\n\n", "1:7 error: “(” is never closed"],
    ["a LOC 1 2 3", "1:7 error: LOC: content of type LOC can only be written as \\# length hexadecimal"],
    ["$INCLUDE other.zone", "1:1 error: $INCLUDE is not followed"],
    [
      `${"x".repeat(100)} A 192.0.2.1`,
      `1:1 error: owner name “${"x".repeat(64)}…” has a label of 100 octets`,
    ],
  ])("%j", (text, expected) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, expected.length)).toBe(expected);
  });

  test("one bad line does not hide the others", () => {
    const { records, problems } = read(
      '$TTL 60\na A x\nb A 192.0.2.1\nc TXT "open\nd A 192.0.2.2\n) e A 192.0.2.3\nf A 192.0.2.4',
    );
    expect(records.map(({ line }) => line)).toEqual([3, 5, 7]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  test("a record is not given to another owner when its own cannot be read", () => {
    const found = read(
      "$TTL 60\na A 192.0.2.1\nb..c A 192.0.2.2\n  A 192.0.2.3\nd A 192.0.2.4\n  A 192.0.2.5",
    );
    expect(found.records.map(({ line }) => line)).toEqual([2, 5, 6]);
    expect(found.problems.map(({ line, message }) => [line, message])).toEqual([
      [3, "owner name “b..c” has an empty label, one with nothing before its dot"],
      [4, "its owner is that of line 3, which could not be read"],
    ]);
  });

  test("the owner of a bad record still holds for the lines after it", () => {
    const found = read('$TTL 60\na A 192.0.2.1\nb TXT "open\n  A 192.0.2.3\nc FOO x\n  A 192.0.2.4');
    expect(found.records.map(({ name }) => name)).toEqual(["a", "b", "c"].map((name) => `${name}.${origin}`));
  });

  test("nothing is read relative to an $ORIGIN that could not be", () => {
    const found = read(
      "$TTL 60\n$ORIGIN a..b\nx A 192.0.2.1\n  A 192.0.2.2\n$ORIGIN sub\n$GENERATE 1-2 g$ A 192.0.2.$\n$ORIGIN example.test.\ny A 192.0.2.3",
    );
    expect(found.records.map(({ name }) => name)).toEqual(["y.example.test."]);
    expect(found.problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  });
});

describe("warnings", () => {
  test("say what was read otherwise than written", () => {
    expect(problems("a 60 A 192.0.2.1\na 120 A 192.0.2.2\na 60 A 192.0.2.1\n")).toEqual([
      "2:3 warning: TTL 120 differs from that of the A records of this name, from line 1: 60 is used for all",
      "3:1 warning: the same record is on line 1 already; it is read once",
    ]);
    expect(fields("a 60 A 192.0.2.1\na 120 A 192.0.2.2\na 60 A 192.0.2.1\n")).toEqual([
      "a.example.test. 60 A 192.0.2.1",
      "a.example.test. 60 A 192.0.2.2",
    ]);
  });

  test("the last TTL stated is mentioned once", () => {
    expect(problems("a 60 A 192.0.2.1\nb A 192.0.2.2\nc A 192.0.2.3")).toEqual([
      "2:1 warning: no $TTL is set: the last TTL stated, 60, is used here and further down",
    ]);
  });
});

describe("where BIND reads otherwise, or not at all", () => {
  test("a byte order mark is skipped", () => {
    expect(fields("\ufeffa 60 A 192.0.2.1")).toEqual(["a.example.test. 60 A 192.0.2.1"]);
    expect(fields("\ufeff$TTL 60\na A 192.0.2.1")).toEqual(["a.example.test. 60 A 192.0.2.1"]);
  });

  test("a directive can be the last thing in the file", () => {
    expect(read("$TTL 60")).toMatchObject({ problems: [], defaultTtl: 60 });
    expect(problems("$ORIGIN sub")).toEqual([]);
  });

  test("a comment ends at a lone carriage return too, so that the line after it is not lost", () => {
    expect(fields("a 60 A 192.0.2.1 ; one\rb 60 A 192.0.2.2")).toHaveLength(2);
  });

  test("names beyond ASCII become A-labels", () => {
    expect(fields("bücher 60 CNAME münchen")).toEqual([
      "xn--bcher-kva.example.test. 60 CNAME xn--mnchen-3ya.example.test.",
    ]);
  });

  test("a TXT string of more than 255 octets is split", () => {
    const text = `a 60 TXT "${"x".repeat(300)}"`;
    expect(fields(text)).toEqual([`a.example.test. 60 TXT "${"x".repeat(255)}" "${"x".repeat(45)}"`]);
    expect(problems(text)).toEqual([
      "1:10 warning: a text of 300 octets is split into strings of at most 255",
    ]);
  });

  test("ALIAS, which only some servers know, is a type", () => {
    expect(fields("@ 60 ALIAS web.example.org.")).toEqual(["example.test. 60 ALIAS web.example.org."]);
  });

  test("records of one name and type take the TTL of the first, also over other names", () => {
    expect(fields("a 60 A 192.0.2.1\nb 60 A 192.0.2.2\na 120 A 192.0.2.3")[2]).toBe(
      "a.example.test. 60 A 192.0.2.3",
    );
  });

  test("a known type without a parser here is read in generic form only", () => {
    expect(fields("a 60 TYPE13 \\# 4 01610162\nb 60 HINFO \\# 4 01610162")).toEqual([
      "a.example.test. 60 HINFO \\# 4 01610162",
      "b.example.test. 60 HINFO \\# 4 01610162",
    ]);
  });
});

describe("zoneFileEntries", () => {
  test("gives results in the order of lines, and can be left at any time", () => {
    const seen: number[] = [];
    for (const entry of zoneFileEntries("a 60 A 192.0.2.1\nb A x\nc 60 A 192.0.2.2\nd 60 A 192.0.2.3", {
      origin,
    })) {
      const { line } = entry.kind === "record" ? entry.record : entry.problem;
      seen.push(line);
      if (line === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
  });
});

test("reads 50,000 lines in linear time", () => {
  const zone = (lines: number) =>
    Array.from(
      { length: lines },
      (_, at) => `host-${at} 300 IN A 10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
    ).join("\n");
  const time = (lines: number) => {
    const text = zone(lines);
    const start = performance.now();
    expect(read(text).records).toHaveLength(lines);
    return performance.now() - start;
  };
  time(5_000);
  const small = time(12_500);
  const large = time(50_000);
  // Four times the lines; the rest is room for a busy machine.
  expect(large).toBeLessThan(Math.max(small * 16, 1_000));
});

test.each<[string, (at: number) => string]>([
  ["open parentheses", () => "(\n"],
  ["open quotes", () => 'a TXT "\n'],
  ["closing parentheses", () => ")\n"],
  ["backslashes", () => "\\"],
  ["one very long name", () => "a."],
  ["comments in parentheses", () => "( ;\n"],
  ["quotes and carriage returns", () => '"\r'],
  ["types of one name", (at) => `a 60 TYPE${1000 + (at % 60_000)} \\# 0\n`],
  ["records of one name", (at) => `a 60 TXT ${at}\n`],
])("takes time linear in the text for nothing but %s", (_, piece) => {
  const text = Array.from({ length: 100_000 }, (_, at) => piece(at)).join("");
  const start = performance.now();
  read(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});
