import { txtToPlain } from "../content/txt";
import { absoluteName } from "../name";
import type { HealthRow, HealthZone } from "./health-row";

/** Look-ups that a receiver makes for one message, at most (RFC 7208 §4.6.4). */
export const mostLookups = 10;

const costly = /^[+?~-]?(include|a|mx|ptr|exists)(?:[:/]|$)|^(redirect)=/i;
const leadsOn = /^(?:[+?~-]?include:|redirect=)(.+)$/i;

/** Whether a record is an enabled SPF record (RFC 7208 §4.5). */
export function isSpf({ type, value, disabled }: Pick<HealthRow, "type" | "value" | "disabled">): boolean {
  return type === "TXT" && !disabled && /^"?v=spf1(?:[ "]|$)/i.test(value);
}

/**
 * How many look-ups an SPF record (TXT content) costs at least: its own, and those of what it includes as far as the
 * zone holds it. What is elsewhere counts as the one look-up that finds it.
 */
export function spfLookups(content: string, zone: HealthZone, seen: ReadonlySet<string> = new Set()): number {
  const terms = (txtToPlain(content) ?? "").split(/ +/).slice(1);
  let count = 0;
  for (const term of terms) {
    if (costly.test(term)) count++;
    const other = leadsOn.exec(term)?.[1];
    // A macro says what is looked up only once there is a message.
    if (other === undefined || other.includes("%")) continue;
    const name = absoluteName(`${other.replace(/\.$/, "")}.`, zone.name);
    const there = seen.has(name) ? undefined : zone.byName.get(name)?.find(isSpf);
    if (there) count += spfLookups(there.value, zone, new Set([...seen, name]));
    if (count > mostLookups * 10) return count;
  }
  return count;
}
