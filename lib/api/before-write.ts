import type { QueryClient } from "@tanstack/react-query";
import type { Domain } from "@/lib/contract/domains";
import { type EndpointOutput, endpointKey, type ReadName } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Before, LostWrite } from "@/lib/errors/lost-reply";

/** What the cache knows, before a write is sent, of what it will change. */
export function beforeWrite(client: QueryClient, { name, input }: LostWrite): Before {
  if (name === "domains.create") return {};
  const params = { domain_id: input.params.domain_id };
  const cached = <N extends ReadName>(read: N, query = {}): EndpointOutput<N> | undefined =>
    client.getQueryData(endpointKey(read, { params, query }));
  const domain = cached("domains.get") ?? listedDomain(client, params.domain_id);
  const records = client.getQueryData<EndpointOutput<"records.list">>(listKey(params))?.data;
  const before: Before = domain ? { domain } : {};
  switch (name) {
    case "records.create":
    case "records.bulkCreate":
      return { ...before, ...(records && { recordIds: new Set(records.map(({ id }) => id)) }) };
    case "records.update":
    case "records.delete": {
      const own = endpointKey("records.get", { params: input.params });
      const listed = records?.find(({ id }) => id === input.params.record_id);
      const read = client.getQueryData<ZoneRecord>(own);
      const listedAt = client.getQueryState(listKey(params))?.dataUpdatedAt ?? 0;
      const readAt = client.getQueryState(own)?.dataUpdatedAt ?? 0;
      const record = readAt > listedAt ? (read ?? listed) : (listed ?? read);
      return { ...before, ...(record && { record }) };
    }
    case "validation.start":
    case "validation.check":
    case "validation.cancel": {
      const validation = cached("validation.get");
      return { ...before, ...(validation !== undefined && { validation }) };
    }
    case "dnssec.enable":
    case "dnssec.disable":
    case "dnssec.rotateKsk":
    case "dnssec.rotateZsk":
    case "dnssec.confirmDsPublished": {
      const dnssec = cached("dnssec.get");
      return { ...before, ...(dnssec && { dnssec }) };
    }
    default:
      return before;
  }
}

/** As the records page reads a zone. */
function listKey(params: { domain_id: string }) {
  return endpointKey("records.list", { params, query: { include_system: true } });
}

function listedDomain(client: QueryClient, id: string): Domain | undefined {
  for (const [, page] of client.getQueriesData<EndpointOutput<"domains.list">>({
    queryKey: ["domains.list"],
  })) {
    const found = page?.data.find((domain) => domain.id === id);
    if (found) return found;
  }
  return undefined;
}
