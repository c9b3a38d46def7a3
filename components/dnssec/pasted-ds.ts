import { ds as dsContent } from "@/lib/dns/content/ds";
import { tokenize } from "@/lib/dns/tokens";
import { cleanDigest } from "./ds-text";
import type { Ds } from "./signing";

/** A DS read from a text, in the words of the form. */
export interface PastedDs {
  /** Without its trailing dot; only when the text names it. */
  owner?: string;
  /** Without that dot, it may be relative to the parent. */
  absolute?: boolean;
  key_tag: string;
  algorithm?: string;
  digest_type: string;
  digest: string;
}

/**
 * Reads a whole DS in the forms that registrars and tools show: a line as of zone files, dig or CSV, with or without
 * its owner; labels and values, as lines, table, JSON or XML. Of several the one that is `expected`, else the first.
 * `null` for anything else, such as a digest alone.
 */
export function readPastedDs(text: string, expected: readonly Ds[] = []): PastedDs | null {
  const labelled = readLabelled(text);
  const all = labelled.length > 0 ? labelled : readLines(text);
  const likeness = (read: PastedDs) =>
    Math.max(
      0,
      ...expected.map((ds) => {
        if (String(ds.key_tag) !== read.key_tag) return 0;
        const same = String(ds.digest_type) === read.digest_type;
        return 1 + (same ? 1 : 0) + (same && cleanDigest(ds.digest) === read.digest ? 1 : 0);
      }),
    );
  return all.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}

/** Whether it is written for another name; a relative one may hang below the zone's parent. */
export function isForeign({ owner, absolute }: PastedDs, zone: string): boolean {
  if (owner === undefined || owner === zone) return false;
  return absolute === true || !zone.startsWith(`${owner}.`);
}

/** A line that ends in the digest may go on in the next. */
function readLines(text: string): PastedDs[] {
  const lines = text
    .replaceAll(/(^|\s);.*$/gm, "")
    .replaceAll(/\([^)]*\)/g, (inside) => inside.replaceAll(/[()\n]/g, " "))
    .split("\n")
    .map((line) => line.split(/[\s,;|"']+/).filter((word) => word !== ""));
  return lines.flatMap((words, at) => {
    const next = lines.slice(at + 1);
    const end = next.findIndex(
      (line) => line.length === 0 || !line.every((word) => isHex(word)) || startOf(line) >= 0,
    );
    return readWords([...words, ...next.slice(0, end < 0 ? next.length : end).flat()]) ?? [];
  });
}

/** Where the key tag stands, or -1. A signature names the type that it covers, too. */
function startOf(words: readonly string[]): number {
  if (words.some((word) => /^RRSIG$/i.test(word))) return -1;
  const isTag = (at: number) => /^\d{1,5}$/.test(words[at] ?? "") && words.length > at + 3;
  const type = words.findIndex((word, at) => at <= 3 && /^C?DS$/i.test(word) && isTag(at + 1));
  if (type >= 0) return type + 1;
  return isTag(0) && /^\d+$/.test(words[1] ?? "") && /^\d+$/.test(words[2] ?? "") ? 0 : -1;
}

function readWords(words: readonly string[]): PastedDs | null {
  const start = startOf(words);
  if (start < 0) return null;
  const [key_tag = "", algorithm = "", digest_type = "", ...rest] = words.slice(start);
  const read = readFields({ key_tag, algorithm, digest_type, digest: rest.join(" ") });
  const [owner] = words.slice(0, Math.max(start - 1, 0));
  if (!read || owner === undefined || /^(\d+[smhdw]?|IN|@)$/i.test(owner)) return read;
  return {
    ...read,
    owner: owner.replace(/\.$/, "").toLowerCase(),
    ...(owner.endsWith(".") && { absolute: true }),
  };
}

type Field = "key_tag" | "algorithm" | "digest_type" | "digest";
type Found = { [F in Field]?: string };

const label =
  /(?<![a-z\d])(?:(?<key_tag>key[ _-]?(?:tag|id))|(?<digest_type>(?:digest|hash)[ _-]?(?:type|alg(?:orithm)?))|(?<algorithm>(?:(?:key|dnssec|security)[ _-]?)?alg(?:orithm)?)|(?<digest>(?:digest|hash)(?:[ _-]?value)?))(?![a-z])/gi;
const fields: readonly Field[] = ["key_tag", "algorithm", "digest_type", "digest"];

function readLabelled(text: string): PastedDs[] {
  const open = text.replaceAll(/<\/[^>]*>/g, " ");
  const marks = [...open.matchAll(label)].map((match) => ({
    field: fields.find((name) => match.groups?.[name] !== undefined),
    from: match.index,
    to: match.index + match[0].length,
  }));
  const pairs = marks.map(({ field, to }, at) => ({
    field,
    value: open.slice(to, marks[at + 1]?.from).replaceAll(/^[\s:=|,;<>"'(){}[\].]+|[\s|,;<>"'{}[\]]+$/g, ""),
  }));
  const rows = pairs.slice(0, -1).some(({ value }) => value !== "" && !/^<?\w+:$/.test(value))
    ? inTurn(pairs)
    : inTable(pairs);
  return rows.flatMap((row) => (row.key_tag && row.digest_type && row.digest ? (readFields(row) ?? []) : []));
}

interface Pair {
  field: Field | undefined;
  value: string;
}

/** Each label before its value. */
function inTurn(pairs: readonly Pair[]): Found[] {
  const rows: Found[] = [];
  for (const { field, value } of pairs) {
    if (!field || value === "") continue;
    const row = rows.at(-1);
    if (!row || (field === "key_tag" && row.key_tag)) rows.push({ [field]: value });
    else row[field] ??= value;
  }
  return rows;
}

/** All labels, then rows of values. */
function inTable(pairs: readonly Pair[]): Found[] {
  if (pairs.length < 3) return [];
  const cells = (pairs.at(-1)?.value ?? "").split("\n").flatMap((line) => {
    if (/[|,;\t]|\s{2}/.test(line.trim()))
      return line.split(/[|,;\t]|\s{2,}/).filter((cell) => cell.trim() !== "");
    const words = line.trim().split(/\s+/);
    const last = pairs.length - 1;
    return words.length <= last ? [words.join(" ")] : [...words.slice(0, last), words.slice(last).join(" ")];
  });
  const rows: Found[] = [];
  for (let at = 0; at + pairs.length <= cells.length; at += pairs.length) {
    const row: Found = {};
    for (const [index, { field }] of pairs.entries()) if (field) row[field] ??= cells[at + index]?.trim();
    rows.push(row);
  }
  return rows;
}

function readFields(found: Found): PastedDs | null {
  const [key_tag = "", digest_type = ""] = [found.key_tag, found.digest_type].map(numberIn);
  const words = (found.digest ?? "").trim().split(/\s+/);
  const other = words.findIndex((word) => !isHex(word));
  const digest = cleanDigest((other < 0 ? words : words.slice(0, other)).join(""));
  if (!/^[0-9A-F]{8,}$/.test(digest)) return null;
  const algorithm = numbersOf("13", numberIn(found.algorithm), "2", digest)?.[1];
  const numbers = numbersOf(key_tag, "13", digest_type, digest);
  if (!numbers || (found.algorithm !== undefined && !algorithm && /^\d/.test(found.algorithm))) return null;
  const [tag, , type] = numbers;
  return { key_tag: tag, ...(algorithm && { algorithm }), digest_type: type, digest };
}

/** The numbers of a DS, also where its algorithm and digest type are words; a digest cut short is still to be shown. */
function numbersOf(...texts: [string, string, string, string]): [string, string, string] | null {
  const tokens = tokenize(texts.join(" "));
  if (!tokens.ok) return null;
  const read = dsContent.parse(tokens.value);
  if (!read.ok && read.problems.some(({ field }) => field !== "digest")) return null;
  const [tag = "", algorithm = "", type = ""] = read.ok
    ? dsContent.fields.map(({ name }) => read.value[name] ?? "")
    : texts;
  return [tag, algorithm, type].every((number) => /^\d+$/.test(number)) ? [tag, algorithm, type] : null;
}

/** A word of a digest. */
function isHex(word: string): boolean {
  return /^(0x)?[\da-f]+([:-][\da-f]+)*:?$/i.test(word);
}

/** "13", "13 (ECDSA P-256)", "ECDSA P-256 (13)"; else the first word. */
function numberIn(value = ""): string {
  return /^\d+/.exec(value)?.[0] ?? /\((\d+)\)/.exec(value)?.[1] ?? value.trim().split(/\s/)[0] ?? "";
}
