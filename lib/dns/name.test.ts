import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absoluteName,
  checkZoneName,
  compareNames,
  endsWithZoneSuffix,
  isSubdomain,
  labels,
  naturalCompareNames,
  parseName,
  relativeName,
  toAscii,
  toUnicode,
} from "./name";
import { accepted, problemsOf } from "./parsed.fixture";

// Texts dense in what matters to names: dots, escapes, case, characters beyond ASCII.
const nameText = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      "a",
      "B",
      "1",
      ".",
      "\\",
      "@",
      "*",
      "_",
      "-",
      "\\046",
      "\\.",
      "ü",
      "。",
      "ß",
      " ",
      "$",
    ),
    maxLength: 12,
  }),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const octet = fc.integer({ min: 0, max: 255 });
const wireName = fc.array(fc.array(octet, { minLength: 1, maxLength: 12 }), { maxLength: 6 });
const asEscapes = (wire: number[][]) =>
  wire.map((label) => `${label.map((value) => `\\${String(value).padStart(3, "0")}`).join("")}.`).join("") ||
  ".";

describe("parseName", () => {
  it.each([
    ["www", "www.example.com."],
    ["WWW.Sub", "www.sub.example.com."],
    ["@", "example.com."],
    ["*", "*.example.com."],
    ["*.a", "*.a.example.com."],
    ["_dmarc", "_dmarc.example.com."],
    ["www.example.net.", "www.example.net."],
    [".", "."],
    ["\\@", "\\@.example.com."],
    ["a@b", "a\\@b.example.com."],
    ["$x", "\\$x.example.com."],
    ["first\\.last", "first\\.last.example.com."],
    ["first\\046last", "first\\.last.example.com."],
    ["a\\032b", "a\\032b.example.com."],
    ["a\\ b", "a\\032b.example.com."],
    ['a\\"b\\(c\\)\\;\\\\', 'a\\"b\\(c\\)\\;\\\\.example.com.'],
    ["\\065\\b", "ab.example.com."],
    ["\\000\\255", "\\000\\255.example.com."],
    ["a\\.", "a\\..example.com."],
    ["a\\\\.", "a\\\\."],
    ["0/25", "0/25.example.com."],
    ["a=b!#", "a=b!#.example.com."],
    ["\\195\\132", "\\195\\132.example.com."],
  ])("reads %s", (text, expected) => {
    expect(accepted(parseName(text, "Example.com"))).toBe(expected);
    expect(accepted(parseName(text, "example.com."))).toBe(expected);
  });

  it.each([
    ["Bücher", "xn--bcher-kva.example.com."],
    ["_dmarc.bücher", "_dmarc.xn--bcher-kva.example.com."],
    ["*.bücher.de.", "*.xn--bcher-kva.de."],
    ["straße.de.", "xn--strae-oqa.de."],
    ["例え。テスト。", "xn--r8jz45g.xn--zckzah."],
    ["１２７.a.", "127.a."],
    ["faß", "xn--fa-hia.example.com."],
    ["☕", "xn--53h.example.com."],
  ])("converts %s by UTS 46", (text, expected) => {
    expect(accepted(parseName(text, "example.com"))).toBe(expected);
  });

  it("is relative to the root without an origin", () => {
    expect(accepted(parseName("Example.com"))).toBe("example.com.");
    expect(accepted(parseName("@"))).toBe(".");
  });

  it.each([
    ["", "is missing", undefined],
    ["a..b", "has an empty label, one with nothing before its dot", 3],
    [".a", "has an empty label, one with nothing before its dot", 1],
    ["..", "has an empty label, one with nothing before its dot", 1],
    ["a\\", "ends in a backslash that escapes nothing", 2],
    ["a\\25", "has a backslash and digit that are not three digits from 000 to 255", 2],
    ["a.b\\256", "has a backslash and digit that are not three digits from 000 to 255", 4],
    ["a b", "has a space, which a name can only hold escaped", 2],
    ["a.b(c", "has “(”, which a name can only hold escaped", 4],
    ['"a"', 'has “"”, which a name can only hold escaped', 1],
    ["a\u200db", "has “a\u200db”, which is not a valid internationalised label", 1],
    ["b.⒈", "mixes international characters and punctuation in “⒈”", 3],
    ["\u00ad", "has “\u00ad”, which is not a valid internationalised label", 1],
    ["\ud800", "has “\ud800”, which is not a valid internationalised label", 1],
    ["xn--ü", "has “xn--ü”, which is not a valid internationalised label", 1],
    ["ü%41", "mixes international characters and punctuation in “ü%41”", 1],
    ["％41ü", "mixes international characters and punctuation in “％41ü”", 1],
    ["ü\\.a", "mixes international characters and punctuation in “ü\\.a”", 1],
  ])("refuses %j", (text, message, column) => {
    expect(problemsOf(parseName(text, "example.com"))).toEqual([column ? { message, column } : { message }]);
  });

  it("counts limits in octets on the wire", () => {
    expect(parseName(`${"a".repeat(63)}.`).ok).toBe(true);
    expect(problemsOf(parseName("a".repeat(64)))[0]?.message).toContain("label of 64 octets");
    for (const long of ["a".repeat(9_000_000), "a.".repeat(4_000_000)]) {
      expect(problemsOf(parseName(long))[0]?.message).toContain(`is ${long.length} characters long`);
    }
    expect(parseName("\\255".repeat(63)).ok).toBe(true);
    expect(parseName("\\255".repeat(64)).ok).toBe(false);
    expect(problemsOf(parseName("ü".repeat(60)))[0]?.message).toContain("a label holds at most 63");
    const longest = `${`${"a".repeat(63)}.`.repeat(3)}${"b".repeat(61)}.`;
    expect(accepted(parseName(longest))).toBe(longest);
    expect(problemsOf(parseName(longest.replace("b.", "bb.")))[0]?.message).toContain("256 octets long");
    expect(parseName(longest.replaceAll("a", "\\001")).ok).toBe(true);
    expect(parseName(longest.replaceAll("a", "\\001").replace("b.", "bb.")).ok).toBe(false);
    expect(accepted(parseName("a".repeat(63), longest.slice(64)))).toBe(longest);
    expect(parseName("a".repeat(63), longest.slice(64).replace("b.", "bb.")).ok).toBe(false);
    expect(problemsOf(parseName("a", "b..c"))[0]?.message).toContain("relative to “b..c”");
  });

  it("never throws, and is stable on what it gives", () => {
    fc.assert(
      fc.property(nameText, nameText, (text, origin) => {
        const name = parseName(text, origin);
        if (name.ok) expect(parseName(name.value, "other.example")).toEqual(name);
        else expect(name.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps every octet but the case of letters", () => {
    fc.assert(
      fc.property(wireName, (wire) => {
        const name = accepted(parseName(asEscapes(wire)));
        const lower = wire.map((label) =>
          label.map((value) => (value > 64 && value < 91 ? value + 32 : value)),
        );
        expect(accepted(parseName(asEscapes(lower)))).toBe(name);
        expect(labels(name)).toHaveLength(wire.length);
        expect(labels(name).map((label) => label.replace(/\\(?:[0-9]{3}|.)/g, "x").length)).toEqual(
          wire.map((label) => label.length),
        );
      }),
    );
  });
});

describe("names in a zone", () => {
  it.each([
    ["example.com.", "@"],
    ["example.com", "@"],
    ["WWW.Example.com", "www"],
    ["a.b.example.com.", "a.b"],
    ["a\\.b.example.com.", "a\\.b"],
    ["badexample.com.", "badexample.com."],
    ["a\\.example.com.", "a\\.example.com."],
    ["a\\\\.example.com.", "a\\\\"],
    ["com.", "com."],
    [".", "."],
  ])("%s is %s relative to example.com", (name, expected) => {
    expect(relativeName(name, "example.com")).toBe(expected);
    expect(absoluteName(expected, "example.com.")).toBe(accepted(parseName(name)));
  });

  it("works at the root", () => {
    expect(relativeName("a.b.", ".")).toBe("a.b");
    expect(relativeName(".", ".")).toBe("@");
    expect(absoluteName("a.b", ".")).toBe("a.b.");
    expect(isSubdomain("com", ".")).toBe(true);
  });

  it("gives text that is no name back, joined to the zone", () => {
    expect(relativeName("a..b", "example.com")).toBe("a..b");
    expect(absoluteName("a..b", "example.com")).toBe("a..b.example.com.");
    expect(absoluteName("", "example.com")).toBe("example.com.");
  });

  it("is a subdomain by labels, not by letters", () => {
    expect(isSubdomain("a.Example.com.", "example.COM")).toBe(true);
    expect(isSubdomain("example.com", "example.com.")).toBe(true);
    expect(isSubdomain("xexample.com.", "example.com.")).toBe(false);
    expect(isSubdomain("x\\.example.com.", "example.com.")).toBe(false);
    expect(isSubdomain("com.", "example.com.")).toBe(false);
    expect(isSubdomain("a..b", "example.com.")).toBe(false);
  });

  it("notices the zone's own suffix typed again", () => {
    expect(endsWithZoneSuffix("www.example.com", "example.com")).toBe(true);
    expect(endsWithZoneSuffix("Example.com", "example.com.")).toBe(true);
    expect(endsWithZoneSuffix("www.example.com.", "example.com")).toBe(false);
    expect(endsWithZoneSuffix("www", "example.com")).toBe(false);
    expect(endsWithZoneSuffix("myexample.com", "example.com")).toBe(false);
    expect(endsWithZoneSuffix("@", "example.com")).toBe(false);
    expect(endsWithZoneSuffix("www.bücher.de", "xn--bcher-kva.de")).toBe(true);
    expect(endsWithZoneSuffix("www", ".")).toBe(false);
  });

  it("goes to relative and back", () => {
    fc.assert(
      fc.property(wireName, wireName, (below, zone) => {
        const apex = accepted(parseName(asEscapes(zone)));
        const name = parseName(
          [...below.map((label) => asEscapes([label])), apex].join("").replace(/\.\.$/, "."),
        );
        if (!name.ok) return;
        expect(isSubdomain(name.value, apex)).toBe(true);
        expect(absoluteName(relativeName(name.value, apex), apex)).toBe(name.value);
      }),
    );
  });
});

describe("labels", () => {
  it("splits at dots that are not escaped", () => {
    expect(labels("a\\.b.c\\\\.d\\046.example.")).toEqual(["a\\.b", "c\\\\", "d\\046", "example"]);
    expect(labels(".")).toEqual([]);
  });
});

describe("compareNames", () => {
  it("sorts the list of RFC 4034 §6.1 as printed there", () => {
    const sorted = [
      "example.",
      "a.example.",
      "yljkjljk.a.example.",
      "Z.a.example.",
      "zABC.a.EXAMPLE.",
      "z.example.",
      "\\001.z.example.",
      "*.z.example.",
      "\\200.z.example.",
    ];
    expect(sorted.toReversed().sort(compareNames)).toEqual(sorted);
  });

  it("is the order of lower-case octets, label by label", () => {
    const key = (name: string) => accepted(parseName(name));
    fc.assert(
      fc.property(wireName, wireName, (a, b) => {
        const left = key(asEscapes(a));
        const right = key(asEscapes(b));
        expect(Math.sign(compareNames(left, right))).toBe(0 - Math.sign(compareNames(right, left)));
        expect(compareNames(left, right) === 0).toBe(left === right);
      }),
    );
  });

  it("has a natural form that counts", () => {
    const names = ["host10.a.", "host2.a.", "a.", "x.host2.a.", "host1.a."];
    expect(names.sort(naturalCompareNames)).toEqual([
      "a.",
      "host1.a.",
      "host2.a.",
      "x.host2.a.",
      "host10.a.",
    ]);
    expect(naturalCompareNames("a1.", "a01.")).not.toBe(0);
  });
});

describe("IDN", () => {
  it.each([
    ["xn--bcher-kva.de.", "bücher.de."],
    ["_x.XN--BCHER-KVA.de", "_x.bücher.de"],
    ["xn--r8jz45g.xn--zckzah", "例え.テスト"],
    ["xn--53h.example.", "☕.example."],
  ])("shows %s as %s", (ascii, unicode) => {
    expect(toUnicode(ascii)).toBe(unicode);
    expect(accepted(toAscii(unicode))).toBe(ascii.toLowerCase());
  });

  it.each([
    "xn--",
    "xn--a",
    "xn--a-",
    "xn--99999999",
    "xn--zca-.",
    "xn--a\\.b",
    "www.example.com.",
    "xn--bcher-kv",
  ])("leaves %s, which stands for nothing else", (name) => {
    expect(toUnicode(name)).toBe(name);
  });

  it("keeps a name relative or absolute", () => {
    expect(accepted(toAscii("Bücher"))).toBe("xn--bcher-kva");
    expect(accepted(toAscii("Bücher."))).toBe("xn--bcher-kva.");
    expect(accepted(toAscii("@"))).toBe("@");
    expect(accepted(toAscii("."))).toBe(".");
    expect(toAscii("a..ü").ok).toBe(false);
  });

  it("converts there and back, and never throws", () => {
    fc.assert(
      fc.property(nameText, (text) => {
        const ascii = toAscii(text);
        if (!ascii.ok) return;
        expect(ascii.value).toMatch(/^[\x20-\x7e]*$/);
        expect(toAscii(toUnicode(ascii.value))).toEqual(ascii);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("checkZoneName", () => {
  it.each([
    ["Example.COM", "example.com"],
    [" example.com. ", "example.com"],
    ["_msdcs.example.com", "_msdcs.example.com"],
    ["bücher.de", "xn--bcher-kva.de"],
    ["2.0.192.in-addr.arpa", "2.0.192.in-addr.arpa"],
    ["0/25.2.0.192.in-addr.arpa.", "0/25.2.0.192.in-addr.arpa"],
    ["8.b.d.0.1.0.0.2.ip6.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"],
    ["10.in-addr.arpa", "10.in-addr.arpa"],
    ["163.com", "163.com"],
  ])("accepts %s", (text, expected) => {
    expect(accepted(checkZoneName(text))).toBe(expected);
  });

  it.each([
    ["", "is missing"],
    ["@", "is not a domain name"],
    [".", "needs at least two labels, as in example.com"],
    ["com", "needs at least two labels, as in example.com"],
    ["*.example.com", "cannot be a wildcard: those are records inside a zone"],
    ["a..example.com", "has an empty label, one with nothing before its dot"],
    ["https://example.com/", "is a web address; give the domain name alone"],
    ["192.0.2.1", "is an IP address; reverse zones are created from a network such as 192.0.2.0/24"],
    ["192.0.2.0/24", "is an IP address; reverse zones are created from a network such as 192.0.2.0/24"],
    ["2001:db8::/32", "is an IP address; reverse zones are created from a network such as 192.0.2.0/24"],
    ["example.123", "ends in a number; no top-level domain does"],
    ["-a.example.com", "has “-a”; a label cannot begin or end with a hyphen"],
    ["a-.example.com", "has “a-”; a label cannot begin or end with a hyphen"],
    ["a/b.example.com", "has “a/b”; only letters, digits, hyphens and underscores can be used"],
    ["me@example.com", "has “me\\@example”; only letters, digits, hyphens and underscores can be used"],
    ["a\\.b.example.com", "has “a\\.b”; only letters, digits, hyphens and underscores can be used"],
    ["exa mple.com", "has a space, which a name can only hold escaped"],
  ])("refuses %j", (text, message) => {
    expect(problemsOf(checkZoneName(text)).map((problem) => problem.message)).toEqual([message]);
  });

  it("never throws, and accepts what it gives", () => {
    fc.assert(
      fc.property(nameText, (text) => {
        const name = checkZoneName(text);
        if (name.ok) expect(checkZoneName(name.value)).toEqual(name);
      }),
    );
  });
});
