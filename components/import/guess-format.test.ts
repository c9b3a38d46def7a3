import { expect, test } from "vitest";
import { guessFormat } from "./guess-format";

test.each([
  ["$ORIGIN example.com.\n@ A 192.0.2.1", undefined, "bind"],
  ["; name,type,content\nwww A 192.0.2.1", undefined, "bind"],
  ["", undefined, "bind"],
  ["", "zone.JSON", "json"],
  ["name;type;content", "records.zone", "csv"],
  ["Name\tType\tContent\nwww\tA\t192.0.2.1", undefined, "csv"],
  ["", "records.tsv", "csv"],
  ["www;A;192.0.2.1\nmail;A;192.0.2.2", undefined, "csv"],
  ['"Nom";"Genre";"Valeur"\n', undefined, "csv"],
  ["www\tA\t192.0.2.1", undefined, "bind"],
  ["$TTL 300;a;b", undefined, "bind"],
  ["www A 192.0.2.1", "example.com", "bind"],
  ["\ufeff\n [\n", "records.txt", "json"],
  ['{"records": []}', undefined, "json"],
  ['\ufeff"Name","Type","Content"\r\n', undefined, "csv"],
  ["content, ttl ,name,type\n", "x.zone", "csv"],
  ['www TXT "a,b,c"', undefined, "bind"],
] as const)("%j of %s is %s", (text, file, format) => {
  expect(guessFormat(text, file)).toBe(format);
});
