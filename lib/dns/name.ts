import { unicodeLabel } from "./idn";
import { parseIpv4, parseIpv6 } from "./ip";
import { lowerCase, printLabel, readLabels } from "./name-labels";
import type { Octets } from "./octets";
import { type Parsed, parsed, refused } from "./parsed";

// Names of such labels are already canonical; nearly all are, and need not be taken apart.
const plainLabels = /^(?:[a-z0-9_*/-]{1,63}\.)+$/;

/**
 * A name in zone-file presentation (RFC 1035 §5.1), relative to `origin` unless it ends in a dot; `@` is the origin.
 * Gives the absolute name in lower case, with trailing dot, escaped as BIND prints it. Labels beyond ASCII become
 * A-labels (UTS 46). Without an origin, names are relative to the root. The origin's own trailing dot is optional.
 */
export function parseName(text: string, origin = "."): Parsed<string> {
  const plain = text.endsWith(".") ? text : `${text}.${origin === "." ? "" : absoluteText(origin)}`;
  if (plain.length < 255 && plainLabels.test(plain)) return parsed(plain);
  const own = text === "@" ? parsed({ labels: [], absolute: false }) : readLabels(text);
  if (!own.ok) return own;
  const wire = own.value.labels;
  const name = wire.map((label) => `${printLabel(label)}.`).join("");
  const base = own.value.absolute ? "" : canonicalName(origin);
  if (base === null) return refused(`is relative to “${origin}”, which is not a valid name`);
  const full = base === "." ? name : name + base;
  if (wireLength(full) > 255) {
    return refused(`is ${wireLength(full)} octets long; a whole name holds at most 255`);
  }
  return parsed(full === "" ? "." : full);
}

/** The name relative to the zone: `@` at its apex, absolute with trailing dot when outside. */
export function relativeName(absolute: string, zone: string): string {
  const name = canonicalName(absolute);
  const apex = canonicalName(zone);
  if (name === null || apex === null) return absolute;
  if (name === apex) return "@";
  if (!isBelow(name, apex)) return name;
  return name.slice(0, apex === "." ? -1 : -apex.length - 1);
}

/** The absolute name, with trailing dot, of a name relative to the zone; text that is no name is only joined to it. */
export function absoluteName(relative: string, zone: string): string {
  const name = parseName(relative === "" ? "@" : relative, zone);
  return name.ok ? name.value : `${relative.replace(/\.$/, "")}.${absoluteText(zone)}`;
}

/** Whether the name is the zone's apex or below it. Both are absolute, their trailing dots optional. */
export function isSubdomain(name: string, zone: string): boolean {
  const below = canonicalName(name);
  const apex = canonicalName(zone);
  return below !== null && apex !== null && (below === apex || isBelow(below, apex));
}

/** The labels of a name, leftmost first, escapes kept; none for the root. */
export function labels(name: string): string[] {
  if (!name.includes("\\")) return name.split(".").filter((label) => label !== "");
  return name.match(/(?:[^.\\]|\\.)+/gs) ?? [];
}

/** Canonical DNS order (RFC 4034 §6.1): by label from the right, as lower-case octets. */
export function compareNames(a: string, b: string): number {
  return compareLabels(a, b, (x, y) => {
    const left = labelOctets(x);
    const right = labelOctets(y);
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

const collator = new Intl.Collator("en", { numeric: true });

/** The order people expect: by label from the right, numbers by value, so that `host2` precedes `host10`. */
export function naturalCompareNames(a: string, b: string): number {
  return compareLabels(a, b, (x, y) => collator.compare(x, y)) || compareNames(a, b);
}

/** Whether a name meant to be relative already ends in the zone's own name: `www.example.com` in example.com. */
export function endsWithZoneSuffix(relative: string, zone: string): boolean {
  if (relative === "" || relative === "@" || labels(zone).length === 0) return false;
  const own = readLabels(relative);
  return own.ok && !own.value.absolute && isSubdomain(relative, zone);
}

/** The name with its A-labels in Unicode, where they convert back to the same; otherwise as it stands. */
export function toUnicode(name: string): string {
  if (!/xn--/i.test(name)) return name;
  return name.replace(/(?:[^.\\]|\\.)+/gs, unicodeLabel);
}

/** The name with its labels beyond ASCII as A-labels, canonical, still relative or absolute as it was. */
export function toAscii(name: string): Parsed<string> {
  if (name === "@" || name === ".") return parsed(name);
  const own = readLabels(name);
  if (!own.ok) return own;
  return parsed(own.value.labels.map(printLabel).join(".") + (own.value.absolute ? "." : ""));
}

/**
 * A domain name that may become a zone: as the API lists it, in lower case without trailing dot. Names of hosts and
 * of services (underscores) are allowed, and the slashes of classless reverse zones (RFC 2317).
 */
export function checkZoneName(text: string): Parsed<string> {
  const typed = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return refused("is a web address; give the domain name alone");
  if (parseIpv4(typed.replace(/\/.*/, "")) || parseIpv6(typed.replace(/\/.*/, ""))) {
    return refused("is an IP address; reverse zones are created from a network such as 192.0.2.0/24");
  }
  if (typed === "@") return refused("is not a domain name");
  const name = parseName(typed);
  if (!name.ok) return name;
  const parts = labels(name.value);
  if (parts.length < 2) return refused("needs at least two labels, as in example.com");
  if (parts.includes("*")) return refused("cannot be a wildcard: those are records inside a zone");
  const reverse = /\.(?:in-addr|ip6)\.arpa\.$/.test(name.value);
  for (const label of parts) {
    if (!(reverse ? /^[a-z0-9_/-]+$/ : /^[a-z0-9_-]+$/).test(label)) {
      return refused(`has “${label}”; only letters, digits, hyphens and underscores can be used`);
    }
    if (/^-|-$/.test(label)) return refused(`has “${label}”; a label cannot begin or end with a hyphen`);
  }
  if (/^[0-9]+$/.test(parts.at(-1) ?? "")) return refused("ends in a number; no top-level domain does");
  return parsed(name.value.slice(0, -1));
}

/** The octets a canonical name takes on the wire, its root label included. */
export function wireLength(name: string): number {
  return name === "." || name === "" ? 1 : name.replace(/\\(?:[0-9]{3}|.)/gs, "x").length + 1;
}

function absoluteText(name: string): string {
  return name.endsWith(".") ? name : `${name}.`;
}

function canonicalName(name: string): string | null {
  const canonical = parseName(name);
  return canonical.ok ? canonical.value : null;
}

function isBelow(name: string, apex: string): boolean {
  if (apex === ".") return name !== ".";
  return name.endsWith(`.${apex}`) && !isEscaped(name, name.length - apex.length - 1);
}

function isEscaped(name: string, at: number): boolean {
  let backslashes = 0;
  while (name[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

function labelOctets(label: string): Octets {
  if (!label.includes("\\")) return label.toLowerCase();
  const own = readLabels(label);
  return own.ok ? lowerCase(own.value.labels[0] ?? "") : label;
}

/** Compares label by label from the right; written on positions because zones of 100,000 records are sorted by it. */
function compareLabels(a: string, b: string, compare: (x: string, y: string) => number): number {
  let endA = dotBefore(a, a.length) === a.length - 1 ? a.length - 1 : a.length;
  let endB = dotBefore(b, b.length) === b.length - 1 ? b.length - 1 : b.length;
  while (endA > 0 && endB > 0) {
    const dotA = dotBefore(a, endA);
    const dotB = dotBefore(b, endB);
    const labelA = a.slice(dotA + 1, endA);
    const labelB = b.slice(dotB + 1, endB);
    const order = labelA === labelB ? 0 : compare(labelA, labelB);
    if (order !== 0) return order;
    endA = dotA;
    endB = dotB;
  }
  return Math.max(endA, 0) - Math.max(endB, 0);
}

/** Where the last dot before `end` that separates labels stands; -1 when there is none. */
function dotBefore(name: string, end: number): number {
  let dot = end;
  do dot = dot > 0 ? name.lastIndexOf(".", dot - 1) : -1;
  while (dot !== -1 && isEscaped(name, dot));
  return dot;
}
