"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { useThrottle } from "@/lib/api/use-throttle";
import { duration } from "@/lib/errors/wording";
import { useCountdown } from "./use-countdown";

interface LimitNoteProps {
  /** What the wait means here: "What you typed stays, and can be sent". */
  children: ReactNode;
  /** What it stands in goes edge to edge: it brings margins of its own. */
  flush?: boolean | undefined;
}

/**
 * While the rate limit is reached, says so where somebody waits for it. For the eye: screen readers are told once, by
 * the shell.
 */
export function LimitNote({ children, flush }: LimitNoteProps) {
  const { hold } = useThrottle();
  const seconds = useCountdown(hold?.until);
  if (seconds === 0) return null;
  return (
    <div className={flush ? "px-4 pt-3 md:px-6" : "mb-3"}>
      <Notice tone="warning" title="The rate limit is reached">
        {children} <span className="whitespace-nowrap tabular-nums">in {duration(seconds)}.</span>
      </Notice>
    </div>
  );
}
