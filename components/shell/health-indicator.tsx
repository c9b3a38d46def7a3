"use client";

import { cx } from "@/components/ui/cx";
import { StatusDot } from "@/components/ui/status-dot";
import { Tooltip } from "@/components/ui/tooltip";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useHealth } from "@/lib/api/health";
import { healthWords } from "./health-words";

/** How the API does, in words; that it changes is said by the banner below. */
export function HealthIndicator() {
  const health = useHealth();
  const alive = useHydrated();
  const words = alive ? healthWords(health.data, health.isError) : undefined;
  const well = words?.tone === "success";
  return (
    <span className="shrink-0">
      {!words && (
        // Keeps the place of what will be said, so that nothing beside it moves.
        <span aria-hidden="true" className="invisible max-lg:hidden">
          <StatusDot tone="success">API healthy</StatusDot>
        </span>
      )}
      {words && (
        <Tooltip
          content={
            <span className="flex flex-col">
              {words.long.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </span>
          }
        >
          <span
            // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reads the details
            tabIndex={0}
            aria-description={words.long.join(" ")}
            className={cx("rounded-sm", well && "max-lg:hidden")}
          >
            <StatusDot tone={words.tone}>{words.short}</StatusDot>
          </span>
        </Tooltip>
      )}
    </span>
  );
}
