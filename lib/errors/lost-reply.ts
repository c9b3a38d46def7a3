import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Domain, DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { auditConfirms } from "./audit-evidence";
import type { Problem } from "./problem";
import { sameFields, sameRecord } from "./same-record";

/** What became of a write whose reply was lost. */
export type Settled = "applied" | "not-applied" | "unknown";

/** Writes whose outcome can be told from what is there afterwards. */
export type SettledEndpoint =
  | "records.create"
  | "records.update"
  | "records.delete"
  | "records.bulkCreate"
  | "records.bulkDelete"
  | "domains.create"
  | "domains.update"
  | "domains.delete"
  | "domains.restore";

/** A write as it was sent. */
export type LostWrite<N extends SettledEndpoint = SettledEndpoint> = {
  [E in N]: { name: E; input: EndpointInput<E> };
}[N];

/** What was read after the reply was lost. Leave out what could not be read; `null` is a 404. */
export interface Evidence {
  /** When the write was sent, by the server's clock, in epoch milliseconds. */
  sentAt: number;
  /** Whether the server has certainly ended its work on it: see {@link serverFinished}. */
  finished: boolean;
  /** The zone's name, which relative names hang below. */
  zone?: string;
  /** All records of the zone, system records included. */
  records?: readonly ZoneRecord[];
  /** The record, for an update or a deletion. */
  record?: ZoneRecord | null;
  /** The domain, read with `include_deleted`. */
  domain?: DomainDetail | null;
  /** Domains found by the new one's name, deleted ones included. */
  domains?: readonly Domain[];
  /** What was there before the write, as far as it was on screen. */
  before?: { recordIds?: ReadonlySet<string>; record?: ZoneRecord; domain?: Domain };
  /** Audit entries since `sentAt`. Not finding one proves nothing. */
  audit?: readonly AuditLog[];
  /** Whoever sent the write, as `actor_id` of the audit log has it. */
  actorId?: string;
}

/** Longer than any part of the way waits for another. */
const patienceMs = 30_000;
/** `Date` headers and audit times are whole seconds in places. */
const clockToleranceMs = 2_000;

/**
 * Whether the server can no longer be working on a write that ended in this problem: it has said itself that it
 * failed, or every timeout on the way has passed since the problem. Until then, finding nothing proves nothing.
 */
export function serverFinished(problem: Problem, elapsedMs: number): boolean {
  if (problem.outcome !== "unknown" || elapsedMs >= patienceMs) return true;
  if (problem.kind !== "server" && problem.kind !== "unavailable") return false;
  return problem.who === "api";
}

/** Tells from what was read afterwards whether a write was applied (errors.md row 19). */
export function settle(write: LostWrite, evidence: Evidence): Settled {
  if (auditConfirms(write, evidence, evidence.sentAt - clockToleranceMs)) return "applied";
  switch (write.name) {
    case "records.create":
      return created(write.input.body, evidence);
    case "records.bulkCreate":
    case "records.bulkDelete":
      return together(settleRows(write, evidence));
    case "records.update":
      return updated(write, evidence);
    case "records.delete":
      if (evidence.domain === null || evidence.record === undefined) return "unknown";
      return evidence.record === null ? "applied" : absent(evidence);
    case "domains.create":
      return domainCreated(write.input.body.name, evidence);
    case "domains.update":
      return changed(write.input.body, evidence.domain, evidence.before?.domain, sameFields, evidence);
    case "domains.delete": {
      const { domain } = evidence;
      const hard = String(write.input.query?.hard ?? false) === "true";
      if (domain === null) return hard ? "applied" : "unknown";
      if (domain === undefined) return "unknown";
      return isDeleted(domain) && !hard ? "applied" : absent(evidence);
    }
    case "domains.restore":
      if (!evidence.domain) return "unknown";
      return isDeleted(evidence.domain) ? absent(evidence) : "applied";
  }
}

/** {@link settle} for each row of a batch, in the order sent. */
export function settleRows(
  write: LostWrite<"records.bulkCreate" | "records.bulkDelete">,
  evidence: Evidence,
): Settled[] {
  if (write.name === "records.bulkCreate")
    return write.input.body.records.map((row) => created(row, evidence));
  const left = evidence.records && new Set(evidence.records.map(({ id }) => id));
  return write.input.body.record_ids.map((id) => {
    if (!left) return "unknown";
    return left.has(id) ? absent(evidence) : "applied";
  });
}

/**
 * Whether a 409 answers a repeated write with what its own first try made: a record with the same name, type and
 * content among those in the way, or a domain of the same name. Such a repetition counts as applied.
 */
export function isOwnDuplicate(
  write: LostWrite<"records.create" | "domains.create">,
  found: { records?: readonly ZoneRecord[]; domains?: readonly Domain[]; zone?: string },
): boolean {
  if (write.name === "domains.create") {
    return found.domains?.some(({ name }) => sameDomainName(name, write.input.body.name)) ?? false;
  }
  return found.records?.some((record) => sameRecord(write.input.body, record, found.zone)) ?? false;
}

type NewRecord = EndpointInput<"records.create">["body"];

function created(sent: NewRecord, evidence: Evidence): Settled {
  const found = evidence.records?.find((record) => sameRecord(sent, record, evidence.zone));
  if (!found) return evidence.records ? absent(evidence) : "unknown";
  if (evidence.before?.recordIds) return evidence.before.recordIds.has(found.id) ? "not-applied" : "applied";
  return madeBy(found.created_at, evidence);
}

function domainCreated(name: string, evidence: Evidence): Settled {
  const found = evidence.domains?.find((domain) => sameDomainName(domain.name, name));
  if (found) return madeBy(found.created_at, evidence);
  return evidence.domains ? absent(evidence) : "unknown";
}

/** Something of that identity is there: it is this write's, unless it is older; two of them cannot be. */
function madeBy(createdAt: string | null | undefined, { sentAt }: Evidence): Settled {
  const time = Date.parse(createdAt ?? "");
  if (Number.isNaN(time)) return "unknown";
  return time >= sentAt - clockToleranceMs ? "applied" : "not-applied";
}

function updated({ input }: LostWrite<"records.update">, evidence: Evidence): Settled {
  const type = evidence.record?.type ?? "";
  const same = (wanted: object, now: object) => sameFields(wanted, now, { type, zone: evidence.zone });
  return changed(input.body, evidence.record, evidence.before?.record, same, evidence);
}

function changed<T extends object>(
  wanted: object,
  now: T | null | undefined,
  before: T | undefined,
  same: (wanted: object, now: object) => boolean,
  evidence: Evidence,
): Settled {
  if (!now) return "unknown";
  if (same(wanted, now)) return "applied";
  // Neither as wanted nor as before: somebody else has been at it since.
  const untouched = before !== undefined && same(pick(before, Object.keys(wanted)), now);
  return untouched ? absent(evidence) : "unknown";
}

function pick(from: object, keys: string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

function absent({ finished }: Evidence): Settled {
  return finished ? "not-applied" : "unknown";
}

function together(rows: Settled[]): Settled {
  const [first] = rows;
  return first !== undefined && rows.every((row) => row === first) ? first : "unknown";
}

function isDeleted(domain: Domain): boolean {
  return domain.status === "deleted";
}

function sameDomainName(a: string, b: string): boolean {
  const plain = (name: string) => name.trim().replace(/\.$/, "").toLowerCase();
  return plain(a) === plain(b);
}
