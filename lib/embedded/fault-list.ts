/** One thing that goes wrong on purpose, before the request is carried out or after. */
export interface Fault {
  after: boolean;
  kind: string;
  /** What follows the kind: a status, seconds, milliseconds, a `loc`; its meaning is the kind's. */
  value: string | undefined;
}

/** Kinds that are no status; see the table in this room's README. */
const words = ["html", "empty", "shape", "text", "truncated", "drop", "slow", "degraded"];

/** Reads `504`, `after-drop`, `slow=3000, 429=30`; also with a hyphen for `=`, as names have no other. Null if unknown. */
export function readFaults(text: string): Fault[] | null {
  const faults = text.split(",").map((part) => readFault(part.trim()));
  return faults.every((fault) => fault !== null) ? faults : null;
}

function readFault(text: string): Fault | null {
  const [, after, kind = "", value] = /^(after-)?([a-z]+|[45]\d\d)(?:[=-](.+))?$/i.exec(text) ?? [];
  const known = words.includes(kind) || /^[45]\d\d$/.test(kind);
  if (!known || (kind === "slow" && !/^\d{1,5}$/.test(value ?? ""))) return null;
  // Replies of these have no body, so that no other can be put in their place.
  if (["html", "shape", "text"].includes(kind) && /^(?:204|205|3\d\d)$/.test(value ?? "")) return null;
  return { after: after !== undefined, kind, value };
}

/** What a request does to what is in a zone; `creation` is that of the zone itself. */
export type Doing = "reads" | "create" | "update" | "delete" | "creation";

/**
 * The faults a zone's name asks for on everything below it: `502.fault.test`, `reads-503.fault.test`,
 * `writes-after-504.fault.test`; `create-500.fault.test` fails to be created. Empty for every other name.
 */
export function zoneFaults(zone: string, doing: Doing): Fault[] {
  const [, label] = /^([^.]+)\.fault\.test$/.exec(zone) ?? [];
  if (label === undefined) return [];
  const [, scope, rest = ""] = /^(?:(reads|writes|create)-)?(.*)$/.exec(label) ?? [];
  if (doing === "creation" || scope === "create") {
    return doing === "creation" && scope === "create" ? (readFaults(rest) ?? []) : [];
  }
  const applies = scope === undefined || (scope === "reads") === (doing === "reads");
  return applies ? (readFaults(rest) ?? []) : [];
}

/**
 * The faults a record's name asks for on writes of that record: `fault-502`, `fault-after-504`, or of one kind of
 * write, `fault-delete-500`. Empty for every other name.
 */
export function recordFaults(name: string, doing: Doing): Fault[] {
  const [, verb, rest = ""] = /^fault-(?:(create|update|delete)-)?([^.]+)/.exec(name) ?? [];
  return verb === undefined || verb === doing ? (readFaults(rest) ?? []) : [];
}
