"use client";

import { cx } from "@/components/ui/cx";
import { absoluteTime } from "@/components/ui/relative-time";
import { Time, type TimeProps } from "@/components/ui/time";
import { Tooltip } from "@/components/ui/tooltip";
import { useHydrated } from "@/components/ui/use-hydrated";
import { visibleText } from "@/lib/errors/visible-text";
import { clockTime, ownTimeZone } from "./local-time";

/** A moment to the second, in the reader's own time zone; which the server does not know, so it only keeps the room. */
export function ExactTime({ value }: { value: string }) {
  const hydrated = useHydrated();
  const then = Date.parse(value);
  if (Number.isNaN(then)) return <UnreadableTime value={value} />;
  return (
    <Tooltip content={<span className="font-mono">{absoluteTime(then)}</span>}>
      <time dateTime={value} className={cx("whitespace-nowrap font-mono", !hydrated && "invisible")}>
        {clockTime(then, hydrated ? ownTimeZone() : "UTC")}
      </time>
    </Tooltip>
  );
}

/** How long ago it was; nothing where that cannot be told. */
export function Age(props: TimeProps) {
  return Number.isNaN(Date.parse(props.value)) ? null : <Time {...props} />;
}

/** What is no time, as it was logged. */
function UnreadableTime({ value }: { value: string }) {
  if (value === "") return <span className="text-muted">no time logged</span>;
  return (
    <span className="wrap-anywhere text-muted">
      not a time: <bdi className="font-mono text-text">{visibleText(value.slice(0, 60))}</bdi>
    </span>
  );
}

/** The name of the time zone that times are shown in. */
export function TimeZoneName() {
  return useHydrated() ? ownTimeZone() : "your time zone";
}
