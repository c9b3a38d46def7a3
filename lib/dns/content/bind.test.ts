import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { utf8Octets } from "../octets";
import { accepted } from "../parsed.fixture";
import { fieldsOf } from "./arbitrary.fixture";
import { readContents, refusedContents, refusedThoughBindReads } from "./contents.fixture";
import { canonicalContent, printContent, recordTypes } from "./registry";

const compiler = ["/usr/bin/named-compilezone", "/usr/sbin/named-compilezone"].find((path) =>
  existsSync(path),
);
const folder = mkdtempSync(join(tmpdir(), "contents-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Line = { type: string; content: string };

/** What BIND prints for contents in the zone example.com, in their order, or null when it refuses the file. */
function printedByBind(lines: readonly Line[]): string[] | null {
  const file = join(folder, "zone");
  const owner = (index: number, type: string) => (type === "SOA" ? "@" : `_${index}`);
  const soa = lines.some(({ type }) => type === "SOA") ? "" : "@ SOA ns1 hostmaster 1 1 1 1 1";
  const records = lines.map(({ type, content }, index) => `${owner(index, type)} ${type} ${content}`);
  // The zone file is written octet by octet, so that BIND reads UTF-8 as we do.
  const zone = ["$TTL 300", soa, ...records, "@ NS ns1", "ns1 A 192.0.2.1", ""].join("\n");
  writeFileSync(file, Buffer.from(utf8Octets(zone), "latin1"));
  const options = "-q -i none -k ignore -n ignore -M ignore -S ignore -T ignore -f text -F text -s full -o -";
  const run = spawnSync(compiler ?? "", [...options.split(" "), "example.com", file], { encoding: "utf8" });
  if (run.status !== 0) return null;
  const printed = new Map<string, string>();
  for (const line of run.stdout.split("\n")) {
    const [, name = "", type = "", content = ""] = /^(\S+)\s+300 IN (\S+)\s+(.*)$/.exec(line) ?? [];
    printed.set(`${name} ${type}`, content);
  }
  return lines.map(({ type }, index) => {
    const name = type === "SOA" ? "example.com." : `_${index}.example.com.`;
    return comparable(type, printed.get(`${name} ${type}`) ?? "");
  });
}

/** BIND keeps the case of names and may break hexadecimal into pieces; canonical contents do neither. */
function comparable(type: string, content: string): string {
  if (/^(?:CNAME|DNAME|NS|PTR|MX|SRV|SOA)$/.test(type)) return content.toLowerCase();
  if (type === "NAPTR") return content.replace(/\S+$/, (name) => name.toLowerCase());
  const numbers = { SSHFP: 2, TLSA: 3, DS: 3 }[type];
  if (numbers === undefined) return content;
  const words = content.split(" ");
  return [...words.slice(0, numbers), words.slice(numbers).join("")].join(" ");
}

describe.skipIf(compiler === undefined)(
  `BIND's named-compilezone${compiler ? "" : " (skipped: bind9-utils is not installed)"}`,
  () => {
    it("prints every content as we do", () => {
      const lines = readContents.map(([type, content]) => ({ type, content }));
      const soas = lines.filter(({ type }) => type === "SOA");
      const others = lines.filter(({ type }) => type !== "SOA");
      const canonical = (list: Line[]) =>
        list.map(({ type, content }) => accepted(canonicalContent(type, content, "example.com")));
      expect(printedByBind(others)).toEqual(canonical(others));
      for (const soa of soas) expect(printedByBind([soa])).toEqual(canonical([soa]));
    });

    it.each(refusedContents)("refuses %s %s too", (type, content) => {
      expect(printedByBind([{ type, content }])).toBeNull();
    });

    it.each(refusedThoughBindReads)("reads %s %s, which we refuse", (type, content) => {
      expect(printedByBind([{ type, content }])).not.toBeNull();
    });

    it("reads our canonical contents and prints them unchanged", () => {
      for (const { type, fields } of recordTypes) {
        if (type === "ALIAS") continue;
        const samples = fc.sample(fieldsOf(fields), { numRuns: 200, seed: 1 });
        const contents = samples.flatMap((values) => {
          const content = printContent(type, values);
          return content.ok ? [{ type, content: content.value }] : [];
        });
        expect(contents.length, type).toBeGreaterThan(100);
        const lists = type === "SOA" ? contents.slice(0, 20).map((line) => [line]) : [contents];
        for (const list of lists) expect(printedByBind(list)).toEqual(list.map(({ content }) => content));
      }
    });
  },
);
