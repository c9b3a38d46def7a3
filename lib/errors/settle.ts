import { auditVerdict } from "./audit-evidence";
import { dnssecState } from "./lost-dnssec";
import { domainState } from "./lost-domains";
import { recordState } from "./lost-records";
import type { Evidence, LostWrite, Settled, State } from "./lost-reply";
import { validationState } from "./lost-validation";

/** Tells from what was read afterwards what became of a write (errors.md row 19). */
export function settle(write: LostWrite, evidence: Evidence): Settled {
  const state = stateOf(write, evidence);
  const logged = auditVerdict(write, evidence);
  if (logged === "own") return "applied";
  const notLogged = logged === "none" && evidence.finished;
  switch (state) {
    case "there":
      // A new key looks the same whoever rotated: the log tells those who may read it.
      if (isRotation(write) && evidence.sender?.readsLog !== false)
        return notLogged ? "not-applied" : "unknown";
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

function isRotation({ name }: LostWrite): boolean {
  return name === "dnssec.rotateKsk" || name === "dnssec.rotateZsk";
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
