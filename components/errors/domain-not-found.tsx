"use client";

import { Busy } from "@/components/ui/busy";
import { ButtonLink } from "@/components/ui/button-link";
import { cx } from "@/components/ui/cx";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { paths } from "@/lib/paths";
import { DeletedDomain } from "./deleted-domain";
import { ProblemDetails } from "./problem-details";
import { ProblemNotice } from "./problem-notice";

export interface DomainNotFoundProps {
  domainId: string;
  /** The 404 that led here. */
  problem?: Problem | undefined;
  /** `h1` when it stands in place of a whole page, `p` inside of a notice. */
  heading?: "h1" | "h2" | "p" | undefined;
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
  const inNotice = Heading === "p";
  return (
    <div
      role={inNotice ? undefined : "alert"}
      className={cx("flex max-w-2xl flex-col items-start gap-2", !inNotice && "px-4 py-8 md:px-6")}
    >
      {deleted.isPending && <Busy label="Looking whether the domain was deleted…" />}
      {deleted.data && <FoundDomain domain={deleted.data} heading={Heading} onRestored={onRestored} />}
      {asked && asked.kind !== "not-found" && (
        <ProblemNotice problem={asked} onRetry={() => void deleted.refetch()} retrying={deleted.isFetching} />
      )}
      {asked?.kind === "not-found" && (
        <>
          <Heading className={headingLook(Heading)}>No such domain</Heading>
          <p>This domain does not exist, or you cannot see it.</p>
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
  heading: "h1" | "h2" | "p";
}

const headingLook = (heading: FoundDomainProps["heading"]) =>
  cx("wrap-anywhere", heading === "p" ? "font-medium" : "font-semibold text-lg");

function FoundDomain({ domain, heading: Heading, onRestored }: FoundDomainProps) {
  if (domain.status !== "deleted") {
    return (
      <>
        <Heading className={headingLook(Heading)}>
          <span className="font-mono">{domain.name}</span> is there again
        </Heading>
        <ButtonLink size="sm" href={paths.domain(domain.id)}>
          Open it
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <Heading className={headingLook(Heading)}>
        <span className="font-mono">{domain.name}</span> was deleted
      </Heading>
      <DeletedDomain domain={domain} onRestored={onRestored} />
    </>
  );
}
