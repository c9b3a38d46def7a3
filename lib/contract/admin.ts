import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { id, nonEmpty, page, paging, timestamp } from "./fields";

const setting = z.looseObject({
  key: z.string(),
  value: z.nullable(z.string()),
  description: z.nullish(z.string()),
  updated_at: z.nullish(timestamp),
  updated_by: z.nullish(z.string()),
});
const tenant = z.looseObject({
  id,
  name: z.string(),
  slug: z.nullish(z.string()),
  status: z.nullish(z.string()),
  scaikey_tenant_id: z.nullish(z.string()),
  partner_id: z.nullish(id),
  settings: z.nullish(z.record(z.string(), z.unknown())),
  created_at: z.nullish(timestamp),
});
const partner = z.looseObject({ id, name: z.nullish(z.string()) });
const tenantsAssumed =
  "Tenants: item {id, name, slug, status, scaikey_tenant_id, partner_id, settings, created_at}, PATCH takes name, status, settings; partners {data[]} with {id, name}";
const nameserverList = z.looseObject({ nameservers: z.array(z.string()) });
const authoritativeDomains = z.looseObject({ domains: z.array(z.string()) });

export const adminEndpoints = {
  "config.list": endpoint({
    method: "GET",
    path: "/admin/config",
    response: z.looseObject({ configs: z.array(setting) }),
    permission: "platform:admin",
  }),
  "config.get": endpoint({
    method: "GET",
    path: "/admin/config/{key}",
    response: setting,
    permission: "platform:admin",
  }),
  "config.update": endpoint({
    method: "PATCH",
    path: "/admin/config/{key}",
    body: z.strictObject({ value: z.string() }),
    response: setting,
    permission: "platform:admin",
  }),
  "nameservers.get": endpoint({
    method: "GET",
    path: "/admin/nameservers",
    response: nameserverList,
    permission: "platform:admin",
  }),
  "nameservers.replace": endpoint({
    method: "PUT",
    path: "/admin/nameservers",
    body: z.strictObject({ nameservers: z.array(nonEmpty) }),
    response: nameserverList,
    permission: "platform:admin",
  }),
  "authoritativeDomains.get": endpoint({
    method: "GET",
    path: "/admin/authoritative-domains",
    response: authoritativeDomains,
    permission: "platform:admin",
  }),
  "authoritativeDomains.replace": endpoint({
    method: "PUT",
    path: "/admin/authoritative-domains",
    body: z.strictObject({ domains: z.array(nonEmpty) }),
    response: authoritativeDomains,
    permission: "platform:admin",
  }),
  "partners.list": endpoint({
    method: "GET",
    path: "/admin/partners",
    response: z.looseObject({ data: z.array(partner) }),
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "partners.get": endpoint({
    method: "GET",
    path: "/admin/partners/{partner_id}",
    response: partner,
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "tenants.list": endpoint({
    method: "GET",
    path: "/admin/tenants",
    query: z.strictObject({ ...paging, status: z.optional(z.string()), search: z.optional(z.string()) }),
    response: page(tenant),
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "tenants.get": endpoint({
    method: "GET",
    path: "/admin/tenants/{tenant_id}",
    response: tenant,
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "tenants.update": endpoint({
    method: "PATCH",
    path: "/admin/tenants/{tenant_id}",
    body: z.strictObject({
      name: z.optional(nonEmpty),
      status: z.optional(z.string()),
      settings: z.optional(z.record(z.string(), z.unknown())),
    }),
    response: tenant,
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "tenants.create": endpoint({
    method: "POST",
    path: "/admin/tenants",
    body: z.strictObject({
      name: nonEmpty,
      slug: nonEmpty,
      scaikey_tenant_id: nonEmpty,
      partner_id: z.nullish(id),
      settings: z.nullish(z.record(z.string(), z.unknown())),
    }),
    response: tenant,
    permission: "platform:admin",
  }),
};
