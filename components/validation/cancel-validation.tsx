"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { ActionDialog } from "@/components/form/action-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";

/** Gives a validation up. */
export function CancelValidation({ domain }: { domain: DomainDetail }) {
  const [asking, setAsking] = useState(false);
  const cancel = useAction("validation.cancel");
  const { reason } = usePermission("domains:update", domain.id);
  return (
    <>
      <Button variant="quiet" disabledReason={reason} onClick={() => setAsking(true)}>
        Cancel validation
      </Button>
      <ActionDialog
        open={asking}
        onOpenChange={setAsking}
        action={cancel}
        input={() => ({ params: { domain_id: domain.id } })}
        onDone={() => toast({ title: `Cancelled the validation of ${domain.name}` })}
        title={`Cancel the validation of ${domain.name}`}
        confirmLabel="Cancel the validation"
        busyLabel="Cancelling…"
        danger
      >
        <p>The value published for it is worth nothing afterwards; a new validation comes with a new one.</p>
      </ActionDialog>
    </>
  );
}
