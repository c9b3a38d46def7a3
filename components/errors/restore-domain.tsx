"use client";

import { usePermission } from "@/components/access/use-permission";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { ProblemNotice } from "./problem-notice";
import { useBusyWords } from "./use-busy-words";
import { useSend } from "./use-send";

export interface RestoreDomainProps {
  domain: Pick<DomainDetail, "id" | "name">;
  onRestored?: (() => void) | undefined;
}

/** The button that brings a soft-deleted domain back, and what went wrong if it did not. */
export function RestoreDomain({ domain, onRestored }: RestoreDomainProps) {
  const { send, pending, failure } = useSend(useAction("domains.restore"));
  const busyLabel = useBusyWords(`Restoring ${domain.name}…`);
  const { reason } = usePermission("domains:update", domain.id);
  const restore = () =>
    void send({ params: { domain_id: domain.id } }, () => {
      toast({ title: `Restored ${domain.name}` });
      onRestored?.();
    });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant="primary"
        busy={pending}
        busyLabel={busyLabel}
        disabledReason={reason}
        onClick={restore}
      >
        Restore {domain.name}
      </Button>
      {failure && (
        <ProblemNotice
          problem={failure.problem}
          onRetry={restore}
          retrying={pending}
          open={failure.open}
          role="alert"
        />
      )}
    </div>
  );
}
