import { askDns, challengeName } from "./ask-dns";
import { type Context, timestampOf } from "./context";
import { isUniqueViolation } from "./db";
import { type DomainRow, findDomain } from "./domain-row";
import { fail } from "./failure";
import type { Handlers } from "./handler";
import { isOpen, latestValidation, startValidation, type ValidationRow } from "./start-validation";
import { type DnsFinding, sentinelFinding } from "./validation-sentinels";

/** Proof of a domain's ownership (API page Domains). */
export const validationHandlers = {
  "validation.get": (context, { domain }) => {
    const found = latestValidation(context, domain.id);
    return found ? shown(found, domain.name) : null;
  },
  "validation.start": (context, { domain, body }) => {
    if (domain.status === "active") fail(409, "Domain is already validated");
    const validation = startValidation(context, domain, body.validation_type);
    audit(context, "domain.validation.start", domain, { after: shown(validation, domain.name) });
    return shown(validation, domain.name);
  },
  "validation.check": { deferred: (context, { domain }) => check(context, domain) },
  "validation.cancel": (context, { domain }) => {
    const validation = latestValidation(context, domain.id);
    if (!validation || !isOpen(validation)) return fail(404, "No validation in progress");
    setStatus(context, validation, "cancelled");
    audit(context, "domain.validation.cancel", domain, { before: shown(validation, domain.name) });
    return undefined;
  },
} satisfies Handlers;

type Verdict = { is_valid: boolean; message: string; validation_id?: string };

async function check(context: Context, domain: DomainRow): Promise<Verdict> {
  if (domain.status === "active") return { is_valid: true, message: "Domain validated" };
  const validation = latestValidation(context, domain.id);
  if (!validation || !(isOpen(validation) || validation.status === "expired")) {
    return { is_valid: false, message: "No validation in progress: start a new one" };
  }
  if (validation.status === "expired") {
    return context.transaction(() =>
      settle(context, domain, validation, "expired", "Challenge has expired: start a new one"),
    );
  }
  setStatus(context, validation, "verifying");
  const question = {
    zone: domain.name,
    type: validation.validation_type,
    expected: validation.challenge_value,
  };
  const finding = sentinelFinding(domain.name) ?? (await askDns(question, context.settings.resolver));
  return context.transaction(() => {
    // It may have been deleted, cancelled or superseded while DNS was asked.
    const now = latestValidation(context, domain.id);
    if (now?.id !== validation.id || !isOpen(now) || findDomain(context.db, domain.id)?.deleted_at !== null) {
      return {
        is_valid: false,
        message: "The validation was replaced during the check",
        validation_id: validation.id,
      };
    }
    if (finding.kind !== "match") {
      return settle(context, domain, validation, "failed", explain(finding, domain.name, validation));
    }
    try {
      context.db.run("UPDATE domains SET status = 'active', updated_at = ? WHERE id = ?", [
        timestampOf(context.now),
        domain.id,
      ]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const message =
        "Ownership is proved, but the domain is already active on this platform: contact support";
      return settle(context, domain, validation, "failed", message);
    }
    return settle(context, domain, validation, "validated", "Domain validated");
  });
}

function settle(
  context: Context,
  domain: DomainRow,
  validation: ValidationRow,
  status: "validated" | "failed" | "expired",
  message: string,
): Verdict {
  setStatus(context, validation, status);
  const success = status === "validated";
  audit(context, success ? "domain.validation.success" : "domain.validation.failure", domain, {
    before: { status: domain.status, validation_status: validation.status },
    after: { status: success ? "active" : domain.status, validation_status: status, message },
  });
  return { is_valid: success, message, validation_id: validation.id };
}

function explain(finding: DnsFinding, zone: string, validation: ValidationRow): string {
  const txt = validation.validation_type === "txt_record";
  const name = txt ? challengeName(zone) : zone;
  switch (finding.kind) {
    case "match":
      return "Domain validated";
    case "mismatch":
      return txt
        ? `TXT record found but value doesn't match. Expected: ${validation.challenge_value}`
        : `NS records found but they don't match. Expected: ${validation.challenge_value}`;
    case "missing":
      return `No DNS record found for ${name}`;
    case "no_domain":
      return `Domain ${zone} does not exist in DNS`;
    case "failed":
      return `DNS lookup of ${name} failed (${finding.reason}): try again later`;
  }
}

function setStatus(context: Context, validation: ValidationRow, status: ValidationRow["status"]): void {
  context.db.run("UPDATE validations SET status = ? WHERE id = ?", [status, validation.id]);
}

function shown(validation: ValidationRow, zone: string) {
  const { domain_id: _domain, challenge_value, ...rest } = validation;
  return validation.validation_type === "txt_record"
    ? {
        ...rest,
        challenge_value,
        dns_record: { name: challengeName(zone), type: "TXT", value: challenge_value },
      }
    : { ...rest, challenge_value: null, dns_record: { name: zone, type: "NS", value: challenge_value } };
}

function audit(
  context: Context,
  action: `domain.validation.${"start" | "success" | "failure" | "cancel"}`,
  domain: DomainRow,
  details: { before?: unknown; after?: unknown },
): void {
  context.audit({
    action,
    resource_type: "domain",
    resource_id: domain.id,
    resource_name: domain.name,
    tenant_id: domain.tenant_id,
    ...details,
  });
}
