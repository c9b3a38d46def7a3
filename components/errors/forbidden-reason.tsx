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
            <Held held={[...held].sort()} needed={permission} />
            {roles.length > 0 && <> (as {roles.join(", ")})</>}
          </dd>
        </>
      )}
      <dt className="text-muted">Way on</dt>
      <dd>
        {permission &&
          held?.includes(permission) &&
          "By the API’s own list you hold what it needs, yet it refused: rights may be for some names alone, or have changed just now. "}
        {whoCanGrant(permission)}
      </dd>
    </dl>
  );
}

/** So many are listed whole; of more, first those of what it is about. */
const mostListed = 8;

function Held({ held, needed }: { held: readonly string[]; needed: Permission | undefined }) {
  if (held.length === 0) return "nothing";
  const resource = needed?.split(":")[0];
  if (resource === undefined || held.length <= mostListed) {
    return <span className="font-mono">{held.join(", ")}</span>;
  }
  const near = held.filter((each) => each.split(":")[0] === resource);
  return (
    <>
      <span className="font-mono">{near.length === 0 ? `no ${resource}:…` : near.join(", ")}</span>
      <details>
        <summary className="w-fit rounded-sm">All {held.length} permissions</summary>
        <span className="font-mono">{held.join(", ")}</span>
      </details>
    </>
  );
}
