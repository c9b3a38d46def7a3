"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { useThrottle } from "@/lib/api/use-throttle";
import { duration } from "@/lib/errors/wording";
import { SkipWait } from "./skip-wait";
import { useShownCountdown } from "./use-shown-countdown";

interface LimitNoteProps {
  /** What the wait means here: "What you typed stays, and can be sent". */
  children: ReactNode;
  /** Above what keeps a distance from it, or in a page that goes edge to edge. */
  place?: "above" | "edges" | undefined;
}

const margins = { above: "mb-3", edges: "px-4 pt-3 md:px-6" };

/**
 * While the rate limit is reached, says so where somebody waits for it. For the eye: screen readers are told once, by
 * the shell.
 */
export function LimitNote({ children, place }: LimitNoteProps) {
  const { hold } = useThrottle();
  const { seconds, shown } = useShownCountdown(hold?.until, "page");
  if (seconds === 0) return null;
  return (
    <div className={place && margins[place]}>
      <Notice tone="warning" title="The rate limit is reached" actions={<SkipWait />}>
        {children}{" "}
        <span className="whitespace-nowrap tabular-nums">
          {shown ? `in ${duration(seconds)}.` : "when it is over."}
        </span>
      </Notice>
    </div>
  );
}
