"use client";

import { absoluteTime, relativeTime } from "./relative-time";
import { Tooltip } from "./tooltip";
import { useNow } from "./use-now";

export interface TimeProps {
  /** ISO 8601, as the API sends it. */
  value: string;
  /** False inside a row that has its own keys. */
  tabStop?: boolean | undefined;
}

/** How long ago or until when; the instant itself, local and UTC, on hover or focus. */
export function Time({ value, tabStop = true }: TimeProps) {
  const now = useNow();
  const then = Date.parse(value);
  if (Number.isNaN(then)) return <span>{value}</span>;
  return (
    <Tooltip content={<Absolute then={then} />}>
      {/* The server's clock and the reader's may differ by the minute that turns "1" into "2". */}
      <time
        dateTime={value}
        tabIndex={tabStop ? 0 : undefined}
        aria-description={absoluteTime(then)}
        suppressHydrationWarning
        className="whitespace-nowrap rounded-sm"
      >
        {relativeTime(then, now)}
      </time>
    </Tooltip>
  );
}

function Absolute({ then }: { then: number }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <span className="flex flex-col font-mono">
      <span>{absoluteTime(then, zone)}</span>
      {zone !== "UTC" && <span>{absoluteTime(then)}</span>}
    </span>
  );
}
