import type { Domain } from "@/lib/contract/domains";
import { isOlder } from "./evidence-time";
import { pick } from "./lost-records";
import type { Evidence, LostWrite, State } from "./lost-reply";
import { sameFields } from "./same-record";

type DomainWrite = LostWrite<"domains.create" | "domains.update" | "domains.delete" | "domains.restore">;

/** What the domains say of a write to one of them. */
export function domainState(write: DomainWrite, evidence: Evidence): State {
  const { domain } = evidence;
  switch (write.name) {
    case "domains.create":
      return createdState(write.input.body, evidence);
    case "domains.update":
      return updatedState(write.input.body, evidence);
    case "domains.delete": {
      const hard = isHard(write);
      if (domain === undefined) return "unread";
      if (domain === null) return hard ? "there" : "unclear";
      return isDeleted(domain) && !hard ? "there" : "absent";
    }
    case "domains.restore":
      if (domain === undefined) return "unread";
      if (domain === null) return "unclear";
      return isDeleted(domain) ? "absent" : "there";
  }
}

/** Whether a deletion is for good. */
export function isHard({ input }: LostWrite<"domains.delete">): boolean {
  return /^(true|1|on|yes|t|y)$/i.test(String(input.query?.hard ?? false));
}

/** The domain of a new one's name that was not there before the write was sent. */
export function createdDomain(name: string, evidence: Evidence): Domain | undefined {
  return evidence.domains?.find(
    (domain) => sameDomainName(domain.name, name) && !isOlder(domain.created_at, evidence),
  );
}

/** Whether two names are of one domain: case and the final dot do not count. */
export function sameDomainName(a: string, b: string): boolean {
  const plain = (name: string) => name.trim().replace(/\.$/, "").toLowerCase();
  return plain(a) === plain(b);
}

function createdState(
  sent: LostWrite<"domains.create">["input"]["body"],
  { domains, ...evidence }: Evidence,
): State {
  if (!domains) return "unread";
  const found = createdDomain(sent.name, { ...evidence, domains });
  if (found) {
    const { domain_type, default_ttl, description } = sent;
    const known = !Number.isNaN(Date.parse(found.created_at ?? "")) && evidence.sentAt !== undefined;
    const same = sameFields({ domain_type, default_ttl }, found) && sameText(description, found.description);
    return known && same && !isDeleted(found) ? "there" : "unclear";
  }
  const older = domains.some(({ name }) => sameDomainName(name, sent.name));
  // A name is unique within a tenant: to those who see several, an older one may be another tenant's.
  return older && evidence.sender?.everywhere === false ? "there-before" : "absent";
}

function updatedState(wanted: object, { domain, before }: Evidence): State {
  if (domain === undefined) return "unread";
  if (domain === null) return "unclear";
  if (sameFields(wanted, domain)) return "there";
  return before?.domain && sameFields(pick(before.domain, wanted), domain) ? "absent" : "unclear";
}

function sameText(wanted: string | null | undefined, now: string | null | undefined): boolean {
  return wanted === undefined || (wanted || null) === (now || null);
}

function isDeleted(domain: Domain): boolean {
  return domain.status === "deleted";
}
