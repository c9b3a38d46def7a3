import { z } from "zod";
import { lacking, visibleDomain } from "./authorize";
import { fail } from "./failure";
import type { Handlers } from "./handler";
import { loadPermissions } from "./permission-set";

/** What a user may do, and which roles say so (API page Access). */
export const effectivePermissionHandlers = {
  "roles.effectivePermissions": (context, { params, query }) => {
    const { actor, db } = context;
    const { user_id } = params;
    // Before the user is looked up, so that ids can't be tried out.
    if (user_id !== actor.user_id && !actor.permissions.anywhere("roles:read")) lacking("roles:read");
    const user = db.get(
      z.object({ id: z.string(), tenant_id: z.string() }),
      "SELECT id, tenant_id FROM users WHERE id = ?",
      [user_id],
    );
    const seen =
      user &&
      (user.id === actor.user_id || actor.permissions.has("roles:read", { tenant_id: user.tenant_id }));
    if (!seen) return fail(404, "User not found");
    const domain =
      query.domain_id === undefined ? undefined : visibleDomain(context, query.domain_id, { deleted: true });
    const held = loadPermissions(db, user);
    const target = domain && { tenant_id: domain.tenant_id, domain_id: domain.id };
    const covers = (scope: string, id: string, recordsDomain: string | null) =>
      !domain ||
      scope === "platform" ||
      (scope === "tenant" && id === domain.tenant_id) ||
      (scope === "domain" && id === domain.id) ||
      (scope === "record" && recordsDomain === domain.id);
    return {
      user_id,
      domain_id: domain?.id ?? null,
      permissions: held.list(target),
      sources: held.assignments
        .filter((one) => covers(one.scope_type, one.scope_id, one.domain_id))
        .map(({ role, scope_type, scope_id }) => ({
          role,
          scope_type,
          scope_id: scope_id === "" ? null : scope_id,
          via: "assignment",
        })),
    };
  },
} satisfies Handlers;
