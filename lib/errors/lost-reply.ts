import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Domain, DomainDetail } from "@/lib/contract/domains";
import type { EndpointInput, EndpointOutput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Validation } from "@/lib/contract/validation";
import { auditVerdict } from "./audit-evidence";
import { dnssecState } from "./lost-dnssec";
import { domainState } from "./lost-domains";
import { recordState } from "./lost-records";
import { validationState } from "./lost-validation";
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
}

/** What was there before the write, as far as it was on screen. */
export interface Before {
  recordIds?: ReadonlySet<string>;
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

/** Tells from what was read afterwards what became of a write (errors.md row 19). */
export function settle(write: LostWrite, evidence: Evidence): Settled {
  const state = stateOf(write, evidence);
  const logged = auditVerdict(write, evidence);
  if (logged === "own") return "applied";
  const notLogged = logged === "none" && evidence.finished;
  switch (state) {
    case "there":
      return "there";
    // Until it has ended, the one that was there before may be taken away, and this be applied after all.
    case "there-before":
      return evidence.finished ? "not-applied" : "unknown";
    case "absent":
      if (notLogged) return "not-applied";
      return evidence.finished ? "absent" : "unknown";
    case "unclear":
      return notLogged ? "not-applied" : "unknown";
    case "unread":
      return "unknown";
  }
}

/** What the things themselves say of a write, whoever did it. */
export function stateOf(write: LostWrite, evidence: Evidence): State {
  switch (write.name) {
    case "records.create":
    case "records.update":
    case "records.delete":
    case "records.bulkCreate":
    case "records.bulkDelete":
    case "import.text":
    case "import.file":
      return recordState(write, evidence);
    case "domains.create":
    case "domains.update":
    case "domains.delete":
    case "domains.restore":
      return domainState(write, evidence);
    case "validation.start":
    case "validation.check":
    case "validation.cancel":
      return validationState(write, evidence);
    default:
      return dnssecState(write, evidence);
  }
}
