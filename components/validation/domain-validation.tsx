"use client";

import { Loaded } from "@/components/errors/loaded";
import { PageBody } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { Challenge } from "./challenge";
import { StartValidation } from "./start-validation";

/** What there is to publish for a domain, and whether it was found. */
export function DomainValidation({ domainId }: { domainId: string }) {
  const params = { domain_id: domainId };
  const domain = useApi("domains.get", { params });
  const validation = useApi("validation.get", { params });
  const skeleton = <Skeleton className="h-72 w-full max-w-3xl" />;
  return (
    <PageBody>
      <Loaded query={domain} saidAbove skeleton={skeleton}>
        {(detail) => (
          <Loaded query={validation} skeleton={skeleton}>
            {(current) =>
              current && current.status !== "cancelled" ? (
                <Challenge domain={detail} validation={current} />
              ) : (
                <NoValidation domain={detail} />
              )
            }
          </Loaded>
        )}
      </Loaded>
    </PageBody>
  );
}

function NoValidation({ domain }: { domain: DomainDetail }) {
  if (domain.status === "active") {
    return (
      <EmptyState title="Nothing to validate">{domain.name} is active: ScaiDNS answers for it.</EmptyState>
    );
  }
  return (
    <EmptyState
      title="No validation under way"
      action={<StartValidation domain={domain} label="Start a validation" primary />}
    >
      Before ScaiDNS answers for {domain.name}, show that it is yours: publish a record with a value that only
      you know, or point its delegation here.
    </EmptyState>
  );
}
