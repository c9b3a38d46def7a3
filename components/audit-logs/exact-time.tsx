"use client";

import { cx } from "@/components/ui/cx";
import { absoluteTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import { useHydrated } from "@/components/ui/use-hydrated";
import { clockTime, ownTimeZone } from "./local-time";

/** A moment to the second, in the reader's own time zone; which the server does not know, so it only keeps the room. */
export function ExactTime({ value }: { value: string }) {
  const hydrated = useHydrated();
  const then = Date.parse(value);
  if (Number.isNaN(then)) return <span>{value}</span>;
  return (
    <Tooltip content={<span className="font-mono">{absoluteTime(then)}</span>}>
      <time dateTime={value} className={cx("whitespace-nowrap font-mono", !hydrated && "invisible")}>
        {clockTime(then, hydrated ? ownTimeZone() : "UTC")}
      </time>
    </Tooltip>
  );
}

/** The name of the time zone that times are shown in. */
export function TimeZoneName() {
  return useHydrated() ? ownTimeZone() : "your time zone";
}
