import * as z from "zod/mini";
import { record, type Record as ZoneRecord } from "@/lib/contract/records";
import { plainName } from "./name-meaning";
import { recordRow } from "./record-row";

/** The rows a page begins with, and how many there will be: what the server draws before the browser has the zone. */
export interface FirstRows {
  records: ZoneRecord[];
  /** All that will be shown, system records left out. */
  total: number;
}

/** A screenful and what is drawn below it. */
const drawn = 30;
/** System records that may stand among them. */
const spare = 20;

const list = z.looseObject({ data: z.array(z.unknown()), domain_name: z.nullish(z.string()) });

/**
 * The first rows of a zone in the order of the page, from the body of `records.list`. Reads each record with as little
 * work as will do, for there may be 100,000; undefined when the body does not tell them.
 */
export function firstRows(body: unknown): FirstRows | undefined {
  const read = list.safeParse(body);
  if (!read.success || !read.data.domain_name) return undefined;
  const origin = plainName(read.data.domain_name);
  const best: { order: string; record: ZoneRecord }[] = [];
  let total = 0;
  let worst: string | undefined;
  for (const each of read.data.data) {
    if (!isRecord(each)) return undefined;
    const { order, system } = recordRow(each, origin);
    if (!system) total++;
    if (worst !== undefined && order >= worst) continue;
    best.push({ order, record: each });
    if (best.length < 2 * (drawn + spare)) continue;
    worst = keepBest(best);
  }
  keepBest(best);
  const records = z.array(record).safeParse(best.map((each) => each.record));
  return records.success ? { records: records.data, total } : undefined;
}

/** Leaves the first ones in their order; gives the last of these. */
function keepBest(rows: { order: string }[]): string | undefined {
  rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  rows.length = Math.min(rows.length, drawn + spare);
  return rows.at(-1)?.order;
}

function isRecord(value: unknown): value is ZoneRecord {
  if (typeof value !== "object" || value === null) return false;
  const { name, type, content } = { name: undefined, type: undefined, content: undefined, ...value };
  return typeof name === "string" && typeof type === "string" && typeof content === "string";
}
