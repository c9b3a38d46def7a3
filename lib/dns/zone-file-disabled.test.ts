import { expect, test } from "vitest";
import { disabledEntries } from "./zone-file-disabled";
import { writeZoneFile } from "./zone-file-writer";

const options = { origin: "example.com", defaultTtl: 3600 };
const said = (text: string) =>
  [...disabledEntries(text, options)].map((entry) => {
    if (entry.kind === "problem")
      return `${entry.problem.line}:${entry.problem.column} ${entry.problem.severity}: ${entry.problem.message}`;
    const { line, name, ttl, type, content, disabled } = entry.record;
    return `${line} ${name} ${ttl} ${type} ${content} ${disabled}`;
  });

test("what is written for disabled records is read back", () => {
  const records = [
    { name: "www.example.com.", type: "A", content: "192.0.2.1", ttl: 60 },
    { name: "www.example.com.", type: "A", content: "192.0.2.2", ttl: 3600, disabled: true },
    { name: "example.com.", type: "TXT", content: '"a;b"', ttl: 300, disabled: true },
  ];
  expect(said(writeZoneFile(records, { origin: "example.com", defaultTtl: 3600 }))).toEqual([
    '4 example.com. 300 TXT "a;b" true',
    "7 www.example.com. 3600 A 192.0.2.2 true",
  ]);
});

test("$ORIGIN and $TTL hold for them, whatever ends the lines", () => {
  expect(
    said("$TTL 5m\r\n; disabled: a IN A 192.0.2.1\r$ORIGIN sub\n$ttl 1h\n; disabled: a A 192.0.2.1"),
  ).toEqual(["2 a.example.com. 300 A 192.0.2.1 true", "5 a.sub.example.com. 3600 A 192.0.2.1 true"]);
});

test("other comments are passed over; one that cannot be read is told", () => {
  expect(
    said("; disabled:\n;disabled: a A 192.0.2.1\n; a A 192.0.2.1\n; disabled: a A 192.0.2.300\n"),
  ).toEqual([
    "4:17 warning: this comment was not read as a disabled record: A: Address is not an IPv4 address",
  ]);
});
