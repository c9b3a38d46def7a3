import { defaultPageSize } from "@/lib/contract/fields";
import { toAscii } from "@/lib/dns/name";
import type { Context } from "./context";
import { likeLiteral, type SqlValue } from "./db";
import { type DomainRow, domainColumns, domainRow } from "./domain-row";
import { fail } from "./failure";
import type { Handlers, Input } from "./handler";
import { platformNameservers } from "./platform-nameservers";

/** Domains: list, detail and life cycle (API page Domains). */
export const domainHandlers = {
  "domains.list": (context, { query }) => listDomains(context, query),
  "domains.get": (context, { domain, query }) => {
    if (domain.deleted_at !== null && !query.include_deleted) fail(404, "Domain not found");
    return detail(context, domain);
  },
} satisfies Handlers;

function listDomains(context: Context, query: Input<"domains.list">["query"]) {
  const { where, params } = domainFilter(context, query);
  const page = query.page ?? 1;
  const pageSize = query.page_size ?? defaultPageSize;
  const total = context.db.number(`SELECT count(*) FROM domains WHERE ${where}`, params);
  const rows = context.db.all(
    domainRow,
    `SELECT ${domainColumns} FROM domains WHERE ${where} ORDER BY name, id LIMIT :limit OFFSET :offset`,
    { ...params, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return {
    data: rows.map(item),
    total,
    page,
    page_size: pageSize,
    total_pages: Math.ceil(total / pageSize),
  };
}

function domainFilter(context: Context, query: Input<"domains.list">["query"]) {
  const { actor } = context;
  const reach = actor.permissions.reach("domains:read");
  const params: Record<string, SqlValue> = {};
  const conditions: string[] = [];
  if (!reach.platform) {
    conditions.push("tenant_id = :tenant_id");
    params.tenant_id = actor.tenant_id;
    if (!reach.tenant) {
      conditions.push("id IN (SELECT value FROM json_each(:domain_ids))");
      params.domain_ids = JSON.stringify(reach.domain_ids);
    }
  }
  if (query.status === "deleted") conditions.push("deleted_at IS NOT NULL");
  else if (!query.include_deleted || query.status) conditions.push("deleted_at IS NULL");
  if (query.status && query.status !== "deleted") {
    conditions.push("status = :status");
    params.status = query.status;
  }
  if (query.domain_type) {
    conditions.push("domain_type = :domain_type");
    params.domain_type = query.domain_type;
  }
  if (query.dnssec_enabled !== undefined) {
    conditions.push("dnssec_enabled = :dnssec_enabled");
    params.dnssec_enabled = query.dnssec_enabled ? 1 : 0;
  }
  const search = query.search?.trim();
  if (search) {
    const ascii = toAscii(search);
    conditions.push(
      "(name LIKE :search_name ESCAPE '\\' OR name LIKE :search ESCAPE '\\' OR description LIKE :search ESCAPE '\\')",
    );
    params.search = `%${likeLiteral(search)}%`;
    params.search_name = `%${likeLiteral(ascii.ok ? ascii.value : search)}%`;
  }
  return { where: conditions.join(" AND ") || "true", params };
}

function item(domain: DomainRow) {
  const { tenant_id: _tenant, settings: _settings, serial: _serial, deleted_at: _deleted, ...shown } = domain;
  return shown;
}

function detail(context: Context, domain: DomainRow) {
  return {
    ...domain,
    nameservers: platformNameservers(context.db),
    record_count: context.db.number("SELECT count(*) FROM records WHERE domain_id = ?", [domain.id]),
  };
}
