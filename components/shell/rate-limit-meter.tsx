"use client";

import Gauge from "lucide-react/icons/gauge";
import { useState } from "react";
import { useCountdown } from "@/components/errors/use-countdown";
import { useShown } from "@/components/errors/use-shown-countdown";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useThrottle } from "@/lib/api/use-throttle";
import { rateLimitWords } from "./rate-limit-words";

/** What is left of the API's rate limit, when that is little or nothing; a screen reader is told of the latter once. */
export function RateLimitMeter() {
  const { hold, limit } = useThrottle();
  const held = useCountdown(hold?.until);
  const reset = useCountdown(limit?.resetAt ?? undefined);
  const shown = useShown(held > 0, "shell");
  const words = rateLimitWords({ limit, held, reset });
  const calm = rateLimitWords({ limit, held, reset, counted: shown });
  return (
    <span className="shrink-0">
      {words && calm && (
        <Tooltip content={`${words.long}. ${advice(words.reached)}`}>
          <span
            // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reads the details
            tabIndex={0}
            aria-description={advice(words.reached)}
            className={cx(
              "flex items-center gap-1.5 whitespace-nowrap rounded-sm tabular-nums",
              words.reached ? "text-warning" : "text-muted",
            )}
          >
            <Gauge aria-hidden="true" className="size-4 shrink-0" />
            <span className="max-xl:hidden">{calm.long}</span>
            <span className="max-sm:hidden xl:hidden">{calm.medium}</span>
            <span className="sm:hidden">{calm.short}</span>
          </span>
        </Tooltip>
      )}
      <VisuallyHidden role="status">{useAnnouncement(held)}</VisuallyHidden>
    </span>
  );
}

function advice(reached: boolean): string {
  return reached
    ? "Pages load by themselves then; nothing can be changed before."
    : "When none are left, the console waits for the API to take requests again.";
}

/** Said when the wait begins and when it is over: in between its words stay as they are. */
function useAnnouncement(held: number): string {
  const [waiting, setWaiting] = useState(false);
  const [said, setSaid] = useState("");
  if (waiting !== held > 0) {
    setWaiting(held > 0);
    setSaid(
      held > 0
        ? `The API’s rate limit is reached. It goes on in ${held} seconds.`
        : "The rate limit is over.",
    );
  }
  return said;
}
