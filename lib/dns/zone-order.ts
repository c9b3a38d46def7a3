import { isRecordType, recordTypeNames } from "./content/record-type";
import { labels } from "./name";

const zero = 48;
const nine = 57;
// What stands before a run of so many digits; the runs of real names and values are short.
const runHeads = Array.from({ length: 64 }, (_, length) => `0${String.fromCharCode(length)}`);
const runHead = (length: number) => runHeads[length] ?? `0${String.fromCharCode(length)}`;

/**
 * A key that sorts numbers by value: each run of digits comes after its own length, zeros before it left out. Written
 * on positions, because every name and value of a zone gets one.
 */
export function naturalKey(text: string): string {
  let key = "";
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue;
    let end = at + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    let first = at;
    while (first < end - 1 && text.charCodeAt(first) === zero) first++;
    key += text.slice(from, at) + runHead(end - first) + text.slice(first, end);
    from = end;
    at = end;
  }
  return from === 0 ? text : key + text.slice(from);
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/** A key that sorts names relative to the zone: the apex (`@`) first, then by label from the right, in natural order. */
export function ownerKey(owner: string): string {
  if (owner === "@") return "";
  if (!owner.includes(".")) return naturalKey(owner);
  return labels(owner).reverse().map(naturalKey).join("\0");
}

/** Where a type stands among the records of one name: SOA, NS, then as the API lists them, then the others. */
export function typeRank(type: string): number {
  if (type === "SOA") return -2;
  if (type === "NS") return -1;
  return isRecordType(type) ? recordTypeNames.indexOf(type) : recordTypeNames.length;
}
