import { parseIpv4, parseIpv6, printIpv6 } from "../ip";
import { parseName, wireLength } from "../name";
import { type Octets, printCharacterString, printHex, readCharacterString, readHex } from "../octets";
import { type Parsed, parsed, refused } from "../parsed";
import { closingQuote, type Token, tokenize } from "../tokens";
import { parseTtl } from "../ttl";
import { readWireName, type WireReader } from "./wire";

/**
 * What a field holds: `string` is one character-string (≤ 255 octets), `value` one of any length, `text` one or more;
 * `ttl` a period in seconds that may be written with units.
 */
export type FieldKind =
  | "host"
  | "ipv4"
  | "ipv6"
  | "uint8"
  | "uint16"
  | "uint32"
  | "ttl"
  | "tag"
  | "string"
  | "value"
  | "text"
  | "hex";

/**
 * One field of a record type's content, as a form shows it. `options` are the values that have a meaning;
 * `mnemonics` the words, in upper case, that zone files may write for a number.
 */
export type FieldSpec = {
  name: string;
  label: string;
  kind: FieldKind;
  hint: string;
  options?: readonly { value: string; label: string }[];
  mnemonics?: Readonly<Record<string, string>>;
};

/**
 * How a kind is read and printed. A field's value is its canonical text, without the quotes of a single
 * character-string; for `text` with them.
 */
type FieldCodec = {
  /** Takes every token that is left rather than one; always the last field. */
  rest: boolean;
  /** The tokens that the text of this field alone stands for. */
  split(text: string): Parsed<Token[]>;
  read(tokens: readonly Token[], origin: string | undefined): Parsed<string>;
  print(value: string): string;
  /** The value in wire format at the reader's place, or null when it does not fit. */
  readWire(wire: WireReader): string | null;
  /** How many octets a value takes in wire format. */
  size(value: string): number;
};

/** The most octets a record's data can take: its length is 16 bits on the wire. */
export const longestData = 65535;

/** How to read and print fields of each kind. */
export const fieldCodecs: Readonly<Record<FieldKind, FieldCodec>> = {
  host: word((text, origin) => parseName(text, origin), readWireName, wireLength),
  ipv4: word(
    (text) => address(parseIpv4(text)?.join("."), "is not an IPv4 address"),
    (wire) => {
      const octets = wire.take(4);
      return octets === null ? null : Array.from(octets, (octet) => octet.charCodeAt(0)).join(".");
    },
    () => 4,
  ),
  ipv6: word(
    (text) => {
      const groups = parseIpv6(text);
      return address(groups === null ? undefined : printIpv6(groups), "is not an IPv6 address");
    },
    (wire) => {
      const groups = Array.from({ length: 8 }, () => wire.uint(2));
      const whole = groups.flatMap((group) => (group === null ? [] : [group]));
      return whole.length === 8 ? printIpv6(whole) : null;
    },
    () => 16,
  ),
  uint8: unsigned(1),
  uint16: unsigned(2),
  uint32: unsigned(4),
  ttl: word(
    (text) => {
      const seconds = parseTtl(text, 4294967295);
      return seconds.ok ? parsed(String(seconds.value)) : seconds;
    },
    (wire) => wire.uint(4)?.toString() ?? null,
    () => 4,
  ),
  tag: word(
    (text) => {
      if (!/^[A-Za-z0-9]+$/.test(text)) return refused("is not a word of letters and digits such as issue");
      return text.length > 255 ? refused("is longer than 255 letters") : parsed(text);
    },
    (wire) => {
      const tag = wire.string();
      return tag !== null && /^[A-Za-z0-9]+$/.test(tag) ? tag : null;
    },
    (value) => value.length + 1,
  ),
  string: characterString(255, 1, (wire) => wire.string()),
  value: characterString(longestData, 0, (wire) => wire.take(wire.left())),
  text: {
    rest: true,
    split: tokenize,
    read: readStrings,
    print: (value) => value,
    readWire(wire) {
      const strings: string[] = [];
      while (wire.left() > 0) {
        const string = wire.string();
        if (string === null) return null;
        strings.push(`"${printCharacterString(string)}"`);
      }
      return strings.length === 0 ? null : strings.join(" ");
    },
    size(value) {
      const strings = tokenize(value);
      return strings.ok ? strings.value.reduce((sum, token) => sum + 1 + decodedLength(token.text), 0) : 0;
    },
  },
  hex: {
    rest: true,
    // Certificates and keys are often shown with colons, or broken into lines.
    split: (text) => parsed([{ text: text.replace(/[\s:]+/g, ""), quoted: false, column: 1 }]),
    read(tokens) {
      const quote = tokens.find((token) => token.quoted);
      if (quote) return refused("must not be in quotes", { column: quote.column });
      const digits = tokens.map((token) => token.text).join("");
      if (digits === "") return refused("is missing");
      const octets = readHex(digits);
      if (octets === null) return refused("is not an even number of hexadecimal digits");
      return octets.length > longestData
        ? refused("is longer than a record can hold")
        : parsed(printHex(octets));
    },
    print: (value) => value,
    readWire: (wire) => (wire.left() === 0 ? null : printHex(wire.take(wire.left()) ?? "")),
    size: (value) => value.length / 2,
  },
};

function decodedLength(text: string): number {
  const octets = readCharacterString(text);
  return octets.ok ? octets.value.length : 0;
}

function address(canonical: string | undefined, message: string): Parsed<string> {
  return canonical === undefined ? refused(message) : parsed(canonical);
}

/** The outcome of reading a token's text, its columns counted in the text that the token is from. */
function within<T>(token: Token, outcome: Parsed<T>): Parsed<T> {
  if (outcome.ok) return outcome;
  const before = token.column + (token.quoted ? 1 : 0) - 1;
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    column: before + (problem.column ?? 1),
  }));
  return { ok: false, problems };
}

/** A field that is one unquoted word. */
function word(
  read: (text: string, origin: string | undefined) => Parsed<string>,
  readWire: FieldCodec["readWire"],
  size: FieldCodec["size"],
): FieldCodec {
  return {
    rest: false,
    split: (text) => parsed(text.trim() === "" ? [] : [{ text: text.trim(), quoted: false, column: 1 }]),
    read([token], origin) {
      if (token === undefined) return refused("is missing");
      if (token.quoted) return refused("must not be in quotes", { column: token.column });
      return within(token, read(token.text, origin));
    },
    print: (value) => value,
    readWire,
    size,
  };
}

function unsigned(octets: number): FieldCodec {
  const max = 256 ** octets - 1;
  return word(
    (text) => {
      const number = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
      return number <= max ? parsed(String(number)) : refused(`is not a number from 0 to ${max}`);
    },
    (wire) => wire.uint(octets)?.toString() ?? null,
    () => octets,
  );
}

function characterString(
  longest: number,
  lengthOctets: number,
  readWire: (wire: WireReader) => Octets | null,
): FieldCodec {
  return {
    rest: false,
    split(text) {
      // A field shows the inside of the quotes; typed with its quotes it means the same.
      const quoted = text.startsWith('"') && closingQuote(text, 1) === text.length - 1;
      return parsed([{ text: quoted ? text.slice(1, -1) : text, quoted: true, column: quoted ? 1 : 0 }]);
    },
    read([token]) {
      if (token === undefined) return refused("is missing");
      const octets = readCharacterString(token.text);
      if (!octets.ok) return within(token, octets);
      if (octets.value.length <= longest) return parsed(printCharacterString(octets.value));
      return refused(`is ${octets.value.length} octets long; it holds at most ${longest}`, {
        column: token.column,
      });
    },
    print: (value) => `"${value}"`,
    readWire(wire) {
      const octets = readWire(wire);
      return octets === null ? null : printCharacterString(octets);
    },
    size: (value) => decodedLength(value) + lengthOctets,
  };
}

function readStrings(tokens: readonly Token[]): Parsed<string> {
  if (tokens.length === 0) return refused("is missing");
  const strings: Octets[] = [];
  for (const token of tokens) {
    const octets = readCharacterString(token.text);
    if (!octets.ok) return within(token, octets);
    strings.push(...characterStrings(octets.value));
  }
  return parsed(strings.map((string) => `"${printCharacterString(string)}"`).join(" "));
}

/** Octets as character-strings of at most 255 octets each; no octets are one empty string. */
export function characterStrings(octets: Octets): Octets[] {
  const strings: Octets[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += 255) strings.push(octets.slice(at, at + 255));
  return strings;
}
