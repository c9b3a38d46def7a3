import { exclusiveTypes, typesClash } from "./clash";
import type { PlainRecord } from "./plain-record";

/** At most so many are named as standing in the way of one record. */
export const mostShown = 20;

/** A record, and whatever is known of it besides. */
export interface Neighbour<T> {
  record: PlainRecord;
  of: T;
}

/** Records by name, to find what a record clashes with by its type without looking at all the others. */
export class Neighbours<T> {
  private readonly byName = new Map<string, Neighbour<T>[]>();
  private readonly exclusive = new Map<string, Neighbour<T>[]>();

  add(record: PlainRecord, of: T): void {
    const one = { record, of };
    push(this.byName, record.name, one);
    if (exclusiveTypes.has(record.type)) push(this.exclusive, record.name, one);
  }

  /** What a record clashes with, itself passed over; at most so many. */
  against(record: PlainRecord, most = mostShown): Neighbour<T>[] {
    const exclusive = clashing(this.exclusive.get(record.name) ?? [], record, most);
    // Only these two forbid others of any type; to ask the exclusive ones first keeps many at one name cheap.
    if (exclusive.length >= most || !(record.type === "CNAME" || record.type === "DNAME")) return exclusive;
    return clashing(this.byName.get(record.name) ?? [], record, most);
  }
}

function clashing<T>(list: readonly Neighbour<T>[], own: PlainRecord, most: number): Neighbour<T>[] {
  const found: Neighbour<T>[] = [];
  for (const one of list) {
    if (one.record === own || !typesClash(own.type, one.record.type, own.name === "@")) continue;
    found.push(one);
    if (found.length >= most) break;
  }
  return found;
}

/** Adds a value to the list that a map has for a key. */
export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
