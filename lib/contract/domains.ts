import { z } from "zod";
import { endpoint } from "./endpoint";
import {
  assumed,
  countedPage,
  description,
  id,
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
  default_ttl: z.number().nullish(),
  description: z.string().nullish(),
  dnssec_enabled: z.boolean().nullish(),
  created_at: timestamp.nullish(),
  updated_at: timestamp.nullish(),
});
export type Domain = z.infer<typeof domain>;

export const domainDetail = assumed(
  "Domain detail adds tenant_id, settings, nameservers, serial, record_count, deleted_at",
  domain.extend({
    tenant_id: id.nullish(),
    settings: z.record(z.string(), z.unknown()).nullish(),
    nameservers: z.array(z.string()).nullish(),
    serial: z.number().nullish(),
    record_count: z.number().nullish(),
    deleted_at: timestamp.nullish(),
  }),
);
export type DomainDetail = z.infer<typeof domainDetail>;

export const domainCreate = z.strictObject({
  name: z.string().min(1),
  domain_type: z.enum(domainTypes),
  default_ttl: ttl.optional(),
  description: description.nullish(),
  cidr: z.string().nullish(),
  template_id: z.string().nullish(),
  template_variables: z.record(z.string(), z.string()).nullish(),
});

const domainUpdate = z.strictObject({
  description: description.nullish(),
  default_ttl: ttl.optional(),
  settings: z.record(z.string(), z.unknown()).nullish(),
});

export const recordTypeInfo = assumed(
  "GET /domains/types answers {data:[{type, description, example}]}",
  z.looseObject({ type: z.string(), description: z.string().nullish(), example: z.string().nullish() }),
);

export const domainEndpoints = {
  "domains.list": endpoint({
    method: "GET",
    path: "/domains/",
    query: z.strictObject({
      ...paging,
      status: z.enum(domainStatuses).optional(),
      domain_type: z.enum(domainTypes).optional(),
      dnssec_enabled: queryBoolean.optional(),
      search: z.string().optional(),
      include_deleted: queryBoolean.optional(),
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
    query: z.strictObject({ include_deleted: queryBoolean.optional() }),
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
    query: z.strictObject({ hard: queryBoolean.optional() }),
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
