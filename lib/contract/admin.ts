import { z } from "zod";
import { endpoint } from "./endpoint";
import { id, page, paging, timestamp } from "./fields";

const setting = z.looseObject({
  key: z.string(),
  value: z.string().nullable(),
  description: z.string().nullish(),
  updated_at: timestamp.nullish(),
  updated_by: z.string().nullish(),
});
const tenant = z.looseObject({
  id,
  name: z.string(),
  slug: z.string().nullish(),
  status: z.string().nullish(),
  scaikey_tenant_id: z.string().nullish(),
  partner_id: id.nullish(),
  settings: z.record(z.string(), z.unknown()).nullish(),
  created_at: timestamp.nullish(),
});
const partner = z.looseObject({ id, name: z.string().nullish() });
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
    body: z.strictObject({ nameservers: z.array(z.string().min(1)) }),
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
    body: z.strictObject({ domains: z.array(z.string().min(1)) }),
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
    query: z.strictObject({ ...paging, status: z.string().optional(), search: z.string().optional() }),
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
      name: z.string().min(1).optional(),
      status: z.string().optional(),
      settings: z.record(z.string(), z.unknown()).optional(),
    }),
    response: tenant,
    permission: "platform:admin",
    assumed: tenantsAssumed,
  }),
  "tenants.create": endpoint({
    method: "POST",
    path: "/admin/tenants",
    body: z.strictObject({
      name: z.string().min(1),
      slug: z.string().min(1),
      scaikey_tenant_id: z.string().min(1),
      partner_id: id.nullish(),
      settings: z.record(z.string(), z.unknown()).nullish(),
    }),
    response: tenant,
    permission: "platform:admin",
  }),
};
