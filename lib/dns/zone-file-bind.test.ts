import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bindIsInstalled, linesOfBind, linesOfRecords, readWithBind } from "./fixtures/bind";
import { readZoneFile } from "./zone-file-reader";
import { writeZoneFile } from "./zone-file-writer";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared/zones/", import.meta.url));

const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith(".zone"))
  .map((file) => {
    const text = readFileSync(folder + file, "utf8");
    const zone = /^; zone: (\S+)$/m.exec(text)?.[1] ?? "example.test.";
    return { name: file.replace(".zone", ""), path: folder + file, text, zone };
  });
const refused = fixtures.filter(({ name }) => name.startsWith("refused-"));
const accepted = fixtures.filter((fixture) => !refused.includes(fixture));

/** The line with the error in each refused file, where it is not the fourth, the first after the common head. */
const errorLines = new Map([
  ["refused-no-owner", 2],
  ["refused-no-ttl-before-soa", 1],
]);

test("there are plenty of zone files to hold against BIND", () => {
  expect(accepted.length).toBeGreaterThanOrEqual(70);
  expect(refused.length).toBeGreaterThanOrEqual(70);
});

describe("same records as BIND", () => {
  test.each(accepted)("$name", ({ path, text, zone }) => {
    const { records, problems } = readZoneFile(text, { origin: zone });
    expect(linesOfRecords(records)).toEqual(linesOfBind(readFileSync(path.replace(/zone$/, "bind"), "utf8")));
    // BIND passes over what is outside the zone with a warning; here it is an error, for it is not imported.
    const errors = problems.filter(
      ({ severity, message }) => severity === "error" && !/outside the zone/.test(message),
    );
    expect(errors).toEqual([]);
  });
});

describe("refused like BIND", () => {
  test.each(refused)("$name", ({ name, text, zone }) => {
    const { problems } = readZoneFile(text, { origin: zone });
    const errors = problems.filter(({ severity }) => severity === "error");
    expect(errors[0]).toMatchObject({
      line: errorLines.get(name) ?? 4,
      message: expect.stringMatching(/^\S.{10,}/s),
    });
  });
});

describe.skipIf(!bindIsInstalled)(
  "the installed BIND agrees (needs named-compilezone, of bind9-utils)",
  () => {
    test.each(accepted)("reads $name as noted", ({ path, zone }) => {
      const printed = readWithBind(readFileSync(path), zone);
      expect(printed).not.toBeNull();
      expect(linesOfBind(printed ?? "")).toEqual(
        linesOfBind(readFileSync(path.replace(/zone$/, "bind"), "utf8")),
      );
    });

    test.each(refused)("refuses $name", ({ path, zone }) => {
      expect(readWithBind(readFileSync(path), zone)).toBeNull();
    });

    test.each(accepted)("reads what we write of $name", ({ text, zone }) => {
      const { records, defaultTtl } = readZoneFile(text, { origin: zone });
      const written = writeZoneFile(records, { origin: zone, defaultTtl: defaultTtl ?? 3600 });
      expect(linesOfBind(readWithBind(written, zone) ?? "refused")).toEqual(linesOfRecords(records));
    });

    test("reads a generated zone of 20,000 records, and what we write of it, as we do", () => {
      const zone = "large.example.";
      const text = generatedZone(4_000);
      const { records, problems } = readZoneFile(text, { origin: zone });
      expect(problems).toEqual([]);
      expect(records).toHaveLength(20_002);
      const ours = linesOfRecords(records);
      expect(linesOfBind(readWithBind(text, zone) ?? "refused")).toEqual(ours);
      const written = writeZoneFile(records, { origin: zone, defaultTtl: 3600 });
      expect(linesOfBind(readWithBind(written, zone) ?? "refused")).toEqual(ours);
    });

    // zone-file-reader.test.ts and zone-file-generate.test.ts say what we make of these instead.
    test.each([
      ["a byte order mark is part of a name", "\ufeffa A 192.0.2.1\n", ["\\239\\187\\191a 3600 A 192.0.2.1"]],
      ["a directive needs a line end", "$TTL 60", null],
      ["a TXT string of 256 octets is refused", `a TXT "${"x".repeat(256)}"\n`, null],
      ["names beyond ASCII are octets", "é A 192.0.2.1\n", ["\\195\\169 3600 A 192.0.2.1"]],
      [
        "records apart take the TTL of the last",
        "a 60 A 192.0.2.1\nb 60 A 192.0.2.2\na 120 A 192.0.2.3\n",
        ["a 120 A 192.0.2.1", "a 120 A 192.0.2.3", "b 60 A 192.0.2.2"],
      ],
      ["an offset is carried on", "$GENERATE 1-1 $" + "{5}-$ A 192.0.2.$\n", ["6-6 3600 A 192.0.2.1"]],
      ["a range may have something after it", "$GENERATE 1-1x a$ A 192.0.2.$\n", ["a1 3600 A 192.0.2.1"]],
      ["generated data may have a comment", '$GENERATE 1-1 a$ TXT "x;$"\n', ['a1 3600 TXT "x"']],
      [
        "a comment goes on past a carriage return",
        "a A 192.0.2.1 ; x\rb A 192.0.2.2\n",
        ["a 3600 A 192.0.2.1"],
      ],
    ])("and reads otherwise than we do: %s", (_, text, expected) => {
      const head = "$TTL 3600\n@ SOA ns1.example.net. h 1 2 3 4 5\n@ NS ns1.example.net.\n";
      const printed = readWithBind(`${head}${text}`, "example.test.");
      const lines = printed && linesOfBind(printed).filter((line) => !/ (?:SOA|NS) /.test(line));
      expect(lines).toEqual(expected?.map((line) => line.replace(" ", ".example.test. ")) ?? null);
      const { records, problems } = readZoneFile(text, { origin: "example.test.", defaultTtl: 3600 });
      const ours = problems.some(({ severity }) => severity === "error") ? null : linesOfRecords(records);
      expect(ours).not.toEqual(lines);
    });

    describe.skipIf(!existsSync(shared))("real zones (from ../shared/zones)", () => {
      test.each([
        ["wikimedia.org", 661],
        ["10.in-addr.arpa", 1328],
      ])("%s has the same %i records", (zone, count) => {
        const text = readFileSync(`${shared}${zone}.zone`, "utf8");
        const { records, problems } = readZoneFile(text, { origin: zone });
        expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(records).toHaveLength(count);
        expect(linesOfRecords(records)).toEqual(linesOfBind(readWithBind(text, zone) ?? "refused"));
      });
    });
  },
);

/** Five records for each number, written in as many ways as there are, with an origin for each thousand. */
function generatedZone(count: number): string {
  const lines = [
    "$TTL 1h",
    "@ IN SOA ns1 hostmaster ( 1 2h ; refresh",
    "  30m 2w 5m )",
    "\tIN NS ns1.example.net.",
  ];
  for (let number = 0; number < count; number++) {
    if (number % 1000 === 0) lines.push(`$ORIGIN part-${number / 1000}.large.example.`);
    lines.push(
      `host-${number} ${number % 7 === 0 ? "300 " : ""}IN A 10.${number >> 8}.${number & 255}.1 ; number ${number}`,
      `\tAAAA 2001:db8::${number.toString(16)}`,
      `Alias-${number} CNAME Host-${number}.part-${Math.floor(number / 1000)}.large.example.`,
      `_sip._tcp.${number} 1h30m IN SRV ( 10 ${number}\n  5060 host-${number} )`,
      `txt-${number} TXT "v=spf1; ${number}" word-${number} "quote \\" ${number}"`,
    );
  }
  return lines.join("\n");
}
