"use client";

import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/time";
import { useNow } from "@/components/ui/use-now";
import { instant, type KeyRole } from "./key-roles";
import type { Signing } from "./signing";
import { type KeyBar, nextRotation, timelineOf } from "./timeline";

/** How long the keys live, how they overlap, and which is to be rotated next. */
export function KeyTimelines({ signing }: { signing: Signing }) {
  const now = useNow();
  const next = nextRotation(signing, now);
  return (
    <section aria-labelledby="lifetimes" className="flex flex-col gap-3">
      <div>
        <h2 id="lifetimes" className="font-semibold text-base">
          Key lifetimes
        </h2>
        <p className="text-muted">
          {next ? (
            <>
              {next.by > now ? "Next rotation" : "Due for rotation"}: {next.key.key_type}{" "}
              <span className="font-mono">{next.key.key_tag}</span> {next.by > now ? "by" : "since"}{" "}
              <Day at={next.by} />, a week before it ends.
            </>
          ) : (
            "The API does not tell when the keys end."
          )}
        </p>
      </div>
      <Timeline type="KSK" signing={signing} />
      <Timeline type="ZSK" signing={signing} />
      <p className="text-muted text-xs">
        A bar is a key's life, the dashed part its overlap with the next key, the upright line is now. Times
        are UTC.
      </p>
    </section>
  );
}

function Timeline({ type, signing }: { type: "KSK" | "ZSK"; signing: Signing }) {
  const now = useNow();
  const { axis, bars, now: nowAt } = timelineOf(type, signing, now);
  if (bars.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-medium">{type === "KSK" ? "Key-signing keys" : "Zone-signing keys"}</h3>
      <ul className="flex flex-col gap-2 rounded-md border border-line p-3">
        {bars.map((bar) => (
          <li
            key={`${bar.key.key_tag} ${bar.key.public_key}`}
            className="grid gap-x-4 sm:grid-cols-[5rem_minmax(0,1fr)]"
          >
            <span className="font-mono font-semibold">{bar.key.key_tag}</span>
            <div className="flex min-w-0 flex-col">
              <Bar bar={bar} now={nowAt} />
              <BarWords bar={bar} now={now} />
            </div>
          </li>
        ))}
        {axis && (
          <li
            aria-hidden="true"
            className="grid gap-x-4 text-muted text-xs sm:grid-cols-[5rem_minmax(0,1fr)]"
          >
            <span />
            <span className="flex justify-between font-mono">
              <span>{utcDay(axis.start)}</span>
              <span>{utcDay(axis.end)}</span>
            </span>
          </li>
        )}
      </ul>
    </div>
  );
}

const fills: Record<KeyRole, string> = {
  current: "fill-success",
  waiting: "fill-warning",
  next: "fill-accent",
  retired: "fill-line-strong",
  untold: "fill-line-strong",
};

function Bar({ bar: { life, overlap, role }, now }: { bar: KeyBar; now: number }) {
  if (!life) return null;
  const at = ({ from, to }: { from: number; to: number }) => ({
    x: `${from}%`,
    width: `${Math.max(to - from, 0.4)}%`,
  });
  return (
    <svg aria-hidden="true" className="h-5 w-full overflow-visible">
      <rect x="0" y="9" width="100%" height="2" className="fill-line" />
      <rect {...at(life)} y="6" height="8" rx="2" className={fills[role]} />
      {overlap && (
        <rect
          {...at(overlap)}
          y="2"
          height="16"
          rx="2"
          className="fill-transparent stroke-line-strong"
          strokeDasharray="3 2"
        />
      )}
      <line x1={`${now}%`} x2={`${now}%`} y1="0" y2="20" className="stroke-2 stroke-text" />
    </svg>
  );
}

const roles: Record<KeyRole, string> = {
  current: "In use.",
  waiting: "Waits for its DS.",
  next: "Published ahead of its use.",
  retired: "Retired: published for about a week after the next key was taken into use.",
  untold: "",
};

function BarWords({ bar: { key, role, rotateBy }, now }: { bar: KeyBar; now: number }) {
  const { created_at, expires_at } = key;
  const end = instant(expires_at);
  const ended = end !== undefined && end <= now;
  return (
    <p className="text-muted">
      {created_at ? (
        <>
          Made <Time value={created_at} />.{" "}
        </>
      ) : (
        "When it was made is not told. "
      )}
      {end !== undefined && expires_at ? (
        <>
          {ended ? "Ended" : "Ends"} <Time value={expires_at} />.{" "}
        </>
      ) : (
        "When it ends is not told. "
      )}
      {roles[role]}{" "}
      {rotateBy !== undefined && (
        <span className={cx(rotateBy <= now && "font-medium text-danger")}>
          {rotateBy <= now ? "Rotate it now: it was due " : "Rotate it by "}
          <Day at={rotateBy} />.
        </span>
      )}
    </p>
  );
}

function Day({ at }: { at: number }) {
  return (
    <>
      <span className="font-mono">{utcDay(at)}</span> (<Time value={new Date(at).toISOString()} />)
    </>
  );
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
