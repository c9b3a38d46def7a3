import { describe, expect, test } from "vitest";
import { parseGenerateRange, parseGenerateTemplate } from "./zone-file-generate";
import { readZoneFile } from "./zone-file-reader";

const read = (text: string, maxGenerated?: number) =>
  readZoneFile(`$TTL 60\n${text}`, { origin: "example.test.", maxGenerated });

/** What a template makes of a number; the `$` before a leading brace is understood. */
function make(template: string, counter: number): string {
  const parsed = parseGenerateTemplate(template.startsWith("{") ? `$${template}` : template);
  const made = parsed.ok ? parsed.value(counter) : parsed;
  return made.ok ? made.value : `refused: ${made.problems[0]?.message}`;
}

test.each([
  ["1-3", { start: 1, stop: 3, step: 1 }],
  ["0-0", { start: 0, stop: 0, step: 1 }],
  ["10-20/5", { start: 10, stop: 20, step: 5 }],
  ["0-2147483647/2147483647", { start: 0, stop: 2147483647, step: 2147483647 }],
])("range %s", (text, value) => {
  expect(parseGenerateRange(text)).toEqual({ ok: true, value });
});

test.each(["", "1", "1-", "-1-2", "3-1", "1-2/0", "1-2/", "1-2x", "1 - 2", "0-2147483648"])(
  "range %j is refused",
  (text) => {
    expect(parseGenerateRange(text).ok).toBe(false);
  },
);

// Each of these is what BIND makes of it; fixtures/generate-*.zone holds more of them against it.
test.each([
  ["a$b", 7, "a7b"],
  ["$$", 7, "$"],
  ["\\$", 7, "\\$"],
  ["\\\\$", 7, "\\\\7"],
  ["{3}", 7, "10"],
  ["{-9}", 7, "-2"],
  ["{0,3}", 7, "007"],
  ["{-9,4}", 7, "-002"],
  ["{0,2,d}", 700, "700"],
  ["{0,4,x}", 255, "00ff"],
  ["{0,4,X}", 255, "00FF"],
  ["{0,0,o}", 8, "10"],
  ["{-8,0,x}", 7, "ffffffff"],
  ["{0,7,n}", 0x12, "2.1.0.0"],
  ["{0,8,n}", 0x12, "2.1.0.0."],
  ["{0,0,N}", 0xabc, "C.B.A"],
  ["{0,1,n}", 0x12, "2.1"],
  ["$", 2147483647, "2147483647"],
])("%s of %i is %s", (template, counter, text) => {
  expect(make(template, counter)).toBe(text);
});

test.each(["{", "{}", "{x}", "{1,}", "{1,2,}", "{1,2,z}", "{1,2,d", "{1 }"])("%s is refused", (template) => {
  expect(make(template, 1)).toMatch(/^refused: has a brace/);
});

test.each([
  ["{0,128}", 1, "has a width of 128"],
  ["{1}", 2147483647, "counts to 2147483648"],
  ["{-2,3,n}", 1, "has no nibbles for the negative number -1"],
])("%s of %i is refused", (template, counter, message) => {
  expect(make(template, counter)).toContain(message);
});

test("each $ has an offset of its own, where BIND carries the last one on", () => {
  expect(make("{5}-$", 1)).toBe("6-1");
});

describe("in a file", () => {
  test("every record made has the line it was made on", () => {
    const { records } = read('$GENERATE 1-3 h$ MX "10 m$"');
    expect(records.map(({ name, content, line }) => [name, content, line])).toEqual([
      ["h1.example.test.", "10 m1.example.test.", 2],
      ["h2.example.test.", "10 m2.example.test.", 2],
      ["h3.example.test.", "10 m3.example.test.", 2],
    ]);
  });

  test("stops where a record cannot be made, and says where", () => {
    const { records, problems } = read("$GENERATE 254-260 h$ A 192.0.2.$");
    expect(records).toHaveLength(2);
    expect(problems).toEqual([
      {
        line: 2,
        column: 24,
        severity: "error",
        message: "$GENERATE stopped at 256: A: Address is not an IPv4 address",
      },
    ]);
  });

  test("makes no more records than allowed, all lines together", () => {
    const { records, problems } = read(
      "$GENERATE 1-6 a$ A 192.0.2.$\n$GENERATE 1-5 b$ A 192.0.2.$\n$GENERATE 1-4 c$ A 192.0.2.$",
      10,
    );
    expect(records).toHaveLength(10);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [3, "$GENERATE would make 5 records, with 6 made before it; at most 10 are possible in all"],
    ]);
  });

  test("refuses by default what would fill the memory", () => {
    expect(read("$GENERATE 0-2147483647 a$ A 192.0.2.1").problems[0]?.message).toContain(
      "2147483648 records",
    );
    const long = `$GENERATE 1-100000 a$ TXT ${"x".repeat(2000)}$`;
    expect(read(long).problems[0]?.message).toMatch(
      /^\$GENERATE stopped at \d+: the lines made are too long in all$/,
    );
  });

  test("says once what is the same for many records", () => {
    const { records, problems } = read("$GENERATE 1-100 @ A 192.0.2.1");
    expect(records).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toBe(
      "the same record is on line 2 already; it is read once (98 more like it)",
    );
  });

  test("a comment in the data is refused, where BIND passes over the rest", () => {
    expect(read('$GENERATE 1-2 a$ TXT "x;$"').problems[0]?.message).toContain("starts a comment");
  });
});
