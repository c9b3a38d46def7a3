"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { isDomainGone } from "./domain-gone";
import { domainInPath } from "./domain-in-path";
import { DomainNotFound } from "./domain-not-found";
import { LimitNote } from "./limit-note";
import { ProblemNotice } from "./problem-notice";
import { ProblemPage } from "./problem-page";
import { ServerWords } from "./server-words";

export interface LoadedProps<T> {
  /** `useApi("domains.get", { params: { domain_id } })`. */
  query: UseQueryResult<T>;
  /** Of the size of what will come. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
  /** In place of `ProblemPage`, where only a small part of a page could not be loaded. */
  renderProblem?: ((problem: Problem, retry: () => void) => ReactNode) | undefined;
  /** What is inside goes edge to edge: the notice above it brings margins of its own. */
  flush?: boolean | undefined;
  /** What goes wrong with it is said further up, as by the frame around a domain's pages. */
  saidAbove?: boolean | undefined;
}

/**
 * Shows a read: its skeleton, its data, or the problem in its place. Data that was loaded once stays on screen when
 * a later read fails, marked with its age.
 */
export function Loaded<T>({ query, skeleton, children, renderProblem, flush, saidAbove }: LoadedProps<T>) {
  const { data, error, isFetching, isPlaceholderData, dataUpdatedAt } = query;
  const retry = () => void query.refetch();
  const problem = error ? problemOf(error) : undefined;
  const waiting = isFetching && !saidAbove && (data === undefined || isPlaceholderData);
  const limit = waiting && (
    <LimitNote place={flush ? "edges" : "above"}>What is missing here is loaded by itself</LimitNote>
  );
  if (data !== undefined) {
    return (
      <>
        {limit}
        {problem && !saidAbove && (
          <div className={flush ? "px-4 pt-3 md:px-6" : "mb-3"}>
            <StaleNotice problem={problem} since={dataUpdatedAt} onRetry={retry} retrying={isFetching} />
          </div>
        )}
        {children(data)}
      </>
    );
  }
  if (!problem || saidAbove || problem.kind === "aborted") {
    return (
      <>
        {limit}
        {skeleton}
      </>
    );
  }
  if (renderProblem) return renderProblem(problem, retry);
  return <ProblemPage problem={problem} onRetry={retry} retrying={isFetching} />;
}

interface StaleNoticeProps {
  problem: Problem;
  /** When the data on screen was loaded, in epoch milliseconds. */
  since: number;
  onRetry: () => void;
  retrying: boolean;
}

/** Says that what is on screen could not be loaded again, and how old it is. */
function StaleNotice({ problem, since, onRetry, retrying }: StaleNoticeProps) {
  const domainId = domainInPath(problem.request.path);
  return (
    <ProblemNotice problem={problem} onRetry={onRetry} retrying={retrying} role="status">
      <p className="whitespace-pre-line">
        <ServerWords text={wording(problem, { counted: true }).message} />
      </p>
      {since > 0 && (
        <p>
          Shown is what was loaded <Time value={new Date(since).toISOString()} />.
        </p>
      )}
      {domainId !== undefined && isDomainGone(problem) && (
        <DomainNotFound domainId={domainId} problem={problem} heading="p" />
      )}
    </ProblemNotice>
  );
}
