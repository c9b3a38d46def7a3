"use client";

import { Facts } from "@/components/domains/facts";
import { Notice } from "@/components/ui/notice";
import { StatusDot } from "@/components/ui/status-dot";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Validation } from "@/lib/contract/validation";
import { CancelValidation } from "./cancel-validation";
import { CheckValidation } from "./check-validation";
import { PublishNameServers } from "./publish-name-servers";
import { PublishRecord } from "./publish-record";
import { StartValidation } from "./start-validation";
import { isOpen, validationStatus } from "./validation-words";

/** A validation: what to publish, until when, and the check. */
export function Challenge({ domain, validation }: { domain: DomainDetail; validation: Validation }) {
  const open = isOpen(validation.status, validation.expires_at, useNow());
  const { label, tone } = validationStatus(validation.status);
  if (validation.status === "validated") {
    return (
      <div className="max-w-3xl">
        <Notice tone="success" title="Domain validated">
          {domain.name} was shown to be yours.
        </Notice>
      </div>
    );
  }
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {open ? (
        validation.validation_type === "nameservers" ? (
          <PublishNameServers domain={domain} />
        ) : (
          <PublishRecord domain={domain} validation={validation} />
        )
      ) : (
        <Notice tone="warning" title="This challenge is no longer valid">
          Ask for a new one; it comes with a new value to publish.
        </Notice>
      )}
      <Facts
        facts={[
          { label: "Status", value: <StatusDot tone={tone}>{label}</StatusDot> },
          ...(validation.expires_at
            ? [{ label: open ? "Expires" : "Expired", value: <Time value={validation.expires_at} /> }]
            : []),
        ]}
      />
      {open && <CheckValidation domain={domain} />}
      <div className="flex flex-wrap gap-2">
        <StartValidation domain={domain} label="New challenge" primary={!open} current={open} />
        {open && <CancelValidation domain={domain} />}
      </div>
    </div>
  );
}
