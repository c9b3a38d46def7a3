import { isRecordType, recordTypeNames } from "./content/record-type";
import { labels } from "./name";

/** A key that sorts numbers by value: each run of digits comes after its own length. */
export function naturalKey(text: string): string {
  return text.replace(/[0-9]+/g, (digits) => {
    const significant = digits.replace(/^0+(?=.)/, "");
    return `0${String.fromCharCode(significant.length)}${significant}`;
  });
}

/** A key that sorts names relative to the zone: the apex (`@`) first, then by label from the right, in natural order. */
export function ownerKey(owner: string): string {
  return owner === "@" ? "" : labels(owner).reverse().map(naturalKey).join("\0");
}

/** Where a type stands among the records of one name: SOA, NS, then as the API lists them, then the others. */
export function typeRank(type: string): number {
  if (type === "SOA") return -2;
  if (type === "NS") return -1;
  return isRecordType(type) ? recordTypeNames.indexOf(type) : recordTypeNames.length;
}
