import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepted, problemsOf } from "../parsed.fixture";
import { fieldsOf } from "./arbitrary.fixture";
import { readContents, refusedContents, refusedThoughBindReads } from "./contents.fixture";
import { isRecordType, recordTypeNames } from "./record-type";
import { canonicalContent, parseContent, printContent, recordTypes } from "./registry";

describe("recordTypes", () => {
  it("are the API's sixteen, each with an example in canonical form", () => {
    expect(recordTypes.map(({ type }) => type)).toEqual([...recordTypeNames]);
    expect(recordTypes).toHaveLength(16);
    for (const { type, example, description } of recordTypes) {
      expect(accepted(canonicalContent(type, example))).toBe(example);
      expect(description).not.toBe("");
    }
  });

  it("have fields with names of their own, and options that fit", () => {
    for (const { fields } of recordTypes) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
      const values = fields.flatMap(({ options = [] }) => options.map(({ value }) => value));
      for (const value of values) expect(value).toMatch(/^(?:\d{1,3}|[a-z]+)$/);
    }
  });

  it("are known in upper case", () => {
    expect(isRecordType("A")).toBe(true);
    expect(isRecordType("a")).toBe(false);
    expect(isRecordType("HTTPS")).toBe(false);
  });
});

describe("parseContent", () => {
  it.each(readContents)("reads %s %s", (type, typed, canonical) => {
    const { content, fields } = accepted(parseContent(type, typed, "Example.com"));
    expect(content).toBe(canonical);
    expect(accepted(canonicalContent(type, content, "other.example"))).toBe(canonical);
    if (isRecordType(type)) expect(accepted(printContent(type, fields))).toBe(canonical);
  });

  it.each([...refusedContents, ...refusedThoughBindReads])("refuses %s %s", (type, typed, field, message) => {
    const [problem] = problemsOf(parseContent(type, typed, "example.com"));
    expect(problem).toMatchObject(field === undefined ? { message } : { field, message });
    if (field === undefined) expect(problem).not.toHaveProperty("field");
  });

  it("gives the fields by name", () => {
    expect(accepted(parseContent("mx", "10 mail", "example.com")).fields).toEqual({
      priority: "10",
      host: "mail.example.com.",
    });
    expect(accepted(parseContent("CAA", '0 issue "a\\"b"')).fields).toEqual({
      flags: "0",
      tag: "issue",
      value: 'a\\"b',
    });
    expect(accepted(parseContent("TXT", "a b")).fields).toEqual({ text: '"a" "b"' });
    expect(accepted(parseContent("TYPE65", "\\# 1 ab")).fields).toEqual({ data: "AB" });
  });

  it("says every problem with its field and column", () => {
    expect(problemsOf(parseContent("SRV", "x 1 99999 a..b c"))).toEqual([
      { field: "priority", message: "is not a number from 0 to 65535", column: 1 },
      { field: "port", message: "is not a number from 0 to 65535", column: 5 },
      { field: "target", message: "has an empty label, one with nothing before its dot", column: 13 },
      { message: "has “c” after its last field", column: 16 },
    ]);
    expect(problemsOf(parseContent("TXT", '"a" "b\\300"'))).toMatchObject([{ field: "text", column: 7 }]);
    expect(problemsOf(parseContent("CAA", '0 issue "b\\300"'))).toMatchObject([
      { field: "value", column: 11 },
    ]);
  });

  it("converts international names and reads ALIAS like CNAME", () => {
    expect(accepted(canonicalContent("MX", "10 mail.Bücher.example."))).toBe(
      "10 mail.xn--bcher-kva.example.",
    );
    expect(accepted(canonicalContent("ALIAS", "App", "example.com"))).toBe("app.example.com.");
    expect(accepted(canonicalContent("ALIAS", "\\# 3 016100"))).toBe("a.");
  });

  it("splits TXT strings of more than 255 octets", () => {
    const long = "k".repeat(300);
    expect(accepted(canonicalContent("TXT", `"${long}" "x"`))).toBe(
      `"${long.slice(0, 255)}" "${long.slice(255)}" "x"`,
    );
  });

  it("holds at most 65535 octets", () => {
    const most = Array(255)
      .fill(`"${"a".repeat(255)}"`)
      .join(" ");
    expect(canonicalContent("TXT", `${most} "${"a".repeat(254)}"`).ok).toBe(true);
    expect(problemsOf(canonicalContent("TXT", `${most} "${"a".repeat(255)}"`))).toEqual([
      { field: "text", message: "makes 65536 octets; a record holds at most 65535" },
    ]);
    expect(canonicalContent("TLSA", `3 0 0 ${"00".repeat(65532)}`).ok).toBe(true);
    expect(canonicalContent("TLSA", `3 0 0 ${"00".repeat(65533)}`).ok).toBe(false);
    expect(canonicalContent("CAA", `0 issue "${"a".repeat(65528)}"`).ok).toBe(true);
    expect(canonicalContent("CAA", `0 issue "${"a".repeat(65529)}"`).ok).toBe(false);
    expect(canonicalContent("TYPE65", `\\# 65535 ${"00".repeat(65535)}`).ok).toBe(true);
    expect(canonicalContent("TYPE65", `\\# 65536 ${"00".repeat(65536)}`).ok).toBe(false);
  });
});

describe("printContent", () => {
  it("makes content of what was typed into each field", () => {
    expect(accepted(printContent("MX", { priority: " 010 ", host: "Mail" }, "example.com"))).toBe(
      "10 mail.example.com.",
    );
    expect(accepted(printContent("CAA", { flags: "0", tag: "issue", value: 'ca.example; x="y z"' }))).toBe(
      '0 issue "ca.example; x=\\"y z\\""',
    );
    expect(accepted(printContent("CAA", { flags: "0", tag: "issue", value: '"ca.example"' }))).toBe(
      '0 issue "ca.example"',
    );
    expect(accepted(printContent("CAA", { flags: "0", tag: "issue", value: '"' }))).toBe('0 issue "\\""');
    expect(
      accepted(printContent("SSHFP", { algorithm: "4", fingerprint_type: "9", fingerprint: "ab:cd\nef" })),
    ).toBe("4 9 ABCDEF");
    expect(accepted(printContent("TXT", { text: '"a" "b"' }))).toBe('"a" "b"');
    expect(
      accepted(printContent("DS", { key_tag: "1", algorithm: "ED25519", digest_type: "9", digest: "00" })),
    ).toBe("1 15 9 00");
  });

  it("asks for every field but those that may be empty", () => {
    expect(problemsOf(printContent("SRV", {}))).toEqual(
      ["priority", "weight", "port", "target"].map((field) => ({ field, message: "is missing" })),
    );
    expect(accepted(printContent("NAPTR", { order: "1", preference: "1", replacement: "." }))).toBe(
      '1 1 "" "" "" .',
    );
    expect(problemsOf(printContent("A", { address: "192.0.2.1 x" }))).toEqual([
      { field: "address", message: "is not an IPv4 address", column: 1 },
    ]);
    expect(problemsOf(printContent("HTTPS", {}))).toEqual([
      { message: "of type HTTPS has no fields we know" },
    ]);
  });

  it("columns count in the field's own text", () => {
    const fields = { flags: "0", tag: "issue" };
    expect(problemsOf(printContent("CAA", { ...fields, value: "a\\300" }))[0]?.column).toBe(2);
    expect(problemsOf(printContent("CAA", { ...fields, value: '"a\\300"' }))[0]?.column).toBe(3);
  });
});

describe("properties", () => {
  const tokens = [
    "10",
    "a",
    ".",
    "@",
    "\\#",
    "4",
    "\\",
    '"',
    '""',
    '"a b"',
    " ",
    "(",
    ")",
    ";",
    "\n",
    "00",
    "é",
    "\\256",
    "::1",
    "192.0.2.1",
    "issue",
  ];
  const soup = fc.oneof(
    fc.array(fc.constantFrom(...tokens), { maxLength: 12 }).map((parts) => parts.join("")),
    fc.array(fc.constantFrom(...tokens), { maxLength: 9 }).map((parts) => parts.join(" ")),
    fc.string({ unit: "binary" }),
  );

  it("parsing never throws, and printing what it gives is stable", () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordTypeNames, "TYPE65", "x"), soup, soup, (type, text, origin) => {
        const content = parseContent(type, text, origin);
        if (!content.ok) {
          expect(content.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(parseContent(type, content.value.content, "other.example")).toEqual(content);
        expect(content.value.content).toMatch(/^[\x20-\x7e]*$/);
      }),
      { numRuns: 5000 },
    );
  });

  it.each(recordTypes)("fields of $type go to content and back", ({ type, fields }) => {
    fc.assert(
      fc.property(fieldsOf(fields), (values) => {
        const content = printContent(type, values);
        if (!content.ok) return;
        const back = accepted(parseContent(type, content.value));
        expect(back.content).toBe(content.value);
        expect(accepted(printContent(type, back.fields))).toBe(content.value);
      }),
    );
  });

  it("printing fields never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recordTypes),
        fc.array(soup, { minLength: 7, maxLength: 7 }),
        (info, texts) => {
          const values = Object.fromEntries(info.fields.map(({ name }, index) => [name, texts[index] ?? ""]));
          const content = printContent(info.type, values);
          if (content.ok) expect(accepted(canonicalContent(info.type, content.value))).toBe(content.value);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
