import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Domain, DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput, EndpointOutput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Validation } from "@/lib/contract/validation";
import type { Problem } from "./problem";

/**
 * What became of a write whose reply was lost. `applied` and `not-applied` are shown, by the audit log or by what can
 * only be so. `there` and `absent` are what the API holds now: what the write wanted is so, by whomever; or it is
 * not so, and the API's work on the write is over.
 */
export type Settled = "applied" | "there" | "absent" | "not-applied" | "unknown";

/** Writes whose outcome can be told from what is there afterwards. */
export const settledEndpoints = [
  "records.create",
  "records.update",
  "records.delete",
  "records.bulkCreate",
  "records.bulkDelete",
  "import.text",
  "import.file",
  "domains.create",
  "domains.update",
  "domains.delete",
  "domains.restore",
  "validation.start",
  "validation.check",
  "validation.cancel",
  "dnssec.enable",
  "dnssec.disable",
  "dnssec.rotateKsk",
  "dnssec.rotateZsk",
  "dnssec.confirmDsPublished",
] as const;
export type SettledEndpoint = (typeof settledEndpoints)[number];

/** A write as it was sent. */
export type LostWrite<N extends SettledEndpoint = SettledEndpoint> = {
  [E in N]: { name: E; input: EndpointInput<E> };
}[N];

/** Who sent the write, as far as the audit log can name them. */
export interface Sender {
  id: string;
  email?: string | null | undefined;
  /** Sees other tenants' domains too. */
  everywhere?: boolean | undefined;
  /** Whether they may read the audit log, as far as is known. */
  readsLog?: boolean | undefined;
}

/** What was there before the write, as far as it was on screen. */
export interface Before {
  /** All of the zone's records. */
  recordIds?: ReadonlySet<string>;
  /** Records that were certainly there, if not all. */
  knownIds?: ReadonlySet<string>;
  record?: ZoneRecord;
  domain?: Domain;
  /** `null`: there was none. */
  validation?: Validation | null;
  dnssec?: EndpointOutput<"dnssec.get">;
}

/** What was read after the reply was lost. Leave out what could not be read; `null` is a 404. */
export interface Evidence {
  /** When the write was sent, by the server's clock, in epoch milliseconds; undefined when that is not known. */
  sentAt: number | undefined;
  /** Whether the server has certainly ended its work on it: see {@link serverFinished}. */
  finished: boolean;
  /** The zone's name, which relative names hang below. */
  zone?: string;
  /** The zone's records, system records included: at least all of the types concerned. */
  records?: readonly ZoneRecord[];
  /** The record, for an update or a deletion. */
  record?: ZoneRecord | null;
  /** The domain, read with `include_deleted`. */
  domain?: DomainDetail | null;
  /** All domains found by the new one's name, deleted ones included. */
  domains?: readonly Domain[];
  /** The domain's validation; `null` when there is none. */
  validation?: Validation | null;
  dnssec?: EndpointOutput<"dnssec.get">;
  /** What importing the same text would do now. */
  preview?: EndpointOutput<"import.preview">;
  before?: Before;
  /** Audit entries from just before `sentAt` on. `complete`: that is all of them until the server had finished. */
  audit?: { entries: readonly AuditLog[]; complete: boolean };
  sender?: Sender;
}

/**
 * What the things themselves say: as the write wanted them; so since before it was sent; not so; neither as wanted
 * nor as before; or they could not be read.
 */
export type State = "there" | "there-before" | "absent" | "unclear" | "unread";

/** How long the API may go on with a request after its reply was lost: longer than any part of the way waits. */
export const patienceMs = 30_000;

/**
 * Whether the server can no longer be working on a write that ended in this problem: it has said itself that it
 * failed, or every timeout on the way has passed since the problem. Until then, finding nothing proves nothing.
 */
export function serverFinished(problem: Problem, elapsedMs: number): boolean {
  if (problem.outcome !== "unknown" || elapsedMs >= patienceMs) return true;
  if (problem.kind !== "server" && problem.kind !== "unavailable") return false;
  return problem.who === "api";
}
