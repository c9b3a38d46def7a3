import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordTypes } from "@/lib/dns/content/registry";
import { txtFromPlain } from "@/lib/dns/content/txt";
import { readHost } from "./host-meaning";
import { readRecordName } from "./name-meaning";
import { newDraft, seedOf } from "./record-draft";
import { bodyOf, changesOf, recordSchema } from "./record-schema";
import { aRecord, zone } from "./records.fixture";
import { zoneLineOfDraft } from "./zone-line";

const draft = (type: string, fields: { [name: string]: string }, more: object = {}) => {
  const empty = newDraft({ type, name: "www" }, zone);
  return { ...empty, fields: { ...empty.fields, [type]: { ...empty.fields[type], ...fields } }, ...more };
};

const problems = (values: ReturnType<typeof draft>) =>
  recordSchema(zone)
    .safeParse(values)
    .error?.issues.map(({ path, message }) => [path.join("."), message]);

describe("a stored record", () => {
  test.each(recordTypes.map(({ type, example }) => [type, example]))(
    "%s is shown in fields and comes back the same",
    (type, example) => {
      const record = aRecord("www 300 X x", { type, content: example });
      const values = newDraft(seedOf(record, zone), zone);
      expect(values.asText).toBe(false);
      expect(bodyOf(values, zone)).toEqual({
        name: "www",
        type,
        content: example,
        ttl: 300,
        disabled: false,
      });
    },
  );

  test.each([
    ["strings whose division would be lost", '"a=1" "b=2"'],
    ["octets that are no UTF-8", '"\\255"'],
    ["an empty string", '""'],
  ])("TXT with %s is shown raw, and not changed by being looked at", (_, content) => {
    const values = newDraft(seedOf(aRecord("www 300 TXT x", { content }), zone), zone);
    expect(values.asText).toBe(true);
    expect(bodyOf(values, zone)?.content).toBe(content);
  });

  test("of a type or content nobody here knows is shown raw and sent as it stands", () => {
    const values = newDraft(seedOf(aRecord("www 300 HTTPS 1 . alpn=h2"), zone), zone);
    expect(values.asText).toBe(true);
    expect(bodyOf(values, zone)?.content).toBe("1 . alpn=h2");
  });

  test("only sends what was changed", () => {
    const values = newDraft(seedOf(aRecord("www 300 MX 10 mail.example.net."), zone), zone);
    const before = bodyOf(values, zone);
    const changed = { ...values, ttl: "1h", fields: { ...values.fields } };
    const after = bodyOf(changed, zone);
    expect(after && changesOf(after, before)).toEqual({ ttl: 3600 });
    const reset = bodyOf({ ...values, ttl: "" }, zone);
    expect(reset && changesOf(reset, before)).toEqual({ ttl: null });
    expect(before && changesOf(before, before)).toEqual({});
  });
});

test("plain text of any kind goes through the form unharmed, as text", () => {
  const odd = fc.string({ unit: fc.constantFrom('"', " ", "\\", "\n", ";", "a", "é", "\t"), maxLength: 12 });
  const any = fc.oneof(odd, fc.string({ unit: "grapheme", maxLength: 600 }));
  fc.assert(
    fc.property(any, (text) => {
      const content = txtFromPlain(text);
      const values = newDraft({ type: "TXT", name: "www", content }, zone);
      expect(bodyOf(values, zone)?.content).toBe(content);
      // An empty string cannot be told from a field that was left empty.
      expect(values.asText).toBe(text === "");
      if (text === "") return;
      expect(values).toMatchObject({ asText: false, fields: { TXT: { text } } });
      expect(bodyOf(draft("TXT", { text }), zone)?.content).toBe(content);
    }),
  );
});

describe("what was typed", () => {
  test("is checked field by field, with every problem at once", () => {
    const values = draft("SRV", { priority: "x", port: "70000", target: "" }, { name: "", ttl: "soon" });
    expect(problems(values)).toEqual([
      ["name", "Name is missing; @ is the zone itself"],
      ["fields.SRV.priority", "Priority is not a number from 0 to 65535"],
      ["fields.SRV.port", "Port is not a number from 0 to 65535"],
      ["fields.SRV.target", "Target is missing"],
      ["ttl", "TTL is not a time such as 300, 5m, 1h30m, 2d or 1w"],
    ]);
  });

  test("as text is sent as it stands where we cannot read it, canonical where we can", () => {
    const text = (content: string) => bodyOf(draft("A", {}, { asText: true, content }), zone)?.content;
    expect(text(" 192.0.2.999 ")).toBe("192.0.2.999");
    expect(text(" 192.0.2.9 ")).toBe("192.0.2.9");
    expect(problems(draft("A", {}, { asText: true, content: " " }))).toEqual([
      ["content", "Content is missing"],
    ]);
  });

  test("makes hosts whole, plain text quoted and TTLs seconds", () => {
    const mx = draft("MX", { priority: "5", host: "mail.example.net" }, { ttl: "5m" });
    expect(bodyOf(mx, zone)).toMatchObject({ content: "5 mail.example.net.", ttl: 300 });
    expect(bodyOf(draft("TXT", { text: ' "a" "b"' }), zone)?.content).toBe('" \\"a\\" \\"b\\""');
    const txt = draft("TXT", { text: 'say "hi" \\o/' });
    expect(bodyOf(txt, zone)?.content).toBe('"say \\"hi\\" \\\\o/"');
  });

  test("stands in the zone-file line while it is typed", () => {
    expect(zoneLineOfDraft(draft("MX", { priority: "10", host: "" }), zone)).toEqual({
      line: "www IN MX 10 …",
      whole: false,
    });
    expect(zoneLineOfDraft(draft("MX", { priority: "10", host: "mx" }, { ttl: "1h" }), zone)).toEqual({
      line: "www 3600 IN MX 10 mx.example.com.",
      whole: true,
    });
    const off = draft("A", { address: "192.0.2.1" }, { disabled: true });
    expect(zoneLineOfDraft(off, zone).line).toBe("; disabled: www IN A 192.0.2.1");
  });
});

describe("names", () => {
  const read = (typed: string) => {
    const name = readRecordName(typed, zone);
    return name.ok ? name.value : name.problems[0]?.message;
  };

  test.each([
    ["www", { fqdn: "www.example.com.", name: "www", withoutZone: undefined }],
    ["@", { fqdn: "example.com.", name: "@", withoutZone: undefined }],
    [" WWW.example.com. ", { fqdn: "www.example.com.", name: "www", withoutZone: undefined }],
    ["www.example.com", { fqdn: "www.example.com.example.com.", withoutZone: "www" }],
    ["example.com", { withoutZone: "@" }],
    ["bücher", { name: "xn--bcher-kva", unicode: "bücher.example.com." }],
    ["*", { fqdn: "*.example.com." }],
    ["_dmarc", { fqdn: "_dmarc.example.com." }],
  ])("%s is %j", (typed, meaning) => {
    expect(read(typed)).toMatchObject(meaning);
  });

  test("outside the zone or missing are refused", () => {
    expect(read("www.example.net.")).toBe("is outside the zone example.com");
    expect(read(" ")).toBe("is missing; @ is the zone itself");
  });
});

describe("hosts", () => {
  test.each([
    ["mail", "mail.example.com.", undefined],
    ["mail.example.net", "mail.example.net.", "mail.example.net.example.com."],
    ["mail.example.net.", "mail.example.net.", undefined],
    ["mail.example.com", "mail.example.com.", undefined],
    ["mail.", "mail.", undefined],
    ["@", "example.com.", undefined],
    [".", ".", undefined],
    ["a\\.b", "a\\.b.example.com.", undefined],
  ])("%s is %s, below the zone %s", (typed, fqdn, belowZone) => {
    expect(readHost(typed, zone)).toEqual({ ok: true, value: { fqdn, belowZone } });
  });

  test("what is no name is refused", () => {
    expect(readHost("two words", zone).ok).toBe(false);
  });
});

test("a type that the console does not know is typed as text, and left to the API", () => {
  const values = { ...newDraft({ type: "A", name: "www" }, zone), type: "HTTPS", content: " 1 . alpn=h2 " };
  expect(values.asText).toBe(false);
  expect(bodyOf(values, zone)).toMatchObject({ type: "HTTPS", content: "1 . alpn=h2" });
  expect(bodyOf({ ...values, content: "" }, zone)).toBeUndefined();
});
