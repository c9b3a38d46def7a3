"use client";

import { usePermission } from "@/components/access/use-permission";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import { ProblemNotice } from "./problem-notice";

export interface RestoreDomainProps {
  domain: Pick<DomainDetail, "id" | "name">;
  onRestored?: (() => void) | undefined;
}

/** The button that brings a soft-deleted domain back, and what went wrong if it did not. */
export function RestoreDomain({ domain, onRestored }: RestoreDomainProps) {
  const restore = useAction("domains.restore");
  const { reason } = usePermission("domains:update", domain.id);
  const send = () =>
    restore.mutate(
      { params: { domain_id: domain.id } },
      {
        onSuccess: () => {
          toast({ title: `Restored ${domain.name}` });
          onRestored?.();
        },
      },
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant="primary"
        busy={restore.isPending}
        busyLabel={`Restoring ${domain.name}…`}
        disabledReason={reason}
        onClick={send}
      >
        Restore {domain.name}
      </Button>
      {restore.error && (
        <ProblemNotice
          problem={problemOf(restore.error)}
          onRetry={send}
          retrying={restore.isPending}
          role="alert"
        />
      )}
    </div>
  );
}
