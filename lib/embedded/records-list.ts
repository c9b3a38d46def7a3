import { isRecordType } from "@/lib/dns/content/record-type";
import { toAscii } from "@/lib/dns/name";
import { printCharacterString, utf8Octets } from "@/lib/dns/octets";
import type { Context } from "./context";
import { likeLength, likeLiteral, type SqlValue } from "./db";
import type { DomainRow } from "./domain-row";
import { fail } from "./failure";
import { RawJson } from "./handler";
import { recordJson } from "./record-row";

export interface RecordFilter {
  /** Exact, in any case. */
  type?: string;
  /** Part of the full name; `@` is the apex alone. */
  name?: string;
  /** Part of the name or of the content. */
  search?: string;
  include_system?: boolean;
}

/** The records of a domain that the actor may read, in the order of name, type and content, as the API's envelope. */
export function recordList(context: Context, domain: DomainRow, filter: RecordFilter): RawJson {
  const { where, params } = recordWhere(context, domain, filter);
  // Rows come sorted out of the unique index, and their JSON goes into the reply without passing through objects.
  const text = context.db.text(
    `SELECT '{"data":' || json_group_array(${recordJson}) || ',"total":' || count(*) ||
       ',"domain_id":' || json_quote(:domain_id) || ',"domain_name":' || json_quote(:zone) || '}'
     FROM (SELECT * FROM records WHERE ${where} ORDER BY name, type, content)`,
    params,
  );
  return new RawJson(text ?? fail(500, "Internal Server Error"));
}

/** The condition for the records of a domain that the actor may read and the filter lets through. */
export function recordWhere(context: Context, domain: DomainRow, filter: RecordFilter) {
  const params: Record<string, SqlValue> = { domain_id: domain.id, zone: domain.name };
  const conditions = ["domain_id = :domain_id"];
  const readable = context.actor.permissions.records("records:read", domain);
  if (readable !== "all") {
    conditions.push("id IN (SELECT value FROM json_each(:readable))");
    params.readable = JSON.stringify([...readable]);
  }
  if (!filter.include_system) conditions.push("NOT (name = :zone AND type IN ('SOA', 'NS'))");
  if (filter.type !== undefined) {
    const type = filter.type.toUpperCase();
    if (!isRecordType(type)) fail(400, { message: `Invalid record type: ${filter.type}`, field: "type" });
    conditions.push("type = :type");
    params.type = type;
  }
  if (filter.name === "@") conditions.push("name = :zone");
  else if (filter.name) {
    conditions.push(nameMatches);
    Object.assign(params, nameParams(filter.name));
  }
  // As far as it can be searched for at all.
  const search = filter.search?.trim().slice(0, likeLength);
  if (search) {
    conditions.push(
      `(${nameMatches} OR content LIKE :content ESCAPE '\\' OR content LIKE :printed ESCAPE '\\')`,
    );
    Object.assign(params, nameParams(search), {
      content: `%${likeLiteral(search)}%`,
      printed: `%${likeLiteral(printCharacterString(utf8Octets(search)))}%`,
    });
  }
  return { where: conditions.join(" AND "), params };
}

const nameMatches = "(name LIKE :name ESCAPE '\\' OR name LIKE :ascii_name ESCAPE '\\')";

/** Names are stored without trailing dot and with A-labels; people type either form. */
function nameParams(text: string) {
  const ascii = toAscii(text);
  const like = (name: string) => `%${likeLiteral(name.replace(/(.)\.$/, "$1"))}%`;
  return { name: like(text), ascii_name: like(ascii.ok ? ascii.value : text) };
}
