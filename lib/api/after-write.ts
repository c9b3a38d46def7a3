import type { QueryClient } from "@tanstack/react-query";
import type { EndpointName, WriteName } from "@/lib/contract/endpoints";
import { type Record as DnsRecord, record } from "@/lib/contract/records";
import { zoneRecords } from "./zone-records";

/** What a write leaves out of date: reads of the same domain, or every read of these names. */
const stale: { [N in WriteName]?: { domain?: readonly EndpointName[]; all?: readonly EndpointName[] } } = {
  "domains.create": { all: ["domains.list"] },
  "domains.update": { domain: ["domains.get"], all: ["domains.list"] },
  "domains.delete": { domain: ["domains.get", "records.list", "validation.get"], all: ["domains.list"] },
  "domains.restore": { domain: ["domains.get", "records.list", "validation.get"], all: ["domains.list"] },
  "validation.start": { domain: ["validation.get"] },
  "validation.check": { domain: ["validation.get", "domains.get"], all: ["domains.list"] },
  "validation.cancel": { domain: ["validation.get"] },
  "records.create": { domain: ["domains.get"] },
  "records.update": { domain: ["domains.get"] },
  "records.delete": { domain: ["domains.get"] },
  "records.bulkCreate": { domain: ["domains.get", "records.list"] },
  "records.bulkDelete": { domain: ["domains.get", "records.list"] },
  "import.text": { domain: ["domains.get", "records.list"] },
  "import.file": { domain: ["domains.get", "records.list"] },
};

interface WriteInput {
  params?: { domain_id?: string; record_id?: string };
}

/**
 * Brings the cache up to date after a write: one changed record is put into the zone's cached list, so that
 * a zone of any size is not read again for it; everything else that may differ is marked stale.
 * Resolves at once; reads on screen refresh behind it.
 */
export function afterWrite(client: QueryClient, name: WriteName, input: WriteInput, output: unknown): void {
  const { domain_id, record_id } = input.params ?? {};
  if (domain_id && name === "records.delete" && record_id) zoneRecords(client, domain_id).remove(record_id);
  const changed: DnsRecord | undefined =
    name === "records.create" || name === "records.update" ? record.safeParse(output).data : undefined;
  if (domain_id && changed) zoneRecords(client, domain_id).put(changed);

  const rule = stale[name];
  for (const read of rule?.all ?? []) void client.invalidateQueries({ queryKey: [read] });
  if (!domain_id) return;
  // A deleted domain's pages are about to be left: reading them again now would only show that it is gone.
  const refetchType = name === "domains.delete" ? "none" : "active";
  for (const read of rule?.domain ?? []) {
    void client.invalidateQueries({ queryKey: [read, { domain_id }], refetchType });
  }
}
