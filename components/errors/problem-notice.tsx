"use client";

import type { ReactNode, Ref } from "react";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import type { OpenOutcome } from "@/lib/api/open-outcome";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { domainInPath } from "./domain-in-path";
import { ForbiddenReason } from "./forbidden-reason";
import { ProblemActions } from "./problem-actions";
import { ProblemDetails } from "./problem-details";
import { RateLimitCountdown } from "./rate-limit-countdown";
import { retryAtOf } from "./retry-time";
import { ServerWords } from "./server-words";

export interface ProblemNoticeProps {
  problem: Problem;
  /** In place of the problem's own title, where it is one of many. */
  title?: string | undefined;
  /** Sends the same request again; shown as a button where that can help. */
  onRetry?: (() => void) | undefined;
  retrying?: boolean | undefined;
  /** Of a write, while it is not known whether it was applied: then it can be looked up again. */
  open?: OpenOutcome | undefined;
  /** In place of the problem's own words, where some of them stand elsewhere already, as on a form's fields. */
  children?: ReactNode;
  /** The button that goes on stands elsewhere: here it would be there twice. */
  goesOnElsewhere?: boolean | undefined;
  /** More ways on. */
  actions?: ReactNode;
  role?: "alert" | "status" | undefined;
  ref?: Ref<HTMLDivElement> | undefined;
  tabIndex?: -1 | undefined;
}

/** What went wrong, in place: what happened, to what, what can be done, and the raw text on demand. */
export function ProblemNotice({
  problem,
  title,
  onRetry,
  retrying,
  open,
  goesOnElsewhere,
  children,
  actions,
  ...notice
}: ProblemNoticeProps) {
  // A request cancelled by the console itself is nothing to tell.
  if (problem.kind === "aborted" && problem.outcome !== "unknown" && !problem.settled) return null;
  const { title: own, message } = wording(problem, { counted: true });
  const until = retryAtOf(problem);
  return (
    <Notice
      {...notice}
      tone={toneOf(problem)}
      title={title ?? own}
      actions={
        <>
          <ProblemActions
            problem={problem}
            onRetry={onRetry}
            retrying={retrying}
            open={open}
            goesOnElsewhere={goesOnElsewhere}
          />
          {actions}
        </>
      }
    >
      <div className="flex flex-col gap-1">
        {children ?? (
          <p className="whitespace-pre-line">
            <ServerWords text={message} />
          </p>
        )}
        {until !== undefined && <RateLimitCountdown until={until} />}
        {problem.kind === "forbidden" && (
          <ForbiddenReason permission={problem.permission} domainId={domainInPath(problem.request.path)} />
        )}
        <ProblemDetails problem={problem} />
      </div>
    </Notice>
  );
}

/** Warnings: nothing is wrong with what was asked, only with the moment, or it is not known. */
function toneOf(problem: Problem): NoticeTone {
  if (problem.outcome === "unknown") return "warning";
  switch (problem.kind) {
    case "rate-limited":
    case "unavailable":
    case "upstream":
    case "offline":
    case "unauthenticated":
      return "warning";
    default:
      return "danger";
  }
}
