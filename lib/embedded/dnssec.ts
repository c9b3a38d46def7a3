import type { AuditAction } from "@/lib/contract/audit-logs";
import type { Context } from "./context";
import { isDnssecAlgorithm } from "./dnssec-key";
import {
  addKey,
  dnssecStatus,
  type KeyRow,
  makeKey,
  retireKeys,
  shownKey,
  zoneDs,
  zoneKeys,
} from "./dnssec-keys";
import { type DomainRow, findDomain } from "./domain-row";
import { touchDomain } from "./domain-serial";
import { fail } from "./failure";
import type { Handlers, Input } from "./handler";

/** Keys of signed zones and their life cycle (API page DNSSEC). */
export const dnssecHandlers = {
  "dnssec.get": (context, { domain }) => {
    const keys = zoneKeys(context, domain.id);
    return {
      enabled: keys.length > 0,
      status: dnssecStatus(keys),
      algorithm: keys[0]?.algorithm ?? null,
      ksk: ofType(keys, "KSK").map(shownKey),
      zsk: ofType(keys, "ZSK").map(shownKey),
      ds_records: zoneDs(domain.name, keys),
    };
  },
  "dnssec.enable": { deferred: (context, input) => enable(context, input) },
  "dnssec.confirmDsPublished": (context, { domain, body }) => {
    const keys = signedKeys(context, domain);
    const waiting = keys.find(({ state }) => state === "unconfirmed");
    if (!waiting) return fail(400, "No DS record is waiting to be confirmed");
    const digest = body.digest.replaceAll(/\s/g, "").toUpperCase();
    const matches = zoneDs(domain.name, [waiting]).some(
      (ds) => ds.key_tag === body.key_tag && ds.digest_type === body.digest_type && ds.digest === digest,
    );
    if (!matches) return fail(400, "DS record does not match the KSK: check key_tag and digest");
    retireKeys(
      context,
      ofType(keys, "KSK").filter(({ state }) => state === "active"),
    );
    context.db.run("UPDATE dnssec_keys SET state = 'active' WHERE id = ?", [waiting.id]);
    return done(context, domain, "dnssec.confirm_ds_published", "DS record confirmed", keys);
  },
  "dnssec.rotateKsk": { deferred: (context, { domain }) => rotate(context, domain, "KSK") },
  "dnssec.rotateZsk": { deferred: (context, { domain }) => rotate(context, domain, "ZSK") },
  "dnssec.disable": (context, { domain }) => {
    const keys = signedKeys(context, domain);
    context.db.run("DELETE FROM dnssec_keys WHERE domain_id = ?", [domain.id]);
    context.db.run("UPDATE domains SET dnssec_enabled = 0 WHERE id = ?", [domain.id]);
    return done(context, domain, "dnssec.disable", "DNSSEC disabled", keys);
  },
} satisfies Handlers;

async function enable(context: Context, { domain, body }: Input<"dnssec.enable">) {
  const algorithm = body.algorithm ?? 13;
  if (!isDnssecAlgorithm(algorithm)) {
    return fail(400, {
      message: `Algorithm ${algorithm} is not supported: use 8, 10, 13, 14 or 15`,
      field: "algorithm",
    });
  }
  const unsigned = () => {
    requireActive(domain);
    if (zoneKeys(context, domain.id).length > 0) {
      fail(409, "DNSSEC is already enabled: disable it first, or rotate its keys");
    }
  };
  unsigned();
  const ksk = await makeKey(context, "KSK", algorithm);
  const zsk = await makeKey(context, "ZSK", algorithm);
  return context.transaction(() => {
    stillThere(context, domain);
    unsigned();
    context.db.run("DELETE FROM dnssec_keys WHERE domain_id = ?", [domain.id]);
    for (const key of [ksk, zsk]) addKey(context, domain.id, key);
    context.db.run("UPDATE domains SET dnssec_enabled = 1 WHERE id = ?", [domain.id]);
    return done(context, domain, "dnssec.enable", "DNSSEC enabled: publish the DS record at the parent", []);
  });
}

async function rotate(context: Context, domain: DomainRow, type: "KSK" | "ZSK") {
  const current = () => {
    const keys = signedKeys(context, domain);
    const blocked = type === "KSK" ? "unconfirmed" : "retired";
    if (ofType(keys, type).some(({ state }) => state === blocked)) {
      const why = type === "KSK" ? "its DS record is not confirmed" : "the old one is still published";
      fail(409, `A ${type} is being rotated: ${why}`);
    }
    return keys;
  };
  const algorithm = current()[0]?.algorithm ?? 0;
  if (!isDnssecAlgorithm(algorithm)) return fail(400, "The algorithm of these keys is not supported");
  const made = await makeKey(context, type, algorithm);
  return context.transaction(() => {
    stillThere(context, domain);
    const keys = current();
    // The old KSK goes on until the DS of the new one is confirmed.
    if (type === "ZSK") retireKeys(context, ofType(keys, "ZSK"));
    addKey(context, domain.id, made);
    return type === "KSK"
      ? done(context, domain, "dnssec.rotate_ksk", "New KSK: publish its DS record at the parent", keys)
      : done(
          context,
          domain,
          "dnssec.rotate_zsk",
          "New ZSK: the old one stays until no resolver needs it",
          keys,
        );
  });
}

const actions = {
  "dnssec.enable": "enable",
  "dnssec.disable": "disable",
  "dnssec.rotate_ksk": "rotate_ksk",
  "dnssec.rotate_zsk": "rotate_zsk",
  "dnssec.confirm_ds_published": "confirm_ds_published",
} as const satisfies { [A in AuditAction]?: string };

/** Ends a write: the zone has another serial, the log another entry. `before`: the keys until then. */
function done(
  context: Context,
  domain: DomainRow,
  action: keyof typeof actions,
  message: string,
  before: readonly KeyRow[],
) {
  touchDomain(context, domain);
  const keys = zoneKeys(context, domain.id);
  context.audit({
    action,
    resource_type: "domain",
    resource_id: domain.id,
    resource_name: domain.name,
    tenant_id: domain.tenant_id,
    before: logged(before),
    after: logged(keys),
  });
  const newest = (type: "KSK" | "ZSK") => {
    const key = ofType(keys, type).at(-1);
    return key ? shownKey(key) : null;
  };
  return {
    domain_id: domain.id,
    action: actions[action],
    message,
    ksk: newest("KSK"),
    zsk: newest("ZSK"),
    ds_records: zoneDs(domain.name, keys),
  };
}

function logged(keys: readonly KeyRow[]) {
  const tags = (type: "KSK" | "ZSK") => ofType(keys, type).map((key) => shownKey(key).key_tag);
  return {
    status: dnssecStatus(keys),
    algorithm: keys[0]?.algorithm ?? null,
    ksk: tags("KSK"),
    zsk: tags("ZSK"),
  };
}

function signedKeys(context: Context, domain: DomainRow): KeyRow[] {
  requireActive(domain);
  const keys = zoneKeys(context, domain.id);
  if (keys.length === 0) fail(400, "DNSSEC is not enabled");
  return keys;
}

function requireActive({ status }: DomainRow): void {
  if (status !== "active") fail(400, "DNSSEC needs an active domain");
}

/** It may have been deleted while keys were made. */
function stillThere({ db }: Context, { id }: DomainRow): void {
  const now = findDomain(db, id);
  if (!now || now.deleted_at !== null) fail(404, "Domain not found");
  requireActive(now);
}

function ofType(keys: readonly KeyRow[], type: "KSK" | "ZSK"): KeyRow[] {
  return keys.filter(({ key_type }) => key_type === type);
}
