const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const fixdate = /^[a-z]{3}, (\d{1,2}) ([a-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|\+0000)$/i;
const rfc850 = /^[a-z]{6,9}, (\d{1,2})-([a-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)$/i;
const asctime = /^[a-z]{3} ([a-z]{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/i;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/**
 * Epoch milliseconds of an HTTP date in any of its three forms (RFC 9110 §5.6.7), or of an ISO 8601 one in UTC.
 * `Date.parse` would read the asctime form as local time. `null` when it is none of them.
 */
export function parseHttpDate(text: string): number | null {
  const value = text.trim();
  const full = fixdate.exec(value);
  if (full) return utc(full[3], full[2], full[1], full.slice(4, 7));
  const old = rfc850.exec(value);
  if (old) return utc(century(old[3]), old[2], old[1], old.slice(4, 7));
  const c = asctime.exec(value);
  if (c) return utc(c[6], c[1], c[2], c.slice(3, 6));
  return iso.test(value) ? finite(Date.parse(value)) : null;
}

/** RFC 9110: a two-digit year that looks more than 50 years ahead is of the past. */
function century(year: string | undefined): string {
  return `${Number(year) < 70 ? 20 : 19}${year}`;
}

function utc(year = "", month = "", day = "", time: string[]): number | null {
  const index = months.indexOf(month.toLowerCase());
  const [hour = 0, minute = 0, second = 0] = time.map(Number);
  const plausible =
    index >= 0 && Number(day) >= 1 && Number(day) <= 31 && hour < 24 && minute < 60 && second <= 60;
  return plausible ? finite(Date.UTC(Number(year), index, Number(day), hour, minute, second)) : null;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
