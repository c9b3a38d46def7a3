"use client";

import { whoCanGrant } from "@/components/access/permission-words";
import { useRights } from "@/components/access/use-permission";
import { Busy } from "@/components/ui/busy";
import type { Permission } from "@/lib/contract/permissions";

interface ForbiddenReasonProps {
  /** What the action needs, as far as the API's pages say. */
  permission: Permission | undefined;
  /** The domain it was tried on. */
  domainId?: string | undefined;
}

/** Which permission a refused action needs, what the viewer holds there, and who can grant it. */
export function ForbiddenReason({ permission, domainId }: ForbiddenReasonProps) {
  const { me, onDomain, loading } = useRights(domainId);
  if (loading) return <Busy label="Reading your permissions…" />;
  const held = onDomain?.permissions ?? me?.permissions;
  const roles = [...new Set(onDomain?.sources?.map((source) => source.role))];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
      {permission && (
        <>
          <dt className="text-muted">Needed</dt>
          <dd className="font-mono">{permission}</dd>
        </>
      )}
      {held && (
        <>
          <dt className="text-muted">{domainId === undefined ? "You hold" : "You hold here"}</dt>
          <dd>
            {held.length === 0 ? "nothing" : <span className="font-mono">{[...held].sort().join(", ")}</span>}
            {roles.length > 0 && <> (as {roles.join(", ")})</>}
          </dd>
        </>
      )}
      <dt className="text-muted">Way on</dt>
      <dd>
        {permission && held?.includes(permission)
          ? "By the API’s own list you hold what it needs, yet it refused: rights may be for some names alone, or have changed just now. Reload, or ask an admin of the domain with the request id."
          : whoCanGrant(permission)}
      </dd>
    </dl>
  );
}
