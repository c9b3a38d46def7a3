"use client";

import { useMemo } from "react";
import { usePermission } from "@/components/access/use-permission";

/** Why records of the domain cannot be written, by act. The same object while nothing changes. */
export function useRecordReasons(domainId: string) {
  const { reason: create } = usePermission("records:create", domainId);
  const { reason: update, allowed } = usePermission("records:update", domainId);
  const { reason: remove } = usePermission("records:delete", domainId);
  const reasons = useMemo(() => ({ create, update, delete: remove }), [create, update, remove]);
  return { reasons, readOnly: allowed === false && update !== undefined };
}
