"use client";

import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import type { Environment } from "./environment";

/** Which API it talks to, so that nobody takes sample data for the real thing, or the other way round. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const embedded = environment.mode === "embedded";
  const words = embedded
    ? "The console talks to its embedded API with sample data. Nothing here is published in DNS."
    : `The console talks to the ScaiDNS API at ${environment.host}.`;
  return (
    <Tooltip content={words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reads the hint */}
      <span tabIndex={0} aria-description={words} className="rounded-sm max-lg:hidden">
        <Badge tone={embedded ? "warning" : "neutral"} mono={!embedded}>
          {embedded ? "Sample data" : environment.host}
        </Badge>
      </span>
    </Tooltip>
  );
}
