import type { QueryClient } from "@tanstack/react-query";
import { domainEndpoints } from "@/lib/contract/domains";
import type { EndpointName, WriteName } from "@/lib/contract/endpoints";
import { record, recordEndpoints } from "@/lib/contract/records";
import { type ChangedRecords, zoneRecords } from "./zone-records";

/** A zone's keys changed: its serial too, and whether it is signed. */
const dnssec = { domain: ["dnssec.get", "domains.get"], all: ["domains.list"] } as const;

/** What a write leaves out of date: reads of the same domain, or every read of these names. */
const stale: { [N in WriteName]?: { domain?: readonly EndpointName[]; all?: readonly EndpointName[] } } = {
  "domains.create": { all: ["domains.list"] },
  "domains.update": { domain: ["domains.get"], all: ["domains.list"] },
  "domains.delete": { domain: ["domains.get", "records.list", "validation.get"], all: ["domains.list"] },
  "domains.restore": { domain: ["domains.get", "records.list", "validation.get"], all: ["domains.list"] },
  "validation.start": { domain: ["validation.get"] },
  "validation.check": { domain: ["validation.get", "domains.get"], all: ["domains.list"] },
  "validation.cancel": { domain: ["validation.get"] },
  "dnssec.enable": dnssec,
  "dnssec.confirmDsPublished": dnssec,
  "dnssec.rotateKsk": dnssec,
  "dnssec.rotateZsk": dnssec,
  "dnssec.disable": dnssec,
  "records.create": { domain: ["domains.get"] },
  "records.update": { domain: ["domains.get"] },
  "records.delete": { domain: ["domains.get"] },
  "records.bulkCreate": { domain: ["domains.get"] },
  "records.bulkDelete": { domain: ["domains.get"] },
  "import.text": { domain: ["domains.get", "records.list"] },
  "import.file": { domain: ["domains.get", "records.list"] },
};

interface WriteInput {
  params?: { domain_id?: string; record_id?: string };
  body?: unknown;
}

/** What a write did to the records of its zone, by its reply; undefined when the reply does not say. */
export function changedRecords(
  name: WriteName,
  { params, body }: WriteInput,
  output: unknown,
): ChangedRecords | undefined {
  switch (name) {
    case "records.create":
    case "records.update": {
      const read = record.safeParse(output);
      return read.success ? { put: [read.data], removed: [] } : undefined;
    }
    case "records.delete":
      return params?.record_id === undefined ? undefined : { put: [], removed: [params.record_id] };
    case "records.bulkCreate": {
      const read = recordEndpoints[name].response.safeParse(output);
      return read.success ? { put: read.data.created, removed: [] } : undefined;
    }
    case "records.bulkDelete": {
      const read = recordEndpoints[name].response.safeParse(output);
      const sent = recordEndpoints[name].body.safeParse(body);
      // Which ones were deleted of some is not promised to be said.
      const all = read.success && sent.success && read.data.errors.length === 0;
      return all ? { put: [], removed: sent.data.record_ids } : undefined;
    }
    default:
      return { put: [], removed: [] };
  }
}

/** The domain as a write's reply has it: forms opened before it is read again must not begin with what was before. */
function changedDomain(name: WriteName, output: unknown) {
  if (name !== "domains.update" && name !== "domains.restore") return undefined;
  return domainEndpoints[name].response.safeParse(output).data;
}

/**
 * Brings the cache up to date after a write: what its reply holds is put into what is cached, so that
 * a zone of any size is not read again for it; everything else that may differ is marked stale.
 * Resolves at once; reads on screen refresh behind it.
 */
export function afterWrite(client: QueryClient, name: WriteName, input: WriteInput, output: unknown): void {
  const { domain_id } = input.params ?? {};
  const changed = changedRecords(name, input, output);
  if (domain_id && changed) zoneRecords(client, domain_id).merge(changed);

  const domain = changedDomain(name, output);
  if (domain_id && domain) {
    const queryKey = ["domains.get", { domain_id }];
    client.setQueriesData({ queryKey }, (old: object | undefined) => old && { ...old, ...domain });
  }
  const rule = stale[name];
  for (const read of rule?.all ?? []) void client.invalidateQueries({ queryKey: [read] });
  if (!domain_id) return;
  // A deleted domain's pages are about to be left: reading them again now would only show that it is gone.
  const refetchType = name === "domains.delete" ? "none" : "active";
  const unsaid: readonly EndpointName[] = changed ? [] : ["records.list"];
  for (const read of [...(rule?.domain ?? []), ...unsaid]) {
    void client.invalidateQueries({ queryKey: [read, { domain_id }], refetchType });
  }
}
