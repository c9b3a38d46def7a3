import { z } from "zod";
import {
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
} from "@/lib/contract/endpoints";
import { type EmbeddedOptions, openEmbedded } from "./embedded";
import { sampleApiKeys } from "./sample-api-keys";

type Credentials = keyof typeof sampleApiKeys | { bearer: string } | { key: string } | null;

interface Sending {
  headers?: Record<string, string>;
  /** The caller's address; 192.0.2.1 unless said. */
  ip?: string;
}

const anyInput = z.object({
  params: z.record(z.string(), z.string()).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
});

/** An API for tests, in memory unless said, called by endpoint name with a sample key, a token or nothing. */
export function testClient(options: Partial<EmbeddedOptions> = {}) {
  const api = openEmbedded({ dataDir: ":memory:", publicUrl: "http://console.test", ...options });

  /** Sends any request, with no credentials of its own. */
  const send = (path: string, init: RequestInit = {}, ip = "192.0.2.1") =>
    api.handle(new Request(`http://console.test${path}`, init), { ip });

  /** Status, headers and body (JSON where it says so, else text). A success must fit the contract. */
  const call = async <N extends EndpointName>(
    as: Credentials,
    name: N,
    input: Partial<EndpointInput<N>> = {},
    sending: Sending = {},
  ) => {
    const { params, query, body } = anyInput.parse(input);
    const headers = new Headers(sending.headers);
    if (typeof as === "string") headers.set("x-api-key", sampleApiKeys[as]);
    else if (as && "key" in as) headers.set("x-api-key", as.key);
    else if (as) headers.set("authorization", `Bearer ${as.bearer}`);
    if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const { method } = endpointSpec(name);
    const response = await send(
      endpointUrl(name, { params, query }),
      { method, headers, ...json },
      sending.ip,
    );
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const reply: unknown = isJson ? JSON.parse(text) : text;
    if (response.ok) endpointSpec(name).response?.parse(reply);
    return { status: response.status, headers: response.headers, body: reply };
  };

  /** The body of a call that must succeed, typed by the contract. */
  const ok = async <N extends EndpointName>(
    as: Credentials,
    name: N,
    input: Partial<EndpointInput<N>> = {},
    sending: Sending = {},
  ): Promise<EndpointOutput<N>> => {
    const { status, body } = await call(as, name, input, sending);
    const reply = status === 204 ? undefined : body;
    if (status >= 300 || !fits(name, reply)) {
      throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
    }
    return reply;
  };

  return { api, send, call, ok };
}

function fits<N extends EndpointName>(name: N, reply: unknown): reply is EndpointOutput<N> {
  return endpointSpec(name).response?.safeParse(reply).success ?? reply === undefined;
}
