"use client";

import type { ReactNode, Ref } from "react";
import { ProblemDetails } from "@/components/errors/problem-details";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";

interface GoneNoticeProps {
  noun: string;
  /** The 404, where the API was asked. */
  problem?: Problem | undefined;
  children: ReactNode;
  role?: "status" | undefined;
  ref?: Ref<HTMLDivElement> | undefined;
}

/** The object that the form changes is not there any more, with the ways on. */
export function GoneNotice({ noun, problem, children, role, ref }: GoneNoticeProps) {
  return (
    <Notice ref={ref} tabIndex={-1} role={role} tone="warning" title={`This ${noun} is not there any more`}>
      <div className="flex flex-col items-start gap-2">
        <p className="whitespace-pre-line">
          {problem ? (
            <>
              Nothing was changed, and what you typed is still here.{" "}
              <ServerWords text={wording(problem).message} />
            </>
          ) : (
            "Somebody has deleted it since, or you cannot see it any more. What you typed is still here."
          )}
        </p>
        {children}
      </div>
    </Notice>
  );
}

interface UncheckedNoticeProps {
  noun: string;
  problem: Problem;
  onCheck: () => void;
  onSave: () => void;
  busy: boolean;
  ref: Ref<HTMLDivElement>;
}

/** It could not be looked at before saving: whether to save all the same is the person's choice. */
export function UncheckedNotice({ noun, problem, onCheck, onSave, busy, ref }: UncheckedNoticeProps) {
  return (
    <Notice
      ref={ref}
      tabIndex={-1}
      tone="warning"
      title={`Not saved yet: whether somebody has changed this ${noun} since could not be checked`}
      actions={
        <>
          <Button size="sm" busy={busy} busyLabel="Checking…" onClick={onCheck}>
            Check and save again
          </Button>
          <Button size="sm" variant="quiet" onClick={onSave}>
            Save without the check
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-1">
        <p className="whitespace-pre-line">
          <ServerWords text={wording(problem).message} />
        </p>
        <p>
          Saved without the check, your values take the place of whatever stands in the fields you have
          changed.
        </p>
        <ProblemDetails problem={problem} />
      </div>
    </Notice>
  );
}
