import type { EndpointInput } from "@/lib/contract/endpoints";
import { record as recordSchema } from "@/lib/contract/records";
import { ownEntry } from "./audit-evidence";
import { youngest } from "./lost-dnssec";
import { createdDomain } from "./lost-domains";
import { createdRecord, rowStates } from "./lost-records";
import type { Evidence, LostWrite } from "./lost-reply";
import { stateOf } from "./settle";

const lost = "The reply that said more was lost.";

/**
 * What the reply would have said, from what was found; to be read by the contract as a reply is. Only for a write that
 * is applied, or whose effect is there. `undefined` also where too little was found to say it.
 */
export function outputOf(write: LostWrite, evidence: Evidence): unknown {
  switch (write.name) {
    case "records.create":
      return createdRecord(write.input.body, evidence) ?? loggedRecord(write, evidence);
    case "records.update":
      // As it was written: when it was changed since, whoever takes the change back must notice.
      return stateOf(write, evidence) === "there"
        ? evidence.record
        : (loggedRecord(write, evidence) ?? evidence.record ?? undefined);
    case "records.bulkCreate":
      return createdRows(write, evidence);
    case "records.bulkDelete":
      return deletedRows(write, evidence);
    case "import.text":
    case "import.file":
      return imported(evidence);
    case "domains.create":
      return createdDomain(write.input.body.name, evidence);
    case "domains.update":
    case "domains.restore":
      return evidence.domain ?? undefined;
    case "validation.start":
      return evidence.validation ?? undefined;
    case "validation.check":
      return verdict(write, evidence);
    case "records.delete":
    case "domains.delete":
    case "validation.cancel":
      return undefined;
    default:
      return signed(write, evidence);
  }
}

/** The record as the audit log has it, where it tells all of it. */
function loggedRecord(write: LostWrite<"records.create" | "records.update">, evidence: Evidence): unknown {
  return recordSchema.safeParse(ownEntry(write, evidence)?.details?.after).data;
}

function createdRows(write: LostWrite<"records.bulkCreate">, evidence: Evidence) {
  const states = rowStates(write, evidence);
  const rows = write.input.body.records;
  const created = rows.flatMap((row, index) =>
    states[index] === "there" ? (createdRecord(row, evidence) ?? []) : [],
  );
  const errors = rows.flatMap((record, index) =>
    states[index] === "there" ? [] : { index, record, detail: `It is not new in the zone. ${lost}` },
  );
  return { created, errors, total_created: created.length, total_errors: errors.length };
}

function deletedRows(write: LostWrite<"records.bulkDelete">, evidence: Evidence) {
  const states = rowStates(write, evidence);
  const ids = write.input.body.record_ids;
  const deleted = ids.filter((_, index) => states[index] === "there");
  const errors = ids.flatMap((record_id, index) =>
    states[index] === "there" ? [] : { index, record_id, detail: `It is still in the zone. ${lost}` },
  );
  return { deleted, errors, total_deleted: deleted.length, total_errors: errors.length };
}

function imported({ preview }: Evidence) {
  return (
    preview && {
      // How many of them this import wrote is not known any more; so many of its lines are in the zone.
      imported_count: preview.unchanged_count,
      conflict_count: preview.conflicts.length,
      error_count: preview.errors.length,
      errors: preview.errors,
      message: `The zone holds what the text says. ${lost}`,
    }
  );
}

function verdict(write: LostWrite<"validation.check">, evidence: Evidence) {
  const { domain, validation } = evidence;
  const entry = ownEntry(write, evidence);
  const validation_id = validation?.id;
  if (
    domain?.status === "active" ||
    validation?.status === "validated" ||
    entry?.action === "domain.validation.success"
  ) {
    return { is_valid: true, message: "Domain validated", validation_id };
  }
  const failed = validation?.status === "failed" || validation?.status === "expired";
  if (!failed && entry?.action !== "domain.validation.failure") return undefined;
  const after = entry?.details?.after;
  const said = typeof after === "object" && after !== null && "message" in after ? after.message : undefined;
  const message = typeof said === "string" ? said : `The check did not succeed. ${lost}`;
  return { is_valid: false, message, validation_id };
}

type DnssecName = Extract<LostWrite["name"], `dnssec.${string}`>;

function signed({ name, input }: LostWrite<DnssecName>, { dnssec }: Evidence) {
  const params: EndpointInput<"dnssec.get">["params"] = input.params;
  return (
    dnssec && {
      domain_id: params.domain_id,
      action: name.slice("dnssec.".length),
      ksk: youngest(dnssec.ksk),
      zsk: youngest(dnssec.zsk),
      ds_records: dnssec.ds_records ?? [],
    }
  );
}
