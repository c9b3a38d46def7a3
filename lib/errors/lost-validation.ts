import { isOlder, isSince } from "./evidence-time";
import type { Evidence, LostWrite, State } from "./lost-reply";

type ValidationWrite = LostWrite<"validation.start" | "validation.check" | "validation.cancel">;

/** What a domain's validation says of a write to it. */
export function validationState(write: ValidationWrite, evidence: Evidence): State {
  switch (write.name) {
    case "validation.start":
      return startedState(write.input.body.validation_type, evidence);
    case "validation.check":
      return checkedState(evidence);
    case "validation.cancel":
      return cancelledState(evidence);
  }
}

function startedState(type: string, evidence: Evidence): State {
  const { validation: now, before } = evidence;
  if (now === undefined) return "unread";
  if (now === null) return "absent";
  const known = before?.validation;
  if (known?.id === now.id || isOlder(now.created_at, evidence)) return "absent";
  if (known === undefined && !isSince(now.created_at, evidence)) return "unclear";
  return now.validation_type === type && now.status !== "cancelled" ? "there" : "unclear";
}

/** A check shows where it changed something: it may as well be made again. */
function checkedState({ validation: now, domain, before }: Evidence): State {
  if (domain?.status === "active") return "there";
  if (now === undefined) return "unread";
  const known = before?.validation;
  if (now === null || (known && known.id !== now.id)) return "unclear";
  switch (now.status) {
    case "validated":
      return "there";
    case "pending":
      return "absent";
    case "failed":
    case "expired":
      // While it is being made, it is `verifying` in between: what was `failed` may be so of an earlier check.
      return known && known.status !== now.status ? "there" : "unclear";
    default:
      return "unclear";
  }
}

function cancelledState(evidence: Evidence): State {
  const { validation: now, before } = evidence;
  if (now === undefined) return "unread";
  if (now === null || now.status === "cancelled") return "there";
  const known = before?.validation;
  // Another one was begun since: what became of the one before does not show.
  if (known ? known.id !== now.id : !isOlder(now.created_at, evidence)) return "unclear";
  return "absent";
}
