const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "just now", "5 minutes ago", "in 3 days"; both times in milliseconds. */
export function relativeTime(then: number, now: number): string {
  const seconds = (then - now) / 1000;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  if (seconds > 10) return "in less than a minute";
  return seconds < -10 ? "less than a minute ago" : "just now";
}

/** "2026-03-04 10:22:07 UTC", or with a time zone given its local reading and name. */
export function absoluteTime(then: number, timeZone?: string): string {
  if (!timeZone) return `${new Date(then).toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return `${local.format(then)} ${timeZone}`;
}
