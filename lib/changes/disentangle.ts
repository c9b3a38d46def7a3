import { type ChangeLine, type ChangeSet, recordKey } from "./change-set";
import { identity, type PlainRecord, samePlain } from "./plain-record";
import { entangledLines, workSteps } from "./plan-pairs";
import { type Steps, stepSize } from "./slices";
import { keepWhatIsWanted, type Target } from "./target";

/**
 * The same set by what it comes to, in which no line wants what another takes away: contents that lines hand from
 * record to record, or swap, become what is really done. Only the lines concerned are replaced; mostly there are none.
 */
export function* disentangle(set: ChangeSet): Steps<ChangeSet> {
  const target: Target = { wanted: [], removed: [], kept: [], refusals: [] };
  let done = 0;
  for (const line of set.lines.values()) {
    if (++done % stepSize === 0) yield;
    place(line, target);
  }
  yield* keepWhatIsWanted(target);
  const { creates, patches, deletes } = yield* workSteps(target);
  const shared = patches.flatMap(({ lines }) => (lines.length > 1 ? lines : []));
  const entangled = new Set([...entangledLines(target), ...shared]);
  if (entangled.size === 0) return set;
  const lines = new Map<string, ChangeLine>();
  for (const line of set.lines.values()) if (!entangled.has(line.key)) lines.set(line.key, line);
  let { next } = set;
  const put = (line: ChangeLine) => lines.set(line.key, line);
  for (const { line, to } of creates) {
    if (!entangled.has(line)) continue;
    const key = set.lines.get(line)?.kind === "add" ? line : `staged:${next++}`;
    put({ kind: "add", key, to });
  }
  for (const { lines: by, now, to } of patches) {
    if (!by.some((key) => entangled.has(key))) continue;
    put({ kind: "change", key: recordKey(now.id), from: now, to });
  }
  for (const { line, now } of deletes) {
    if (entangled.has(line)) put({ kind: "delete", key: recordKey(now.id), from: now });
  }
  return { zone: set.zone, lines, next };
}

/** As {@link targetSteps} does it, but by what records were when they were staged. */
function place(line: ChangeLine, { wanted, removed }: Target): void {
  const { key: of, kind } = line;
  if (kind === "add") {
    wanted.push({ line: of, to: line.to, now: null });
  } else if (kind === "delete") {
    removed.push({ line: of, kind, now: line.from });
  } else if (!samePlain(line.from, line.to) && !isSame(line.from, line.to)) {
    removed.push({ line: of, kind, now: line.from });
    wanted.push({ line: of, to: line.to, now: line.from });
  }
}

function isSame(a: PlainRecord, b: PlainRecord): boolean {
  return a.type === "SOA" || identity(a) === identity(b);
}
