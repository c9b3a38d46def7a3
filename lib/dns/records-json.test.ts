import { describe, expect, test } from "vitest";
import { readRecordsJson } from "./records-json";

const options = { origin: "example.com", defaultTtl: 3600 };
const read = (value: unknown) => readRecordsJson(JSON.stringify(value), options);

const list = [
  { name: "@", type: "mx", content: "10 mail", ttl: 300 },
  { name: "www.example.com", type: "A", content: "192.0.2.1", ttl: null, disabled: true, id: "r_1" },
  { name: "b", type: "A", content: "192.0.2.2", ttl: "1h", disabled: false },
];

test("reads a list, or an object with a list in records", () => {
  const expected = {
    problems: [],
    records: [
      {
        name: "example.com.",
        type: "MX",
        content: "10 mail.example.com.",
        ttl: 300,
        class: "IN",
        disabled: false,
        line: 1,
      },
      {
        name: "www.example.com.",
        type: "A",
        content: "192.0.2.1",
        ttl: 3600,
        class: "IN",
        disabled: true,
        line: 2,
      },
      {
        name: "b.example.com.",
        type: "A",
        content: "192.0.2.2",
        ttl: 3600,
        class: "IN",
        disabled: false,
        line: 3,
      },
    ],
  };
  expect(read(list)).toEqual(expected);
  expect(read({ records: list, total: 3 })).toEqual(expected);
  expect(readRecordsJson(`\ufeff${JSON.stringify(list)}`, options)).toEqual(expected);
  expect(read([])).toEqual({ records: [], problems: [] });
});

describe("problems", () => {
  test.each([
    [null, 1, "neither a list of records nor an object"],
    [{ data: [] }, 1, "neither a list of records nor an object"],
    ["text", 1, "neither a list of records nor an object"],
    [[list[0], "x"], 2, "not an object with name, type and content"],
    [[list[0], null], 2, "not an object with name, type and content"],
    [[{}], 1, "name is missing; type is missing"],
    [[{ ...list[0], ttl: true }], 1, "ttl has the wrong type: true"],
    [[{ ...list[0], ttl: -1 }], 1, "ttl “-1” is not a time"],
    [[{ ...list[0], ttl: 1.5 }], 1, "ttl “1.5” is not a time"],
    [[{ ...list[0], disabled: "maybe" }], 1, "neither true nor false"],
    [[{ ...list[0], content: ["10 mail"] }], 1, 'content has the wrong type: ["10 mail"]'],
    [
      [{ ...list[0], content: "mail" }],
      1,
      "MX: Priority is not a number from 0 to 65535; Mail server is missing",
    ],
    [[list[2], { ...list[2], ttl: 5 }], 2, "the same record is number 1 of the list already"],
  ])("%j", (value, line, message) => {
    expect(read(value).problems).toEqual([
      expect.objectContaining({ line, message: expect.stringContaining(message) }),
    ]);
  });

  test("text that is not JSON is placed where it breaks", () => {
    const { records, problems } = readRecordsJson('[\n  {"name": "a",\n  oops}\n]', options);
    expect(records).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ line: 3, column: 3, severity: "error" })]);
  });
});

test("by line, each is told where its item begins in the text", () => {
  const places = (text: string) => {
    const { records, problems } = readRecordsJson(text, { ...options, byLine: true });
    return [
      ...records.map(({ line }) => `record ${line}`),
      ...problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
    ];
  };
  const items = [list[2], { ...list[2], content: "no" }, list[2]];
  expect(places(JSON.stringify({ more: [1], records: items }, null, 2))).toEqual([
    "record 6",
    "13:5 A: Address is not an IPv4 address",
    "20:5 the same record is on line 6 already; it is read once",
  ]);
  expect(places(`${JSON.stringify(items)}\n`)).toEqual([
    "record 1",
    "2:76 A: Address is not an IPv4 address",
    "3:143 the same record is number 1 of the list already; it is read once",
  ]);
  expect(places("[\n1,\n]")).toEqual([expect.stringMatching(/^3:1 the text is not JSON/)]);
  expect(places('[\n{"name": "a\tb"}]')).toEqual([expect.stringMatching(/^2:10 the text is not JSON/)]);
});
