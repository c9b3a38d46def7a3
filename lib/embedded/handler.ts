import type { z } from "zod";
import type { EndpointSpec, PathParam } from "@/lib/contract/endpoint";
import type { EndpointName, EndpointOutput, Endpoints } from "@/lib/contract/endpoints";
import type { Context } from "./context";
import type { DomainRow } from "./domain-row";

/** JSON that SQLite has already written. */
export class RawJson {
  constructor(
    readonly text: string,
    readonly status = 200,
  ) {}
}

/** A plain-text answer, with headers such as `content-disposition`. */
export class TextReply {
  constructor(
    readonly text: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

type ParamsOf<E extends EndpointSpec> = { readonly [K in PathParam<E["path"]>]: string };
type QueryOf<E extends EndpointSpec> = E["query"] extends z.core.$ZodType ? z.output<E["query"]> : undefined;
type BodyOf<E extends EndpointSpec> = E["body"] extends z.core.$ZodType ? z.output<E["body"]> : undefined;
type DomainOf<E extends EndpointSpec> = "domain_id" extends PathParam<E["path"]> ? DomainRow : undefined;

/** What the router has read and checked: by the contract, and that the actor may see `domain`. */
export interface Input<N extends EndpointName> {
  params: ParamsOf<Endpoints[N]>;
  query: QueryOf<Endpoints[N]>;
  body: BodyOf<Endpoints[N]>;
  /** The domain of `{domain_id}`, visible to the actor, who holds the endpoint's permission on it. */
  domain: DomainOf<Endpoints[N]>;
}

type Reply<N extends EndpointName> = EndpointOutput<N> | RawJson | TextReply;

/** Answers within one transaction when the method writes: throwing rolls everything back. */
type Handler<N extends EndpointName> = (context: Context, input: Input<N>) => Reply<N>;

/** Waits for something outside the database, and opens its own transactions in between. */
interface Deferred<N extends EndpointName> {
  deferred: (context: Context, input: Input<N>) => Promise<Reply<N>>;
}

export type Handlers = { [N in EndpointName]?: Handler<N> | Deferred<N> };
