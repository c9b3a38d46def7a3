import type { APIRequestContext } from "@playwright/test";
import type { DomainDetail } from "@/lib/contract/domains";
import {
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
} from "@/lib/contract/endpoints";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";

type SampleKey = keyof typeof sampleApiKeys;

interface NewZone {
  /** A new one by default. */
  name?: string;
  /** Not validated yet; else it is active at once. */
  pending?: boolean;
  description?: string;
  default_ttl?: number;
  records?: RecordCreate[];
}

/** The console's API, spoken to as a script does. Throws where the API refuses. */
export interface Api {
  call<N extends EndpointName>(name: N, input: EndpointInput<N>, as?: SampleKey): Promise<EndpointOutput<N>>;
  /** A zone for one test, in the tenant of most sample people. */
  newZone(zone?: NewZone): Promise<DomainDetail>;
  /** All of a zone's records, the system's too. */
  records(zone: { id: string }): Promise<ZoneRecord[]>;
}

export function openApi(requests: APIRequestContext, zoneName: (label: string) => string): Api {
  async function call<N extends EndpointName>(
    name: N,
    input: EndpointInput<N>,
    as?: SampleKey,
  ): Promise<EndpointOutput<N>>;
  async function call(
    name: EndpointName,
    input: { params?: unknown; query?: unknown; body?: unknown },
    as: SampleKey = "tenant_admin",
  ): Promise<unknown> {
    const { method, response } = endpointSpec(name);
    const reply = await requests.fetch(endpointUrl(name, input), {
      method,
      headers: { "x-api-key": sampleApiKeys[as] },
      ...(input.body !== undefined && { data: input.body }),
    });
    if (!reply.ok()) throw new Error(`${name}: ${reply.status()} ${await reply.text()}`);
    return response === null ? undefined : response.parse(await reply.json());
  }
  return {
    call,
    newZone: async ({ name = zoneName("zone"), pending = false, records = [], ...rest } = {}) => {
      const body = { name, domain_type: "primary", ...rest } as const;
      const zone = await call("domains.create", { body }, pending ? "tenant_admin" : "platform_admin");
      const params = { domain_id: zone.id };
      if (records.length > 0) await call("records.bulkCreate", { params, body: { records } });
      return zone;
    },
    records: async ({ id }) => {
      const query = { include_system: true };
      return (await call("records.list", { params: { domain_id: id }, query })).data;
    },
  };
}
