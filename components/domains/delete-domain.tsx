"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { ActionDialog } from "@/components/form/action-dialog";
import { useNavigate } from "@/components/form/use-navigate";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { useUndoDelete } from "./use-undo-delete";

/** The two ways to delete a domain: one that can be undone, one that cannot. */
export function DeleteDomain({ domain }: { domain: DomainDetail }) {
  const [asking, setAsking] = useState<"soft" | "hard">();
  const navigate = useNavigate();
  const remove = useAction("domains.delete");
  const undo = useUndoDelete();
  const { reason } = usePermission("domains:delete", domain.id);
  const count = domain.record_count;
  const records =
    count == null
      ? "its records"
      : count === 1
        ? "its one record"
        : `its ${count.toLocaleString("en")} records`;
  const close = (open: boolean) => !open && setAsking(undefined);
  return (
    <section
      aria-labelledby="delete-domain"
      className="flex flex-col items-start gap-2 border-line border-t pt-4"
    >
      <h2 id="delete-domain" className="font-semibold text-base">
        Delete
      </h2>
      <p className="text-muted">
        ScaiDNS stops answering for {domain.name} at once. Deleted, it can be restored with {records} until it
        is purged; deleted for good, it cannot.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" disabledReason={reason} onClick={() => setAsking("soft")}>
          Delete {domain.name}
        </Button>
        <Button variant="quiet" disabledReason={reason} onClick={() => setAsking("hard")}>
          Delete for good…
        </Button>
      </div>
      <ActionDialog
        open={asking === "soft"}
        onOpenChange={close}
        action={remove}
        input={() => ({ params: { domain_id: domain.id } })}
        onDone={() => {
          navigate(paths.domains(), { unasked: true });
          toast({
            title: `Deleted ${domain.name}`,
            action: { label: "Undo", onPress: () => undo(domain) },
          });
        }}
        title={`Delete ${domain.name}`}
        confirmLabel={`Delete ${domain.name}`}
        busyLabel="Deleting…"
        danger
      >
        <p>
          ScaiDNS stops answering for it and {records} at once. It can be restored from the list of deleted
          domains until it is purged.
        </p>
      </ActionDialog>
      <ActionDialog
        open={asking === "hard"}
        onOpenChange={close}
        action={remove}
        input={() => ({ params: { domain_id: domain.id }, query: { hard: true } })}
        onDone={() => {
          navigate(paths.domains(), { unasked: true });
          toast({ title: `Deleted ${domain.name} for good` });
        }}
        title={`Delete ${domain.name} for good`}
        confirmLabel="Delete for good"
        busyLabel="Deleting…"
        typedName={domain.name}
        danger
      >
        <p>The domain and {records} are gone for good: nothing of it can be restored.</p>
      </ActionDialog>
    </section>
  );
}
