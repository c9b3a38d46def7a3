import { type Parsed, parsed, refused } from "./parsed";

/**
 * Octets held in a string, one per UTF-16 unit (0–255): comparable, sliceable and usable as a key.
 * Never shown to a person: print it with one of the functions below.
 */
export type Octets = string;

const utf8 = new TextEncoder();

/** The UTF-8 octets of a text; a lone surrogate becomes U+FFFD. */
export function utf8Octets(text: string): Octets {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let octets = "";
  for (const octet of utf8.encode(text)) octets += String.fromCharCode(octet);
  return octets;
}

/** The text of UTF-8 octets, or null when they are not UTF-8. */
export function utf8Text(octets: Octets): string | null {
  if (/^[\x00-\x7f]*$/.test(octets)) return octets;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(octets, (unit) => unit.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

/** The octet an escape at `text[at]` (a backslash) stands for, and its length; RFC 1035 §5.1. */
function readEscape(text: string, at: number): Parsed<{ octets: Octets; length: number }> {
  const next = text[at + 1];
  if (next === undefined) return refused("ends in a backslash that escapes nothing", { column: at + 1 });
  if (!/[0-9]/.test(next)) {
    const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
    return parsed({ octets: utf8Octets(character), length: 1 + character.length });
  }
  const digits = text.slice(at + 1, at + 4);
  if (!/^[0-9]{3}$/.test(digits) || Number(digits) > 255) {
    return refused("has a backslash and digit that are not three digits from 000 to 255", { column: at + 1 });
  }
  return parsed({ octets: String.fromCharCode(Number(digits)), length: 4 });
}

/** The octets of a character-string as zone files write it, without its quotes. */
export function readCharacterString(text: string): Parsed<Octets> {
  if (!text.includes("\\")) return parsed(utf8Octets(text));
  let octets = "";
  let start = 0;
  for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", start)) {
    const escaped = readEscape(text, at);
    if (!escaped.ok) return escaped;
    octets += utf8Octets(text.slice(start, at)) + escaped.value.octets;
    start = at + escaped.value.length;
  }
  return parsed(octets + utf8Octets(text.slice(start)));
}

/** An octet as `\DDD`. */
export function decimalEscape(octet: string): string {
  return `\\${octet.charCodeAt(0).toString().padStart(3, "0")}`;
}

/** Octets as the inside of a quoted character-string, escaped as BIND prints it. */
export function printCharacterString(octets: Octets): string {
  return octets.replace(/["\\]/g, "\\$&").replace(/[^\x20-\x7e]/g, decimalEscape);
}

/** Octets as upper-case hexadecimal. */
export function printHex(octets: Octets): string {
  let hex = "";
  for (const octet of octets) hex += octet.charCodeAt(0).toString(16).padStart(2, "0");
  return hex.toUpperCase();
}

/** The octets of an even number of hexadecimal digits, or null. */
export function readHex(hex: string): Octets | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(hex)) return null;
  return hex.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}
