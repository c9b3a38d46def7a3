import type { EndpointInput, EndpointName } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { EmbeddedOptions } from "./embedded";
import { testClient } from "./test-client";

type Sample = "tenant_admin" | "platform_admin";
type Body<N extends EndpointName> = EndpointInput<N>["body"];

/** An API with one zone of its own, and the calls that tests of records make on it, as a tenant's admin. */
export async function zoneClient(name = "example.com", options: Partial<EmbeddedOptions> = {}) {
  const openedAt = (options.now?.() ?? new Date()).toISOString();
  const client = testClient({ seed: "people", ...options });
  const as: Sample = "tenant_admin";
  const domain = await client.ok(as, "domains.create", { body: { name, domain_type: "primary" } });
  const params = { domain_id: domain.id };
  const add = (body: Body<"records.create">) => client.ok(as, "records.create", { params, body });
  const tryAdd = (body: Body<"records.create">) => client.call(as, "records.create", { params, body });
  const records = async (query: EndpointInput<"records.list">["query"] = { include_system: true }) =>
    (await client.ok(as, "records.list", { params, query })).data;
  /** Entries of the audit log since the API was opened, the oldest first. */
  const audit = async () => {
    const { data } = await client.ok(as, "auditLogs.list", {
      query: { page_size: 100, start_date: openedAt },
    });
    return data.toReversed();
  };
  return {
    ...client,
    domain,
    params,
    add,
    tryAdd,
    records,
    /** `name type content` of the records that are no system records, sorted. */
    lines: async () => (await records({})).map(recordLine).sort(),
    serial: async () => (await client.ok(as, "domains.get", { params })).serial ?? 0,
    audit,
    import: (body: Body<"import.text">) => client.ok(as, "import.text", { params, body }),
    preview: (body: Body<"import.text">) => client.ok(as, "import.preview", { params, body }),
    exported: async () => (await client.ok(as, "export.get", { params })).zone_file,
  };
}

function recordLine({ name, type, content }: Pick<ZoneRecord, "name" | "type" | "content">): string {
  return `${name} ${type} ${content}`;
}
