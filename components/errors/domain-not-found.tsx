"use client";

import { Busy } from "@/components/ui/busy";
import { ButtonLink } from "@/components/ui/button-link";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { paths } from "@/lib/paths";
import { LastChange } from "./last-change";
import { ProblemDetails } from "./problem-details";
import { ProblemNotice } from "./problem-notice";
import { RestoreDomain } from "./restore-domain";

export interface DomainNotFoundProps {
  domainId: string;
  /** The 404 that led here. */
  problem?: Problem | undefined;
  /** `h1` when it stands in place of a whole page. */
  heading?: "h1" | "h2" | undefined;
  onRestored?: (() => void) | undefined;
}

/** A domain that a read did not find: soft-deleted and restorable, or not there for this person (errors.md row 9). */
export function DomainNotFound({
  domainId,
  problem,
  heading: Heading = "h2",
  onRestored,
}: DomainNotFoundProps) {
  const deleted = useApi("domains.get", {
    params: { domain_id: domainId },
    query: { include_deleted: true },
  });
  const asked = deleted.error ? problemOf(deleted.error) : undefined;
  return (
    <div role="alert" className="flex max-w-2xl flex-col items-start gap-2 px-4 py-8 md:px-6">
      {deleted.isPending && <Busy label="Looking whether the domain was deleted…" />}
      {deleted.data && <FoundDomain domain={deleted.data} heading={Heading} onRestored={onRestored} />}
      {asked && asked.kind !== "not-found" && (
        <ProblemNotice problem={asked} onRetry={() => void deleted.refetch()} retrying={deleted.isFetching} />
      )}
      {asked?.kind === "not-found" && (
        <>
          <Heading className="font-semibold text-lg">No such domain</Heading>
          <p className="text-base">This domain does not exist, or you cannot see it.</p>
          <ButtonLink size="sm" href={paths.domains()}>
            Go to the domains
          </ButtonLink>
          {problem && <ProblemDetails problem={problem} />}
        </>
      )}
    </div>
  );
}

interface FoundDomainProps extends Pick<DomainNotFoundProps, "onRestored"> {
  domain: DomainDetail;
  heading: "h1" | "h2";
}

function FoundDomain({ domain, heading: Heading, onRestored }: FoundDomainProps) {
  if (domain.status !== "deleted") {
    return (
      <>
        <Heading className="wrap-anywhere font-semibold text-lg">
          <span className="font-mono">{domain.name}</span> is there again
        </Heading>
        <ButtonLink size="sm" href={paths.domain(domain.id)}>
          Open it
        </ButtonLink>
      </>
    );
  }
  const count = domain.record_count;
  return (
    <>
      <Heading className="wrap-anywhere font-semibold text-lg">
        <span className="font-mono">{domain.name}</span> was deleted
      </Heading>
      <LastChange resourceId={domain.id} action="domain.delete" verb="Deleted" at={domain.deleted_at} />
      <p className="text-base">
        {count == null
          ? "It can be restored with its records."
          : `It can be restored, and ${count === 1 ? "its one record comes" : `its ${count} records come`} back with it.`}
      </p>
      <RestoreDomain domain={domain} onRestored={onRestored} />
    </>
  );
}
