import { defaultPageSize } from "@/lib/contract/fields";
import { toAscii } from "@/lib/dns/name";
import type { Context } from "./context";
import { likeLiteral, type SqlValue } from "./db";
import { domainColumns, domainJson } from "./domain-row";
import { type Input, RawJson } from "./handler";

type Query = Input<"domains.list">["query"];

/** A page of the domains the actor may see, by name, as the API's envelope. */
export function listDomains(context: Context, query: Query): RawJson {
  const { where, params } = filter(context, query);
  const page = query.page ?? 1;
  const pageSize = query.page_size ?? defaultPageSize;
  const total = context.db.number(`SELECT count(*) FROM domains WHERE ${where}`, params);
  const rows = context.db.text(
    `SELECT json_group_array(${domainJson})
     FROM (SELECT ${domainColumns} FROM domains WHERE ${where} ORDER BY name, id LIMIT :limit OFFSET :offset)`,
    { ...params, limit: pageSize, offset: (page - 1) * pageSize },
  );
  const totalPages = Math.ceil(total / pageSize);
  return new RawJson(
    `{"data":${rows},"total":${total},"page":${page},"page_size":${pageSize},"total_pages":${totalPages}}`,
  );
}

function filter(context: Context, query: Query) {
  const { actor } = context;
  const reach = actor.permissions.reach("domains:read");
  const params: Record<string, SqlValue> = {};
  const conditions: string[] = [];
  const and = (condition: string, values: Record<string, SqlValue> = {}) => {
    conditions.push(condition);
    Object.assign(params, values);
  };
  if (!reach.platform) and("tenant_id = :tenant_id", { tenant_id: actor.tenant_id });
  if (!reach.platform && !reach.tenant) {
    and("id IN (SELECT value FROM json_each(:domain_ids))", { domain_ids: JSON.stringify(reach.domain_ids) });
  }
  if (query.status === "deleted") and("deleted_at IS NOT NULL");
  else if (query.status) and("deleted_at IS NULL AND status = :status", { status: query.status });
  else if (!query.include_deleted) and("deleted_at IS NULL");
  if (query.domain_type) and("domain_type = :domain_type", { domain_type: query.domain_type });
  if (query.dnssec_enabled !== undefined) {
    and("dnssec_enabled = :dnssec_enabled", { dnssec_enabled: query.dnssec_enabled ? 1 : 0 });
  }
  const search = query.search?.trim();
  if (search) {
    // Zones are stored as A-labels, people search as they read: both spellings match.
    const ascii = toAscii(search);
    and(
      "(name LIKE :ascii ESCAPE '\\' OR name LIKE :search ESCAPE '\\' OR description LIKE :search ESCAPE '\\')",
      {
        search: `%${likeLiteral(search)}%`,
        ascii: `%${likeLiteral(ascii.ok ? ascii.value : search)}%`,
      },
    );
  }
  return { where: conditions.join(" AND ") || "true", params };
}
