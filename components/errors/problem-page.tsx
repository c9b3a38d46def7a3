"use client";

import { ButtonLink } from "@/components/ui/button-link";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import { isDomainGone } from "./domain-gone";
import { domainInPath } from "./domain-in-path";
import { DomainNotFound } from "./domain-not-found";
import { ForbiddenReason } from "./forbidden-reason";
import { ProblemActions } from "./problem-actions";
import { ProblemDetails } from "./problem-details";
import { RateLimitCountdown } from "./rate-limit-countdown";
import { retryAtOf } from "./retry-time";
import { ServerWords } from "./server-words";

export interface ProblemPageProps {
  problem: Problem;
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** `h1` when it stands in place of a whole page. */
  heading?: "h1" | "h2" | undefined;
}

/** In place of a page, or of the part of it, that could not be loaded. */
export function ProblemPage({ problem, onRetry, retrying, heading: Heading = "h2" }: ProblemPageProps) {
  if (problem.kind === "aborted") return null;
  const domainId = domainInPath(problem.request.path);
  if (domainId !== undefined && isDomainGone(problem)) {
    return <DomainNotFound domainId={domainId} problem={problem} heading={Heading} />;
  }
  const { title, message } = wording(problem, { counted: true });
  const until = retryAtOf(problem);
  return (
    <div role="alert" className="flex max-w-2xl flex-col gap-2 px-4 py-8 md:px-6">
      <Heading className="wrap-anywhere font-semibold text-lg">{title}</Heading>
      <p className="wrap-anywhere whitespace-pre-line text-base">
        <ServerWords text={message} />
      </p>
      {until !== undefined && <RateLimitCountdown until={until} />}
      {problem.kind === "forbidden" && (
        <ForbiddenReason permission={problem.permission} domainId={domainId} />
      )}
      <div className="flex flex-wrap gap-2">
        <ProblemActions problem={problem} onRetry={onRetry} retrying={retrying} />
        {(problem.kind === "not-found" || problem.kind === "forbidden") && (
          <ButtonLink size="sm" href={paths.home()}>
            Go to the domains
          </ButtonLink>
        )}
      </div>
      <ProblemDetails problem={problem} />
    </div>
  );
}
