import { parseName, toUnicode } from "@/lib/dns/name";
import type { RecordRow } from "./record-row";

export const recordStates = ["enabled", "disabled"] as const;
type RecordState = (typeof recordStates)[number];

/** Where the text is looked for. */
export const textScopes = ["name", "value"] as const;
type TextScope = (typeof textScopes)[number];

export interface RecordFilter {
  /** Words that must all be there; Unicode and punycode both match. */
  text: string;
  /** `null`: in names and values. */
  scope: TextScope | null;
  /** Any of these; empty: all. */
  types: readonly string[];
  state: RecordState | null;
  /** Also SOA and apex NS. */
  system: boolean;
}

export interface FilteredRows {
  rows: readonly RecordRow[];
  /** How many rows of each type there would be without a filter on types. */
  typeCounts: ReadonlyMap<string, number>;
  /** SOA and apex NS that are left out for that alone. */
  hiddenSystem: number;
}

/** The rows that pass the filter, in their order. `zone`: its trailing dot optional. */
export function filterRows(rows: readonly RecordRow[], filter: RecordFilter, zone: string): FilteredRows {
  const matches = textMatcher(filter.text, filter.scope, zone);
  const types = new Set(filter.types);
  const passed: RecordRow[] = [];
  const counted = new Map<string, { count: number }>();
  let hiddenSystem = 0;
  for (const row of rows) {
    if (filter.state !== null && row.disabled !== (filter.state === "disabled")) continue;
    if (!matches(row)) continue;
    const wanted = types.size === 0 || types.has(row.type);
    if (row.system && !filter.system) {
      if (wanted) hiddenSystem++;
      continue;
    }
    const ofType = counted.get(row.type);
    if (ofType) ofType.count++;
    else counted.set(row.type, { count: 1 });
    if (wanted) passed.push(row);
  }
  const typeCounts = new Map(Array.from(counted, ([type, { count }]) => [type, count]));
  return { rows: passed, typeCounts, hiddenSystem };
}

function textMatcher(text: string, scope: TextScope | null, zone: string): (row: RecordRow) => boolean {
  const words = text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const terms = words.map((word) => ({ word, inZone: withoutZone(word, zone) }));
  return (row) =>
    terms.every(({ word, inZone }) => {
      if (scope !== "name" && row.valueText.includes(word)) return true;
      if (scope === "value") return false;
      return row.nameText.includes(word) || (inZone !== undefined && endsInZone(row, inZone));
    });
}

/** What stands before the zone's own name in a word that ends in it: `www` of `www.example.com`, `` of `example.com`. */
function withoutZone(word: string, zone: string): string | undefined {
  const apex = parseName(zone);
  const ascii = (apex.ok ? apex.value : zone).replace(/\.$/, "");
  const plain = word.replace(/\.$/, "");
  for (const name of [ascii, toUnicode(ascii)]) {
    if (plain === name) return "";
    if (plain.endsWith(`.${name}`)) return plain.slice(0, -name.length - 1);
  }
  return undefined;
}

/** Whether the row's absolute name has a word in it that ends in the zone's name. */
function endsInZone(row: RecordRow, before: string): boolean {
  if (before === "") return row.name === "@";
  return row.name.endsWith(before) || (row.unicodeName?.toLowerCase().endsWith(before) ?? false);
}
