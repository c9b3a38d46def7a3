import * as z from "zod/mini";
import { domain, domainDetail } from "./domains";
import { endpoint } from "./endpoint";
import { countedPage, description, id, nonEmpty, page, paging, ttl } from "./fields";

const ptr = z.looseObject({
  id: z.nullish(id),
  ip: z.string(),
  hostname: z.string(),
  ttl: z.nullish(z.number()),
});
const ptrCreate = z.strictObject({ ip: z.string(), hostname: z.string(), ttl: z.nullish(ttl) });
const pagedSearch = z.strictObject({ ...paging, search: z.optional(z.string()) });

export const reverseZoneEndpoints = {
  "reverseZones.list": endpoint({
    method: "GET",
    path: "/reverse-zones/",
    query: pagedSearch,
    response: countedPage(domain),
    permission: "domains:read",
  }),
  "reverseZones.preview": endpoint({
    method: "POST",
    path: "/reverse-zones/preview",
    body: z.strictObject({ cidr: nonEmpty }),
    response: z.looseObject({
      zone_name: z.string(),
      start_ip: z.string(),
      end_ip: z.string(),
      /** A /4 of IPv6 has more addresses than a number holds exactly. */
      ip_count: z.union([z.number(), z.string()]),
      domain_type: z.string(),
    }),
  }),
  "reverseZones.create": endpoint({
    method: "POST",
    path: "/reverse-zones/",
    body: z.strictObject({
      cidr: nonEmpty,
      default_ttl: z.optional(ttl),
      description: z.nullish(description),
    }),
    response: domainDetail,
    permission: "domains:create",
  }),
  "ptr.list": endpoint({
    method: "GET",
    path: "/reverse-zones/{domain_id}/ptr",
    query: pagedSearch,
    response: page(ptr),
    permission: "records:read",
  }),
  "ptr.create": endpoint({
    method: "POST",
    path: "/reverse-zones/{domain_id}/ptr",
    body: ptrCreate,
    response: ptr,
    permission: "records:create",
  }),
  "ptr.bulkCreate": endpoint({
    method: "POST",
    path: "/reverse-zones/{domain_id}/ptr/bulk",
    body: z.strictObject({ records: z.array(ptrCreate) }),
    response: z.looseObject({}),
    permission: "records:create",
    assumed: "POST …/ptr/bulk takes {records[]} and is atomic",
  }),
  "ptr.delete": endpoint({
    method: "DELETE",
    path: "/reverse-zones/{domain_id}/ptr/{ip}",
    response: null,
    permission: "records:delete",
  }),
  "ptr.lookup": endpoint({
    method: "GET",
    path: "/reverse-zones/lookup/{ip}",
    response: z.looseObject({
      ip: z.string(),
      hostname: z.string(),
      ttl: z.nullish(z.number()),
      domain_id: z.nullish(id),
    }),
    permission: "records:read",
    assumed: "GET /reverse-zones/lookup/{ip} answers {ip, hostname, ttl, domain_id}, 404 if none",
  }),
};
