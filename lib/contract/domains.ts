import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import {
  assumed,
  countedPage,
  description,
  id,
  nonEmpty,
  openEnum,
  paging,
  queryBoolean,
  timestamp,
  ttl,
} from "./fields";

export const domainTypes = ["primary", "secondary", "reverse_ipv4", "reverse_ipv6"] as const;
export const domainStatuses = ["pending_validation", "active", "inactive", "deleted"] as const;

export const domain = z.looseObject({
  id,
  name: z.string(),
  domain_type: openEnum(domainTypes),
  status: openEnum(domainStatuses),
  default_ttl: z.nullish(z.number()),
  description: z.nullish(z.string()),
  dnssec_enabled: z.nullish(z.boolean()),
  created_at: z.nullish(timestamp),
  updated_at: z.nullish(timestamp),
});
export type Domain = z.infer<typeof domain>;

export const domainDetail = assumed(
  "Domain detail adds tenant_id, settings, nameservers, serial, record_count, deleted_at",
  z.extend(domain, {
    tenant_id: z.nullish(id),
    settings: z.nullish(z.record(z.string(), z.unknown())),
    nameservers: z.nullish(z.array(z.string())),
    serial: z.nullish(z.number()),
    record_count: z.nullish(z.number()),
    deleted_at: z.nullish(timestamp),
  }),
);
export type DomainDetail = z.infer<typeof domainDetail>;

export const domainCreate = z.strictObject({
  name: nonEmpty,
  domain_type: z.enum(domainTypes),
  default_ttl: z.optional(ttl),
  description: z.nullish(description),
  cidr: z.nullish(z.string()),
  template_id: z.nullish(z.string()),
  template_variables: z.nullish(z.record(z.string(), z.string())),
});

const domainUpdate = z.strictObject({
  description: z.nullish(description),
  default_ttl: z.optional(ttl),
  settings: z.nullish(z.record(z.string(), z.unknown())),
});

export const recordTypeInfo = assumed(
  "GET /domains/types answers {data:[{type, description, example}]}",
  z.looseObject({ type: z.string(), description: z.nullish(z.string()), example: z.nullish(z.string()) }),
);

export const domainEndpoints = {
  "domains.list": endpoint({
    method: "GET",
    path: "/domains/",
    query: z.strictObject({
      ...paging,
      status: z.optional(z.enum(domainStatuses)),
      domain_type: z.optional(z.enum(domainTypes)),
      dnssec_enabled: z.optional(queryBoolean),
      search: z.optional(z.string()),
      include_deleted: z.optional(queryBoolean),
    }),
    response: countedPage(domain),
    permission: "domains:read",
  }),
  "domains.create": endpoint({
    method: "POST",
    path: "/domains/",
    body: domainCreate,
    response: domainDetail,
    permission: "domains:create",
  }),
  "domains.types": endpoint({
    method: "GET",
    path: "/domains/types",
    response: z.looseObject({ data: z.array(recordTypeInfo) }),
  }),
  "domains.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}",
    query: z.strictObject({ include_deleted: z.optional(queryBoolean) }),
    response: domainDetail,
    permission: "domains:read",
  }),
  "domains.update": endpoint({
    method: "PATCH",
    path: "/domains/{domain_id}",
    body: domainUpdate,
    response: domainDetail,
    permission: "domains:update",
  }),
  "domains.delete": endpoint({
    method: "DELETE",
    path: "/domains/{domain_id}",
    query: z.strictObject({ hard: z.optional(queryBoolean) }),
    response: null,
    permission: "domains:delete",
  }),
  "domains.restore": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/restore",
    response: domainDetail,
    permission: "domains:update",
    assumed: "Restoring a domain needs domains:update",
  }),
};
