import { writeZoneFile } from "@/lib/dns/zone-file-writer";
import type { Context } from "./context";
import type { DomainRow } from "./domain-row";
import { type Handlers, TextReply } from "./handler";
import { recordRow } from "./record-row";
import { recordWhere } from "./records-list";

/** A zone as a BIND zone file, in JSON or as a download (API page Import and export). */
export const exportHandlers = {
  "export.get": (context, { domain }) => ({
    domain_id: domain.id,
    domain_name: domain.name,
    format: "bind",
    zone_file: exportZone(context, domain),
  }),
  "export.download": (context, { domain }) => {
    // Names of classless reverse zones have a slash (RFC 2317), file names cannot.
    const file = `${domain.name.replaceAll("/", "-")}.zone`;
    return new TextReply(exportZone(context, domain), {
      "Content-Disposition": `attachment; filename="${file}"`,
    });
  },
} satisfies Handlers;

/** The records the actor may read, SOA and apex NS included; disabled ones become comments. */
function exportZone(context: Context, domain: DomainRow): string {
  const { where, params } = recordWhere(context, domain, { include_system: true });
  const rows = context.db.all(recordRow, `SELECT * FROM records WHERE ${where}`, params);
  const zoneFile = writeZoneFile(
    rows.map((row) => ({ ...row, name: `${row.name}.`, ttl: row.ttl ?? domain.default_ttl })),
    { origin: `${domain.name}.`, defaultTtl: domain.default_ttl },
  );
  context.audit({
    action: "domain.export",
    resource_type: "domain",
    resource_id: domain.id,
    resource_name: domain.name,
    tenant_id: domain.tenant_id,
    after: { format: "bind", record_count: rows.length },
  });
  return zoneFile;
}
