import { expect, test } from "vitest";
import { readPastedLines } from "./pasted-lines";

const zone = { name: "example.com", types: new Set(["A", "CNAME", "MX", "TXT", "LUA"]) };
const format = (text: string, least?: number) => readPastedLines(text, zone, least)?.format ?? null;

test.each<[string, string | null]>([
  ["www A 192.0.2.1\nmail 300 IN MX 10 mx.example.net.", "bind"],
  ["www A 192.0.2.1\nmail A 192.0.2.300", "bind"],
  ["name,type,content\nwww,A,192.0.2.1\nmail,A,192.0.2.2", "csv"],
  ['[{"name":"a","type":"A","content":"192.0.2.1"},{"name":"b","type":"A","content":"192.0.2.1"}]', "json"],
  ["; disabled: www IN A 192.0.2.1\n; disabled: mail IN A 192.0.2.1", "bind"],
  ["www A 192.0.2.1\nmail LUA x", "bind"],
  ["www\tHINFO x\nmail\tLUB x", null],
  ["name;type;content\nwww;A;192.0.2.1\nmail;A;192.0.2.2", "csv"],
  ["name\ttype\tcontent\nwww\tA\t192.0.2.1\nmail\tA\t192.0.2.2", "csv"],
  ["www A 192.0.2.1", null],
  ['k._domainkey TXT ( "v=DKIM1; "\n "p=MIIB" )', null],
  ["v=spf1 mx\ninclude:example.net -all", null],
  ["Two lines\nof some text", null],
  ["", null],
])("%j is pasted as %s", (text, expected) => {
  expect(format(text)).toBe(expected);
});

test("outside of fields a single record will do", () => {
  expect(format("www A 192.0.2.1", 1)).toBe("bind");
  expect(format("only words", 1)).toBeNull();
});
