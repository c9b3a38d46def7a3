import type { EndpointOutput } from "@/lib/contract/endpoints";

/** The DNSSEC of a zone as the API says it. */
export type Signing = EndpointOutput<"dnssec.get">;
export type Key = NonNullable<Signing["ksk"]>[number];
export type Ds = NonNullable<Signing["ds_records"]>[number];
