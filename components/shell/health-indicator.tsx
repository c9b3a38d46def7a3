"use client";

import { StatusDot } from "@/components/ui/status-dot";
import { Tooltip } from "@/components/ui/tooltip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { useHealth } from "@/lib/api/health";
import { healthWords } from "./health-words";

/** How the API does, in words; a screen reader is told when that changes for the worse. */
export function HealthIndicator() {
  const health = useHealth();
  const words = healthWords(health.data, health.isError);
  const well = words?.tone === "success";
  return (
    <span className="max-sm:hidden">
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reads the details */}
          <span tabIndex={0} aria-description={words.long.join(" ")} className="rounded-sm">
            <StatusDot tone={words.tone}>
              <span className={well ? "max-lg:sr-only" : undefined}>{words.short}</span>
            </StatusDot>
          </span>
        </Tooltip>
      )}
      <VisuallyHidden role="status">{words && !well && words.long.join(" ")}</VisuallyHidden>
    </span>
  );
}
