"use client";

import { Busy } from "@/components/ui/busy";
import { useApi } from "@/lib/api/query";
import type { Domain } from "@/lib/contract/domains";
import { LastChange } from "./last-change";
import { RestoreDomain } from "./restore-domain";

interface DeletedDomainProps {
  domain: Pick<Domain, "id" | "name">;
  onRestored?: (() => void) | undefined;
}

/** Who has deleted a domain and when, how many records would come back with it, and the way back. */
export function DeletedDomain({ domain, onRestored }: DeletedDomainProps) {
  const detail = useApi("domains.get", {
    params: { domain_id: domain.id },
    query: { include_deleted: true },
  });
  if (detail.isLoading) return <Busy label="Looking what would come back…" />;
  const count = detail.data?.record_count;
  return (
    <div className="flex flex-col items-start gap-2">
      <LastChange resourceId={domain.id} action="domain.delete" verb="Deleted" at={detail.data?.deleted_at} />
      <p>
        {count == null
          ? "It can be restored with its records."
          : `It can be restored, and ${count === 1 ? "its one record comes" : `its ${count.toLocaleString("en")} records come`} back with it.`}
      </p>
      <RestoreDomain domain={domain} onRestored={onRestored} />
    </div>
  );
}
