import * as z from "zod/mini";
import { endpoint } from "./endpoint";
import { id, openEnum, timestamp } from "./fields";

const dnssecStatuses = ["disabled", "pending_ds", "active", "rotating_ksk", "rotating_zsk"] as const;

const key = z.looseObject({
  key_tag: z.number(),
  algorithm: z.number(),
  /** Base64 of the DNSKEY's public key field. */
  public_key: z.string(),
  key_type: openEnum(["KSK", "ZSK"]),
  created_at: z.nullish(timestamp),
  expires_at: z.nullish(timestamp),
  active: z.nullish(z.boolean()),
});

const ds = z.looseObject({
  key_tag: z.number(),
  algorithm: z.number(),
  digest_type: z.number(),
  /** Hexadecimal. */
  digest: z.string(),
});

const outcome = z.looseObject({
  domain_id: z.nullish(id),
  action: z.nullish(z.string()),
  message: z.nullish(z.string()),
  ksk: z.nullish(key),
  zsk: z.nullish(key),
  ds_records: z.nullish(z.array(ds)),
});

export const dnssecEndpoints = {
  "dnssec.get": endpoint({
    method: "GET",
    path: "/domains/{domain_id}/dnssec",
    response: z.looseObject({
      enabled: z.boolean(),
      status: openEnum(dnssecStatuses),
      algorithm: z.nullish(z.number()),
      ksk: z.nullish(z.array(key)),
      zsk: z.nullish(z.array(key)),
      ds_records: z.nullish(z.array(ds)),
    }),
    permission: "dnssec:read",
  }),
  "dnssec.enable": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/dnssec/enable",
    body: z.strictObject({ algorithm: z.optional(z.int()) }),
    response: outcome,
    permission: "dnssec:enable",
  }),
  "dnssec.confirmDsPublished": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/dnssec/confirm-ds-published",
    body: z.strictObject({ key_tag: z.int(), digest_type: z.int(), digest: z.string() }),
    response: outcome,
    permission: "dnssec:enable",
    assumed:
      "POST …/dnssec/confirm-ds-published takes {key_tag, digest_type, digest} and needs dnssec:enable",
  }),
  "dnssec.rotateKsk": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/dnssec/rotate-ksk",
    response: outcome,
    permission: "dnssec:rotate",
  }),
  "dnssec.rotateZsk": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/dnssec/rotate-zsk",
    response: outcome,
    permission: "dnssec:rotate",
  }),
  "dnssec.disable": endpoint({
    method: "POST",
    path: "/domains/{domain_id}/dnssec/disable",
    response: outcome,
    permission: "dnssec:disable",
  }),
};
