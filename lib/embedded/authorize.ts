import { type EndpointName, endpointSpec } from "@/lib/contract/endpoints";
import type { Permission } from "@/lib/contract/permissions";
import type { Context } from "./context";
import { type DomainRow, findDomain } from "./domain-row";
import { fail } from "./failure";
import type { PermissionSet } from "./permission-set";

/** Their answers show what the actor may see, so holding the permission on one domain is enough to ask. */
const filtered: readonly EndpointName[] = ["domains.list", "reverseZones.list", "ptr.lookup"];

/** They look at `deleted_at` themselves. */
const takesDeleted: readonly EndpointName[] = ["domains.get", "domains.delete", "domains.restore"];

/**
 * Checks the endpoint's permission and gives the domain its path names. What the actor cannot see is a 404, whether
 * it exists or not; what they can see but not do is a 403 naming the permission.
 */
export function authorize(
  context: Context,
  name: EndpointName,
  params: { readonly [name: string]: string },
): DomainRow | undefined {
  const spec = endpointSpec(name);
  if (spec.path.includes("{domain_id}")) {
    const domain = visibleDomain(context, params.domain_id ?? "", { deleted: takesDeleted.includes(name) });
    if (spec.permission) requireOn(context.actor.permissions, spec.permission, domain, params.record_id);
    return domain;
  }
  if (spec.permission && filtered.includes(name)) {
    if (!context.actor.permissions.anywhere(spec.permission)) lacking(spec.permission);
  } else if (spec.permission) {
    context.require(spec.permission, { tenant_id: context.actor.tenant_id });
  }
  return undefined;
}

/** A domain the actor may see, soft-deleted or not. */
export function seenDomain({ db, actor }: Context, id: string): DomainRow | undefined {
  const domain = findDomain(db, id);
  return domain && sees(actor.permissions, domain) ? domain : undefined;
}

/** A domain the actor may see, or a 404 that doesn't say why. */
export function visibleDomain(context: Context, id: string, { deleted = false } = {}): DomainRow {
  const domain = seenDomain(context, id);
  if (!domain || (domain.deleted_at !== null && !deleted)) return fail(404, "Domain not found");
  return domain;
}

/** Ends the request: visible, but not allowed. */
export function lacking(permission: Permission): never {
  return fail(403, `Permission denied: ${permission} is required`);
}

function sees(permissions: PermissionSet, domain: DomainRow): boolean {
  if (permissions.has("domains:read", { tenant_id: domain.tenant_id, domain_id: domain.id })) return true;
  const single = permissions.records("records:read", domain);
  return single === "all" || single.size > 0;
}

function requireOn(
  permissions: PermissionSet,
  permission: Permission,
  domain: DomainRow,
  recordId: string | undefined,
): void {
  if (permission === "domains:read") return;
  const covered = permissions.records(permission, domain);
  if (covered === "all") return;
  const enough =
    recordId === undefined ? permission === "records:read" && covered.size > 0 : covered.has(recordId);
  if (!enough) lacking(permission);
}
