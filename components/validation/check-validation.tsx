"use client";

import { usePermission } from "@/components/access/use-permission";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";

/** Asks the API to look for what was published, and says what it found. */
export function CheckValidation({ domain }: { domain: DomainDetail }) {
  const check = useAction("validation.check");
  const { reason } = usePermission("domains:update", domain.id);
  const run = () =>
    check.mutate(
      { params: { domain_id: domain.id } },
      { onSuccess: (found) => found.is_valid && toast({ title: `${domain.name}: ${found.message}` }) },
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        variant="primary"
        busy={check.isPending}
        busyLabel="Asking DNS…"
        disabledReason={reason}
        onClick={run}
      >
        Check now
      </Button>
      {check.data && !check.data.is_valid && !check.isPending && (
        <Notice tone="warning" role="status" title="Not validated yet">
          {check.data.message}
        </Notice>
      )}
      {check.error && !check.isPending && (
        <ProblemNotice problem={problemOf(check.error)} onRetry={run} role="alert" />
      )}
    </div>
  );
}
