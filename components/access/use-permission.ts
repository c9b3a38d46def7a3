"use client";

import { useApi } from "@/lib/api/query";
import type { Permission } from "@/lib/contract/permissions";
import { can } from "@/lib/permissions";
import { missingPermission } from "./permission-words";

export interface Permitted {
  /** `undefined` while it is not known yet: a press then is tried, not lost, and the API decides. */
  allowed: boolean | undefined;
  /** Why a control is not usable now; goes into `disabledReason` as it is. Unset when it may be used. */
  reason: string | undefined;
}

const minutes = 60_000;

/** What the viewer holds: on one domain when it is given, else in general. Shared by all who ask. */
export function useRights(domainId?: string) {
  const me = useApi("auth.me", {}, { staleTime: 5 * minutes });
  const viewer = me.data?.data;
  const ask = domainId !== undefined && viewer !== undefined && !viewer.is_platform_admin;
  const onDomain = useApi(
    "roles.effectivePermissions",
    { params: { user_id: viewer?.id ?? "" }, query: { domain_id: domainId ?? "" } },
    { enabled: ask, staleTime: minutes },
  );
  return {
    me: viewer,
    onDomain: ask ? onDomain.data : undefined,
    /** Still being asked: an answer will come. */
    loading: me.isPending ? me.isFetching : ask && onDomain.isPending && onDomain.isFetching,
    /** The API would not say: then nothing is forbidden here, and the API decides when it is tried. */
    unknown: me.isError || (ask && onDomain.isError),
  };
}

/**
 * May the viewer use a control? It stays in sight either way: pass `reason` to its `disabledReason`.
 * `usePermission("records:delete", domain.id)`
 */
export function usePermission(permission: Permission, domainId?: string): Permitted {
  const rights = useRights(domainId);
  // What is held in general may be less than what is held here.
  const allowed = rights.loading ? undefined : can(rights, permission);
  if (allowed === false && !rights.unknown) {
    return { allowed, reason: missingPermission(permission, domainId !== undefined) };
  }
  return { allowed, reason: undefined };
}
