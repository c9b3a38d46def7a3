import { z } from "zod";
import {
  type EndpointInput,
  type EndpointName,
  type EndpointOutput,
  endpointSpec,
  endpointUrl,
} from "@/lib/contract/endpoints";
import type { Target } from "./conformance-target.fixture";

export interface Reply {
  status: number;
  headers: Headers;
  /** JSON where it says so, else text; undefined when empty. */
  body: unknown;
}

/** Ends a case that cannot be tried on this API: it lacks what the case stands on. */
export class CannotTry extends Error {}

const parts = z.object({
  params: z.record(z.string(), z.string()).optional(),
  query: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
});

/** Calls an API by the contract's names, and makes what cases need on it: all below zones of its own. */
export class World {
  /** Distinguishes what this run makes. */
  readonly run = Math.random().toString(36).slice(2, 10);
  private readonly zones: string[] = [];
  private count = 0;
  private bearer: string | null | undefined;

  constructor(readonly target: Target) {}

  /** With the credentials that the endpoint takes, as far as there are any. */
  async call<N extends EndpointName>(name: N, input: EndpointInput<N>): Promise<Reply> {
    const { params, query, body } = parts.parse(input);
    const headers = await this.credentials(name);
    const { method, encoding } = endpointSpec(name);
    return this.send(endpointUrl(name, { params, query }), method, headers, body, encoding);
  }

  /** The body of a call that a case stands on. */
  async need<N extends EndpointName>(name: N, input: EndpointInput<N>): Promise<EndpointOutput<N>> {
    const { status, body } = await this.call(name, input);
    const reply = status === 204 ? undefined : body;
    if (status >= 300 || !fits(name, reply)) throw new CannotTry(`${name} answered ${status}`);
    return reply;
  }

  async send(
    path: string,
    method: string,
    headers: Headers,
    body?: unknown,
    encoding?: "multipart",
  ): Promise<Reply> {
    let payload: RequestInit["body"] = null;
    if (encoding === "multipart") {
      payload = new FormData();
      for (const [field, value] of Object.entries(Object(body))) {
        payload.set(field, value instanceof Blob ? value : String(value));
      }
    } else if (body !== undefined) {
      headers.set("content-type", "application/json");
      payload = JSON.stringify(body);
    }
    const reply = await this.target.send(path, { method, headers, body: payload });
    const text = await reply.text();
    const json = /\bjson\b/.test(reply.headers.get("content-type") ?? "");
    const read: unknown = text === "" ? undefined : json ? JSON.parse(text) : text;
    return { status: reply.status, headers: reply.headers, body: read };
  }

  async credentials(name: EndpointName): Promise<Headers> {
    const { credentials, permission } = endpointSpec(name);
    if (credentials === "none") return new Headers();
    const token = credentials === "jwt" ? await this.token(name === "auth.logout") : null;
    return new Headers(
      token === null ? { "x-api-key": this.target.keyFor(permission) } : { authorization: `Bearer ${token}` },
    );
  }

  /** Signs in, where that is possible, once; or anew for a session that is about to end. */
  private async token(anew: boolean): Promise<string | null> {
    if (this.bearer !== undefined && !anew) return this.bearer;
    const code = this.target.authorizationCode();
    const token = code && (await this.need("auth.token", { body: code })).access_token;
    if (!anew) this.bearer = token;
    return token;
  }

  name(what: string): string {
    this.count += 1;
    return `${what}-${this.run}-${this.count}`;
  }

  /** A new zone of this run; `.missing.test` never exists, so a check of its ownership ends without asking DNS. */
  async zone(): Promise<{ domain_id: string; name: string }> {
    const name = `${this.name("conformance")}.missing.test`;
    const { id } = await this.need("domains.create", { body: { name, domain_type: "primary" } });
    this.zones.push(id);
    return { domain_id: id, name };
  }

  /** A new zone that is active: the embedded API takes `.validates.test` for validated; elsewhere it takes luck. */
  async activeZone(): Promise<{ domain_id: string }> {
    const name = `${this.name("conformance")}.validates.test`;
    const { id } = await this.need("domains.create", { body: { name, domain_type: "primary" } });
    this.zones.push(id);
    const params = { domain_id: id };
    await this.need("validation.check", { params });
    if ((await this.need("domains.get", { params })).status !== "active") {
      throw new CannotTry("a zone would have to be delegated to become active");
    }
    return params;
  }

  /** A record in a new zone. */
  async record(): Promise<{ domain_id: string; record_id: string }> {
    const { domain_id } = await this.zone();
    const body = { name: "www", type: "A", content: "192.0.2.1" };
    const { id } = await this.need("records.create", { params: { domain_id }, body });
    return { domain_id, record_id: id };
  }

  /** Whoever the key acts as. */
  async me(): Promise<{ id: string; tenant_id: string }> {
    const { data } = await this.need("auth.me", {});
    return { id: data.id, tenant_id: data.tenant_id ?? "none" };
  }

  /** Notes a zone that a case has made by itself. */
  keep(reply: unknown): void {
    const made = z.object({ id: z.string(), domain_type: z.string() }).safeParse(reply);
    if (made.success) this.zones.push(made.data.id);
  }

  /** Deletes the zones of this run for good. */
  async cleanUp(): Promise<void> {
    for (const domain_id of this.zones) {
      await this.call("domains.delete", { params: { domain_id }, query: { hard: true } });
    }
  }
}

function fits<N extends EndpointName>(name: N, reply: unknown): reply is EndpointOutput<N> {
  return endpointSpec(name).response?.safeParse(reply).success ?? reply === undefined;
}
