import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecordsCsv } from "./records-csv";
import { readRecordsJson } from "./records-json";
import { readZoneFile } from "./zone-file-reader";

const options = { origin: "example.com.", defaultTtl: 3600 };

/** Pieces that zone files are made of, and that break them. */
const piece = fc.constantFrom(
  ...'( ) " ; \\ \n \r \t $ @ . * \0 \ufeff \ud800 { } , # ü 。 -'.split(" "),
  " ",
  " A 192.0.2.1\n",
  " IN ",
  "www",
  " 300 ",
  "$TTL ",
  "$ORIGIN ",
  "$GENERATE 1-3 ",
  "$INCLUDE ",
  "{0,3,d}",
  " TXT ",
  " SOA a b 1 2 3 4 5\n",
  " MX 10 ",
  " \\# 4 01020304\n",
  "TYPE731",
  "CLASS1",
  "example.com.",
  "\\032",
  "\\999",
);
const nearlyZoneFile = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const anyText = fc.oneof(
  nearlyZoneFile,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ maxLength: 200 }),
);

test("reading never throws, and every problem has a place in the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lineCount = text.split(/\r\n?|\n/).length;
      for (const read of [readZoneFile, readRecordsCsv, readRecordsJson]) {
        const { records, problems } = read(text, options);
        for (const { line, column, message } of problems) {
          expect(message).not.toMatch(/undefined|null|NaN/);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount);
          expect(column).toBeGreaterThanOrEqual(1);
        }
        for (const { ttl, line } of records) {
          expect(Number.isInteger(ttl) && ttl >= 0 && ttl <= 2147483647).toBe(true);
          expect(line).toBeLessThanOrEqual(lineCount);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test("an origin that is any text does no harm either", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (origin) => {
      readZoneFile("a 60 A 192.0.2.1\n@ 60 TXT x", { origin });
    }),
  );
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const good = fc
  .tuple(word, fc.integer({ min: 0, max: 255 }))
  .chain(([name, number]) =>
    fc.constantFrom(
      `${name} A 192.0.2.${number}`,
      `${name} 300 IN TXT "x ; ( ${number}" ; comment`,
      `${name} TXT ( one\n\n  ${number} ; comment )\n )`,
      `${name}\tIN\t1h\tMX\t${number}\t${name}\r`,
      `"${name}" ${number} IN CNAME ${name}${number}`,
      `${name} TYPE731 \\# 1 0a`,
    ),
  );
const bad = word.chain((name) =>
  fc.constantFrom(
    `${name}`,
    `${name} 60 IN`,
    `${name} A 192.0.2.300`,
    `${name} A`,
    `${name} CH A 192.0.2.1`,
    `${name} FOO bar`,
    `${name} TXT "open`,
    `${name} TXT )`,
    `${name}..x A 192.0.2.1`,
    `${name}.other.example. A 192.0.2.1`,
    `${name} 5y A 192.0.2.1`,
    ` ${name} A 192.0.2.1`,
  ),
);
const filler = fc.constantFrom(
  "",
  "   ",
  "; a comment (",
  "\t;x",
  "( )",
  "$TTL 3600",
  "$ORIGIN example.com.",
);

test("each record line gives exactly one record or one error, save repeated ones, which give a warning", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          good.map((text) => ({ text, kind: "good" })),
          bad.map((text) => ({ text, kind: "bad" })),
          filler.map((text) => ({ text, kind: "filler" })),
        ),
        { maxLength: 40 },
      ),
      (lines) => {
        const text = lines.map((line) => line.text).join("\n");
        const { records, problems } = readZoneFile(text, options);
        const errors = problems.filter(({ severity }) => severity === "error");
        const repeated = problems.filter(({ message }) => message.startsWith("the same record"));
        const of = (kind: string) => lines.filter((line) => line.kind === kind).length;
        expect(errors.length).toBe(of("bad"));
        expect(records.length + repeated.length).toBe(of("good"));
      },
    ),
    { numRuns: 500 },
  );
});
