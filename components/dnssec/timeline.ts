import { day, instant, type KeyRole, kskRole, newestKey, overlapDays, zskRole } from "./key-roles";
import type { Key, Signing } from "./signing";

/** A stretch of an axis, in percent of its length. */
interface Stretch {
  from: number;
  to: number;
}

export interface KeyBar {
  key: Key;
  role: KeyRole;
  /** From its making to its end; undefined when the API does not tell both. */
  life: Stretch | undefined;
  /** While another key of its kind stands beside it, or is to: the way over is open. */
  overlap: Stretch | undefined;
  /** Epoch milliseconds: when the next key is to be made, so that both overlap before this one ends. */
  rotateBy: number | undefined;
}

export interface KeyTimeline {
  /** Epoch milliseconds; undefined when no lifetime is told. */
  axis: { start: number; end: number } | undefined;
  /** Percent of the axis. */
  now: number;
  bars: KeyBar[];
}

const overlap = overlapDays * day;

/** The lifetimes of a zone's keys of one kind, oldest first, on an axis from the first making to the last end. */
export function timelineOf(type: "KSK" | "ZSK", signing: Signing, now: number): KeyTimeline {
  const keys = (type === "KSK" ? signing.ksk : signing.zsk) ?? [];
  const sorted = keys.toSorted((a, b) => (instant(a.created_at) ?? 0) - (instant(b.created_at) ?? 0));
  const lives = sorted.flatMap((key) => lifeOf(key) ?? []);
  const start = Math.min(now, ...lives.map(({ from }) => from));
  const end = Math.max(now, ...lives.map(({ to }) => to));
  const percent = (at: number) => Math.round(((at - start) / (end - start || 1)) * 1000) / 10;
  const place = (span: Stretch | undefined) =>
    span && { from: percent(Math.max(span.from, start)), to: percent(Math.min(span.to, end)) };
  const bars = sorted.map((key) => {
    const role = type === "KSK" ? kskRole(key, signing) : zskRole(key, signing);
    const life = lifeOf(key);
    const replaced = role === "current" && newestKey(keys) !== key;
    const ends = role === "retired" || replaced ? undefined : life?.to;
    return {
      key,
      role,
      life: place(life),
      overlap: life && place(overlapOf(key, life, { sorted, role, now })),
      rotateBy: ends === undefined ? undefined : ends - overlap,
    };
  });
  return { axis: lives.length > 0 ? { start, end } : undefined, now: percent(now), bars };
}

function lifeOf({ created_at, expires_at }: Key): Stretch | undefined {
  const from = instant(created_at);
  const to = instant(expires_at);
  return from === undefined || to === undefined || to <= from ? undefined : { from, to };
}

interface Beside {
  sorted: readonly Key[];
  role: KeyRole;
  now: number;
}

/** With a successor: since that was made, for a week, or up to now while the way over is still open. */
function overlapOf(key: Key, life: Stretch, { sorted, role, now }: Beside): Stretch {
  const next = sorted.slice(sorted.indexOf(key) + 1).find((each) => lifeOf(each));
  const since = instant(next?.created_at);
  if (since === undefined) return { from: life.to - overlap, to: life.to };
  const to = role === "retired" ? since + overlap : Math.max(since + overlap, now);
  return { from: since, to: Math.max(since, Math.min(to, life.to)) };
}

/** The key that is to be rotated first, and by when, over both kinds. */
export function nextRotation(signing: Signing, now: number): { key: Key; by: number } | undefined {
  const due = (["KSK", "ZSK"] as const)
    .flatMap((type) => timelineOf(type, signing, now).bars)
    .flatMap(({ key, rotateBy }) => (rotateBy === undefined ? [] : [{ key, by: rotateBy }]));
  return due.toSorted((a, b) => a.by - b.by)[0];
}
