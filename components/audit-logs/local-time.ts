const formats = new Map<string, Intl.DateTimeFormat>();

/** "2026-03-04 10:22:07" as clocks of the time zone show it; `then` in epoch milliseconds. */
export function clockTime(then: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
    formats.set(timeZone, format);
  }
  return format.format(then);
}

/** The browser's time zone: "Europe/Berlin". */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A moment as a `datetime-local` field holds it, to the second, in the browser's time zone; "" for none. */
export function fieldTime(moment: string | null): string {
  const time = Date.parse(moment ?? "");
  return Number.isNaN(time) ? "" : clockTime(time, ownTimeZone()).replace(" ", "T");
}

/** What a `datetime-local` field holds as a moment in UTC; null for none. `last`: the end of that second. */
export function fieldMoment(text: string, last = false): string | null {
  const time = text === "" ? Number.NaN : Date.parse(text);
  if (Number.isNaN(time)) return null;
  return new Date(last ? Math.floor(time / 1000) * 1000 + 999 : time).toISOString();
}
