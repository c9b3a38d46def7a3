"use client";

import { useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { useBusyWords } from "@/components/errors/use-busy-words";
import { useSend } from "@/components/errors/use-send";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import type { DomainDetail } from "@/lib/contract/domains";

/** Asks the API to look for what was published, and says what it found. */
export function CheckValidation({ domain }: { domain: DomainDetail }) {
  const { send, pending, failure } = useSend(useAction("validation.check"));
  const busyLabel = useBusyWords("Asking DNS…");
  const [missing, setMissing] = useState<string>();
  const { reason } = usePermission("domains:update", domain.id);
  const run = () => {
    setMissing(undefined);
    void send({ params: { domain_id: domain.id } }, ({ is_valid, message }) => {
      if (is_valid) toast({ title: `${domain.name}: ${message}` });
      else setMissing(message);
    });
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="primary" busy={pending} busyLabel={busyLabel} disabledReason={reason} onClick={run}>
        Check now
      </Button>
      {missing !== undefined && (
        <Notice tone="warning" role="status" title="Not validated yet">
          {missing}
        </Notice>
      )}
      {failure && !pending && (
        <ProblemNotice problem={failure.problem} onRetry={run} open={failure.open} role="alert" />
      )}
    </div>
  );
}
