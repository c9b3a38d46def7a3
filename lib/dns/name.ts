import { asciiLabel, idnDots, unicodeLabel } from "./idn";
import { decimalEscape, type Octets, readEscape } from "./octets";
import { type Parsed, parsed, refused } from "./parsed";

const canonicalPlain = /^(?:[a-z0-9_*/-]{1,63}\.)+$/;

/**
 * A name in zone-file presentation (RFC 1035 §5.1), relative to `origin` unless it ends in a dot; `@` is the origin.
 * Gives the absolute name in lower case, with trailing dot, escaped as BIND prints it. Labels beyond ASCII become
 * A-labels (UTS 46). Without an origin, names are relative to the root. The origin's own trailing dot is optional.
 */
export function parseName(text: string, origin = "."): Parsed<string> {
  if (text.length < 255 && canonicalPlain.test(text)) return parsed(text);
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
  return name.ok ? name.value : `${relative.replace(/\.$/, "")}.${zone.replace(/\.?$/, ".")}`;
}

/** Whether the name is the zone's apex or below it. Both are absolute, their trailing dots optional. */
export function isSubdomain(name: string, zone: string): boolean {
  const below = canonicalName(name);
  const apex = canonicalName(zone);
  return below !== null && apex !== null && (below === apex || isBelow(below, apex));
}

/** The labels of a name, leftmost first, escapes kept; none for the root. */
export function labels(name: string): string[] {
  return name.match(/(?:[^.\\]|\\[0-9]{3}|\\.)+/gs) ?? [];
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
  return name.replace(/(?:[^.\\]|\\[0-9]{3}|\\.)+/gs, unicodeLabel);
}

/** The name with its labels beyond ASCII as A-labels, canonical, still relative or absolute as it was. */
export function toAscii(name: string): Parsed<string> {
  if (name === "@" || name === ".") return parsed(name);
  const own = readLabels(name);
  if (!own.ok) return own;
  return parsed(own.value.labels.map(printLabel).join(".") + (own.value.absolute ? "." : ""));
}

/** The octets a canonical name takes on the wire, its root label included. */
export function wireLength(name: string): number {
  return name === "." || name === "" ? 1 : name.replace(/\\(?:[0-9]{3}|.)/gs, "x").length + 1;
}

/** A label's octets as one label in presentation, in lower case, escaped as BIND prints it. */
export function printLabel(octets: Octets): string {
  return lowerCase(octets)
    .replace(/[@$"().;\\]/g, "\\$&")
    .replace(/[^\x21-\x7e]/g, decimalEscape);
}

function canonicalName(name: string): string | null {
  if (name.length < 255 && canonicalPlain.test(name)) return name;
  const canonical = parseName(name === "@" ? "\\@" : name);
  return canonical.ok ? canonical.value : null;
}

function isBelow(name: string, apex: string): boolean {
  if (apex === ".") return name !== ".";
  if (!name.endsWith(`.${apex}`)) return false;
  const backslashes = /\\*$/.exec(name.slice(0, -apex.length - 1));
  return (backslashes?.[0].length ?? 0) % 2 === 0;
}

function lowerCase(octets: Octets): Octets {
  return octets.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function labelOctets(label: string): Octets {
  if (!label.includes("\\")) return lowerCase(label);
  const own = readLabels(label);
  return own.ok ? lowerCase(own.value.labels[0] ?? "") : label;
}

function compareLabels(a: string, b: string, compare: (x: string, y: string) => number): number {
  const left = labels(a).reverse();
  const right = labels(b).reverse();
  for (const [depth, label] of left.entries()) {
    const other = right[depth];
    if (other === undefined) return 1;
    const order = compare(label, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function readLabels(text: string): Parsed<{ labels: Octets[]; absolute: boolean }> {
  if (text === "") return refused("is missing");
  if (text === ".") return parsed({ labels: [], absolute: true });
  const found: Octets[] = [];
  let label = { octets: "", international: false, escaped: false };
  let start = 0;
  const close = (end: number): Parsed<null> => {
    const done = label.international
      ? internationalLabel(text.slice(start, end), label.escaped)
      : parsed(label.octets);
    if (!done.ok) return { ok: false, problems: done.problems.map((p) => ({ ...p, column: start + 1 })) };
    const size = done.value.length;
    if (size === 0)
      return refused("has an empty label: two dots with nothing between", { column: start + 1 });
    if (size > 63)
      return refused(`has a label of ${size} octets; a label holds at most 63`, { column: start + 1 });
    found.push(done.value);
    label = { octets: "", international: false, escaped: false };
    start = end + 1;
    return parsed(null);
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\\") {
      const escaped = readEscape(text, at);
      if (!escaped.ok) return escaped;
      label.octets += escaped.value.octets;
      label.escaped = true;
      at += escaped.value.length - 1;
    } else if (unit === "." || idnDots.includes(unit)) {
      const closed = close(at);
      if (!closed.ok) return closed;
    } else if (/[\s"();]/.test(unit)) {
      const shown = unit.trim() === "" ? "a space" : `“${unit}”`;
      return refused(`has ${shown}, which a name can only hold escaped`, { column: at + 1 });
    } else {
      label.octets += unit;
      label.international ||= unit > "\x7f";
    }
  }
  if (start < text.length) {
    const closed = close(text.length);
    if (!closed.ok) return closed;
  }
  return parsed({ labels: found, absolute: start === text.length && endsInDot(text) });
}

function endsInDot(text: string): boolean {
  return text.endsWith(".") || idnDots.includes(text.slice(-1));
}

function internationalLabel(label: string, escaped: boolean): Parsed<Octets> {
  if (escaped) return refused(`mixes international characters and escapes in “${label}”`);
  return asciiLabel(label);
}
