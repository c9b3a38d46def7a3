import type { ChangeLine, ChangeSet } from "./change-set";
import { typesClash } from "./clash";
import { identity, type PlainRecord } from "./plain-record";

/** Finds the lines that must not be carried out because another could not be. */
export interface Holder {
  /** Keys of the lines that depend on these, directly or through others; each is told once. */
  hold(failed: Iterable<string>): string[];
}

/**
 * A line depends on another where the two hand a name on: what is taken away waits for what comes to the same name, so
 * that a name never loses its records to a replacement that was refused; and what comes waits for the end of what it
 * cannot be beside.
 */
export function holderOf(set: ChangeSet): Holder {
  const takers = new Map<string, ChangeLine[]>();
  const bringers = new Map<string, ChangeLine[]>();
  const known = new Set<string>();
  for (const line of set.lines.values()) {
    const taken = takenBy(line);
    const brought = broughtBy(line);
    if (taken && !isInPlace(line)) push(takers, taken.name, line);
    if (brought) push(bringers, brought.name, line);
  }

  function dependents(line: ChangeLine): ChangeLine[] {
    const taken = takenBy(line);
    const brought = isInPlace(line) ? null : broughtBy(line);
    const losing = brought ? (takers.get(brought.name) ?? []) : [];
    const coming = taken ? (bringers.get(taken.name) ?? []) : [];
    return [
      ...losing,
      ...coming.filter((one) => {
        const record = broughtBy(one);
        return taken && record && clash(taken, record);
      }),
    ];
  }

  return {
    hold(failed) {
      const next = [...failed];
      const held: string[] = [];
      for (const key of next) known.add(key);
      for (let key = next.pop(); key !== undefined; key = next.pop()) {
        const line = set.lines.get(key);
        for (const one of line ? dependents(line) : []) {
          if (known.has(one.key)) continue;
          known.add(one.key);
          held.push(one.key);
          next.push(one.key);
        }
      }
      return held;
    },
  };
}

/** Whether the name has as many records of the type after it as before. */
function isInPlace(line: ChangeLine): boolean {
  return line.kind === "change" && line.from.name === line.to.name && line.from.type === line.to.type;
}

/** What the line takes away, if it does. */
function takenBy(line: ChangeLine): PlainRecord | null {
  if (line.kind === "add" || (line.kind === "change" && identity(line.from) === identity(line.to)))
    return null;
  return line.from;
}

/** What the line brings, if it does. */
function broughtBy(line: ChangeLine): PlainRecord | null {
  if (line.kind === "delete" || (line.kind === "change" && identity(line.from) === identity(line.to)))
    return null;
  return line.to;
}

function clash(a: PlainRecord, b: PlainRecord): boolean {
  return identity(a) === identity(b) || typesClash(a.type, b.type, a.name === "@");
}

function push(map: Map<string, ChangeLine[]>, name: string, line: ChangeLine): void {
  const lines = map.get(name);
  if (lines) lines.push(line);
  else map.set(name, [line]);
}
