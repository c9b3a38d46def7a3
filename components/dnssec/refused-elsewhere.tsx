"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import type { Problem } from "@/lib/errors/problem";
import { CurrentState } from "./current-state";
import type { Signing } from "./signing";

interface RefusedElsewhereProps {
  problem: Problem;
  signing: Signing;
  /** What can be done instead. */
  actions?: ReactNode;
}

/** Refused since another window had changed the state: where it was asked for is gone with that, its words are not. */
export function RefusedElsewhere({ problem, signing, actions }: RefusedElsewhereProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <ProblemNotice ref={notice} tabIndex={-1} problem={problem} actions={actions}>
      <CurrentState problem={problem} signing={signing} />
    </ProblemNotice>
  );
}
