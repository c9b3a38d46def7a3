"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { ActionDialog } from "@/components/form/action-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { Domain } from "@/lib/contract/domains";

/** Brings a deleted domain back from the list, after saying what comes back. */
export function RestoreButton({ domain }: { domain: Domain }) {
  const [asking, setAsking] = useState(false);
  const restore = useAction("domains.restore");
  const { reason } = usePermission("domains:update");
  return (
    <>
      <Button
        size="sm"
        aria-label={`Restore ${domain.name}`}
        disabledReason={reason}
        onClick={() => setAsking(true)}
      >
        Restore
      </Button>
      <ActionDialog
        open={asking}
        onOpenChange={setAsking}
        action={restore}
        input={() => ({ params: { domain_id: domain.id } })}
        onDone={() => toast({ title: `Restored ${domain.name}` })}
        title={`Restore ${domain.name}`}
        confirmLabel={`Restore ${domain.name}`}
        busyLabel="Restoring…"
      >
        <p>The domain comes back with its records, in the state it had when it was deleted.</p>
      </ActionDialog>
    </>
  );
}
