import { recordTypes } from "@/lib/dns/content/registry";
import { type Context, timestampOf } from "./context";
import { createZoneRecords } from "./create-zone-records";
import { isStorable, isUniqueViolation } from "./db";
import { domainName } from "./domain-name";
import { type DomainRow, domainItem, findDomain } from "./domain-row";
import { nextSerial } from "./domain-serial";
import { fail } from "./failure";
import type { Handlers, Input } from "./handler";
import { newId } from "./ids";
import { listDomains } from "./list-domains";
import { platformNameservers } from "./platform-nameservers";
import { startValidation } from "./start-validation";

/** Domains: list, detail and life cycle (API page Domains). */
export const domainHandlers = {
  "domains.list": (context, { query }) => listDomains(context, query),
  "domains.types": () => ({
    data: recordTypes.map(({ type, description, example }) => ({ type, description, example })),
  }),
  "domains.get": (context, { domain, query }) => {
    if (domain.deleted_at !== null && !query.include_deleted) fail(404, "Domain not found");
    return detail(context, domain);
  },
  "domains.create": (context, { body }) => createDomain(context, body),
  "domains.update": (context, { domain, body }) => {
    checkTexts(body);
    context.db.run(
      "UPDATE domains SET description = ?, default_ttl = ?, settings = ?, updated_at = ? WHERE id = ?",
      [
        body.description === undefined ? domain.description : body.description,
        body.default_ttl ?? domain.default_ttl,
        JSON.stringify(body.settings === undefined ? domain.settings : (body.settings ?? {})),
        timestampOf(context.now),
        domain.id,
      ],
    );
    return changed(context, "domain.update", domain);
  },
  "domains.delete": (context, { domain, query }) => {
    if (query.hard) context.db.run("DELETE FROM domains WHERE id = ?", [domain.id]);
    else if (domain.deleted_at !== null) fail(404, "Domain not found");
    else {
      context.db.run("UPDATE domains SET deleted_at = :now, updated_at = :now WHERE id = :id", {
        now: timestampOf(context.now),
        id: domain.id,
      });
    }
    auditDomain(context, "domain.delete", domain, {
      before: domainItem(domain),
      after: { hard: query.hard ?? false },
    });
    return undefined;
  },
  "domains.restore": (context, { domain }) => {
    if (domain.deleted_at === null) fail(400, "Domain is not deleted");
    try {
      context.db.run("UPDATE domains SET deleted_at = NULL, updated_at = ? WHERE id = ?", [
        timestampOf(context.now),
        domain.id,
      ]);
    } catch (error) {
      // Another tenant has proved its ownership in the meantime.
      if (isUniqueViolation(error)) fail(409, "Domain already exists");
      throw error;
    }
    return changed(context, "domain.restore", domain);
  },
} satisfies Handlers;

function createDomain(context: Context, body: Input<"domains.create">["body"]) {
  const { db, actor, now } = context;
  const name = domainName(body);
  checkTexts(body);
  if (body.template_id) fail(400, { message: "Template not found", field: "template_id" });
  const active = actor.permissions.has("domains:bypass_validation", { tenant_id: actor.tenant_id });
  const id = newId("d");
  const serial = nextSerial(0, now);
  try {
    db.run(
      `INSERT INTO domains (id, tenant_id, name, domain_type, status, default_ttl, description, serial, created_at,
         updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        actor.tenant_id,
        name,
        body.domain_type,
        active ? "active" : "pending_validation",
        body.default_ttl ?? 3600,
        body.description ?? null,
        serial,
        timestampOf(now),
        timestampOf(now),
      ],
    );
  } catch (error) {
    if (isUniqueViolation(error)) fail(409, "Domain already exists");
    throw error;
  }
  // A secondary zone gets its records from its primary.
  if (body.domain_type !== "secondary") createZoneRecords(context, { id, name, serial });
  if (!active) startValidation(context, { id, name }, "txt_record");
  const domain = reload(context, id);
  auditDomain(context, "domain.create", domain, { after: domainItem(domain) });
  return detail(context, domain);
}

/** Levels of lists and objects that settings may have. */
const deepestSettings = 100;

/** Ends in a 400 for what could not be given back as it was sent. */
function checkTexts({ description, settings }: { description?: string | null; settings?: unknown }): void {
  if (description && !isStorable(description)) {
    fail(400, { message: "Description has characters that cannot be stored", field: "description" });
  }
  if (isDeeper(settings, deepestSettings)) {
    fail(400, { message: `Settings are nested more than ${deepestSettings} levels deep`, field: "settings" });
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function changed(context: Context, action: "domain.update" | "domain.restore", before: DomainRow) {
  const after = reload(context, before.id);
  const logged = (domain: DomainRow) => ({ ...domainItem(domain), settings: domain.settings });
  auditDomain(context, action, after, { before: logged(before), after: logged(after) });
  return detail(context, after);
}

function auditDomain(
  context: Context,
  action: "domain.create" | "domain.update" | "domain.delete" | "domain.restore",
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

function reload(context: Context, id: string): DomainRow {
  return findDomain(context.db, id) ?? fail(404, "Domain not found");
}

function detail(context: Context, domain: DomainRow) {
  return {
    ...domain,
    nameservers: platformNameservers(context.db),
    record_count: context.db.number("SELECT count(*) FROM records WHERE domain_id = ?", [domain.id]),
  };
}
