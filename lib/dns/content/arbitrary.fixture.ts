import fc from "fast-check";
import { decimalEscape, printCharacterString } from "../octets";
import type { FieldKind, FieldSpec } from "./field";

const octets = (constraints: fc.ArrayConstraints) =>
  fc.array(fc.integer({ min: 0, max: 255 }), constraints).map((values) => String.fromCharCode(...values));
const uint = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.constantFrom(0, max)).map(String);
const host = fc
  .array(octets({ minLength: 1, maxLength: 20 }), { maxLength: 4 })
  .map((labels) => labels.map((label) => `${label.replace(/./gs, decimalEscape)}.`).join("") || ".");
const printable = fc.string({ unit: fc.constantFrom(..."aZ0 ;()@\"\\'.é"), maxLength: 20 });

const byKind: Record<FieldKind, fc.Arbitrary<string>> = {
  host,
  ipv4: fc.array(uint(255), { minLength: 4, maxLength: 4 }).map((parts) => parts.join(".")),
  ipv6: fc.ipV6(),
  uint8: uint(255),
  uint16: uint(65535),
  uint32: uint(4294967295),
  ttl: uint(2147483647),
  tag: fc.stringMatching(/^[A-Za-z0-9]{1,15}$/),
  string: octets({ maxLength: 60 }).map(printCharacterString),
  value: octets({ maxLength: 300 }).map(printCharacterString),
  text: fc
    .array(fc.oneof(octets({ maxLength: 255 }), printable), { minLength: 1, maxLength: 5 })
    .map((strings) =>
      strings.map((string) => `"${string.replace(/["\\\n]/g, decimalEscape)}"`.replace(/\r/g, "")).join(" "),
    ),
  hex: fc.oneof(
    ...[1, 20, 32, 48, 64].map((size) =>
      fc.string({ unit: fc.constantFrom(..."0123456789abcDEF"), minLength: size * 2, maxLength: size * 2 }),
    ),
  ),
};

/** Values for the fields of a type, nearly all of them valid on their own and most of them together. */
export function fieldsOf(fields: readonly FieldSpec[]): fc.Arbitrary<Record<string, string>> {
  const values: Record<string, fc.Arbitrary<string>> = {};
  for (const field of fields) {
    // Digests fit their algorithm by chance too seldom; algorithms without a known length fit always.
    const algorithm = /^(?:matching_type|digest_type|fingerprint_type)$/.test(field.name);
    const regexp = fc.constantFrom("", "!^.*$!sip:a@b!", "/(a)\\\\/(b)/\\\\2\\\\1/i", '!\\200!\\"!');
    values[field.name] = algorithm
      ? fc.constantFrom("0", "9", "1", "2")
      : field.name === "regexp"
        ? regexp
        : byKind[field.kind];
  }
  return fc.record(values);
}
