import type { FieldSpec } from "@/lib/dns/content/field";
import { canonicalContent } from "@/lib/dns/content/registry";
import { parseIpv4, parseIpv6, printIpv6 } from "@/lib/dns/ip";
import { toUnicode } from "@/lib/dns/name";
import type { Parsed } from "@/lib/dns/parsed";
import { contentOfFields, type FieldTexts, fieldsOfContent, roughContent, typeInfo } from "./record-fields";

/** What is looked for in values, and what stands there instead afterwards. */
export interface Replacement {
  /** An address is found in whatever spelling, and never within a longer one. */
  what: "text" | "address";
  find: string;
  with: string;
  /** Types it is looked for in; empty: all. */
  types: readonly string[];
  matchCase: boolean;
  /** Only where a field, or the value, is nothing else. */
  whole: boolean;
}

export type Replaced =
  /** It is not in the value. */
  | { kind: "none" }
  | { kind: "changed"; content: string }
  /** `text`: what would have become of the value. */
  | { kind: "invalid"; text: string; reason: string };

interface Value {
  type: string;
  /** Canonical content. */
  value: string;
}

/** An address in its one spelling, or null. */
export function plainAddress(text: string): string | null {
  const typed = text.trim();
  const groups = typed.includes(":") ? parseIpv6(typed) : null;
  return parseIpv4(typed)?.join(".") ?? (groups && printIpv6(groups));
}

/**
 * A value with what was found replaced: in each of its fields for itself, host names and plain text as one types them;
 * what reaches over several fields, in the value as a zone file has it. `zone`: its trailing dot optional.
 */
export function replaceInValue({ type, value }: Value, replacement: Replacement, zone: string): Replaced {
  const swap = swapper(replacement);
  const fields = fieldsOfContent(type, value, zone);
  const next: FieldTexts = {};
  let found = false;
  for (const spec of fields ? (typeInfo(type)?.fields ?? []) : []) {
    const text = fields?.[spec.name] ?? "";
    const swapped = swap(inScript(text, spec, replacement.find), spec.kind);
    found ||= swapped !== null;
    next[spec.name] = swapped ?? text;
  }
  if (found) return made(contentOfFields(type, next, zone), type, () => roughContent(type, next, zone));
  const whole = replacement.what === "text" ? swap(value, "value") : null;
  if (whole === null) return { kind: "none" };
  return made(canonicalContent(type, whole, zone), type, () => whole);
}

/** Whoever types a name in Unicode means the name that DNS writes in A-labels. */
function inScript(text: string, { kind }: FieldSpec, find: string): string {
  return kind === "host" && /[^\0-\x7f]/.test(find) ? toUnicode(text) : text;
}

function made(content: Parsed<string>, type: string, rough: () => string): Replaced {
  if (content.ok) return { kind: "changed", content: content.value };
  const said = content.problems.map(({ field, message }) => {
    const label = typeInfo(type)?.fields.find(({ name }) => name === field)?.label ?? "Value";
    return `${label} ${message}`;
  });
  return { kind: "invalid", text: rough(), reason: said.join("; ") };
}

/** The text with everything replaced in it; null where nothing was found. */
type Swap = (text: string, kind: FieldSpec["kind"]) => string | null;

function swapper({ what, find, with: other, matchCase, whole }: Replacement): Swap {
  if (what === "address") return addressSwapper(plainAddress(find), plainAddress(other) ?? other.trim());
  if (find === "") return () => null;
  const fold = (text: string) => (matchCase ? text : text.toLowerCase());
  if (whole) {
    const dotless = (text: string, kind: string) => (kind === "host" ? text.replace(/(.)\.$/, "$1") : text);
    return (text, kind) => (fold(dotless(text, kind)) === fold(dotless(find, kind)) ? other : null);
  }
  const pattern = new RegExp(find.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), matchCase ? "g" : "gi");
  return (text) => {
    const swapped = text.replace(pattern, () => other);
    return swapped === text && !fold(text).includes(fold(find)) ? null : swapped;
  };
}

/** A word of text that may be an address, alone or as a mechanism of SPF (RFC 7208 §5.6). */
const addressWord = /(^|\s)([+?~-]?ip)?([46]:)?([0-9a-f:.]+)(?=$|\s)/gi;

function addressSwapper(find: string | null, other: string): Swap {
  const family = other.includes(":") ? "6:" : "4:";
  return (text, kind) => {
    if (kind === "ipv4" || kind === "ipv6") return plainAddress(text) === find ? other : null;
    if (kind !== "text" || find === null) return null;
    let found = false;
    const swapped = text.replace(addressWord, (all, space: string, head = "", number = "", word: string) => {
      // Without `ip`, what looks like a number and a colon is the beginning of an address.
      const own = head === "" ? number + word : word;
      if (plainAddress(own) !== find) return all;
      found = true;
      return space + (head === "" ? "" : head + family) + other;
    });
    return found ? swapped : null;
  };
}
