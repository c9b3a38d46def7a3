import * as z from "zod/mini";
import { maxTtl } from "@/lib/dns/ttl";
import { type ChangeLine, type ChangeSet, recordKey } from "./change-set";
import { plainRecord, samePlain, zoneName } from "./plain-record";
import { finish, type Steps, stepSize } from "./slices";

const version = 1;

/** As many lines as a set may have, and as long as texts in it may be: what a store holds may have been tampered with. */
const mostLines = 200_000;
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

const plain = z.object({
  name: text(1_100),
  type: text(64),
  content: text(500_000),
  ttl: z.nullable(z.int().check(z.gte(0), z.lte(maxTtl))),
  disabled: z.boolean(),
});
/** A record of the API, as it is kept. */
export const storedKnown = z.extend(plain, { id: text(1_000), ttl: z.nullable(z.number()) });

const storedLine = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), key: z.string().check(z.regex(/^staged:[1-9][0-9]{0,8}$/)), to: plain }),
  z.object({ kind: z.literal("change"), from: storedKnown, to: plain }),
  z.object({ kind: z.literal("delete"), from: storedKnown }),
]);

const storedSet = z.object({
  version: z.literal(version),
  zone: text(1_100),
  lines: z.array(z.unknown()).check(z.maxLength(mostLines)),
});

/** A change set as JSON holds it. */
export interface StoredChangeSet {
  version: typeof version;
  zone: string;
  lines: readonly unknown[];
}

/** The set in a form to keep; {@link readStoredChangeSet} reads it. */
export function storedChangeSet(set: ChangeSet): StoredChangeSet {
  return { version, zone: set.zone, lines: [...set.lines.values()] };
}

/**
 * Reads what was kept for a zone. `null` when it is of another version or zone, or no change set at all; lines that
 * cannot be understood are left out and counted. Nothing in it is trusted: records are brought into plain form again,
 * keys are made anew, and of several lines for one record the last holds.
 */
export function readStoredChangeSet(stored: unknown, zone: string): ReadChangeSet | null {
  return finish(readStoredSteps(stored, zone));
}

/** A set that was read, and how many lines were left out. */
export interface ReadChangeSet {
  set: ChangeSet;
  dropped: number;
}

/** {@link readStoredChangeSet} a little at a time. */
export function* readStoredSteps(stored: unknown, zone: string): Steps<ReadChangeSet | null> {
  const read = storedSet.safeParse(stored);
  if (!read.success || zoneName(read.data.zone) !== zoneName(zone)) return null;
  const name = zoneName(zone);
  const lines = new Map<string, ChangeLine>();
  let next = 1;
  let dropped = 0;
  let done = 0;
  for (const one of read.data.lines) {
    if (++done % stepSize === 0) yield;
    const line = readLine(one, name);
    if (line === null) dropped += 1;
    else lines.set(line.key, line);
    if (line?.kind === "add") next = Math.max(next, Number(line.key.slice("staged:".length)) + 1);
  }
  return { set: { zone: name, lines, next }, dropped };
}

function readLine(stored: unknown, zone: string): ChangeLine | null {
  const read = storedLine.safeParse(stored);
  if (!read.success) return null;
  const line = read.data;
  if (line.kind === "add") return { kind: "add", key: line.key, to: plainRecord(line.to, zone) };
  const from = { ...plainRecord(line.from, zone), id: line.from.id };
  const key = recordKey(from.id);
  if (line.kind === "delete") return { kind: "delete", key, from };
  const to = plainRecord(line.to, zone);
  return samePlain(from, to) ? null : { kind: "change", key, from, to };
}
