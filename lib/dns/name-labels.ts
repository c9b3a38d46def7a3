import { asciiLabel } from "./idn";
import { decimalEscape, type Octets, readCharacterString } from "./octets";
import { type Parsed, parsed, refused } from "./parsed";

// UTS 46 maps U+3002, U+FF0E and U+FF61 to the full stop.
const labelAndDot = /((?:[^.\\\u3002\uff0e\uff61]|\\.?)*)([.\u3002\uff0e\uff61]?)/gs;

/** No name is longer as text: 255 octets, each of them escaped as `\\DDD`. */
const longestName = 4 * 255;

/** The octets of a name's labels as typed, A-labels for those beyond ASCII, and whether it ends in a dot. */
export function readLabels(text: string): Parsed<{ labels: Octets[]; absolute: boolean }> {
  if (text === "") return refused("is missing");
  if (text === ".") return parsed({ labels: [], absolute: true });
  if (text.length > longestName) {
    return refused(`is ${text.length} characters long; a whole name holds at most 255 octets`);
  }
  const labels: Octets[] = [];
  for (const { 1: raw = "", 2: dot = "", index } of text.matchAll(labelAndDot)) {
    if (raw === "" && dot === "") return parsed({ labels, absolute: true });
    const label = readLabel(raw);
    if (!label.ok) {
      const [problem] = label.problems;
      return refused(problem?.message ?? "", { column: index + (problem?.column ?? 1) });
    }
    labels.push(label.value);
    if (dot === "") break;
  }
  return parsed({ labels, absolute: false });
}

/** A label's octets as one label in presentation, in lower case, escaped as BIND prints it. */
export function printLabel(octets: Octets): string {
  return lowerCase(octets)
    .replace(/[@$"().;\\]/g, "\\$&")
    .replace(/[^\x21-\x7e]/g, decimalEscape);
}

/** Octets with the letters A to Z, and only those, in lower case: how DNS compares them (RFC 4343). */
export function lowerCase(octets: Octets): Octets {
  return octets.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function readLabel(raw: string): Parsed<Octets> {
  if (raw === "") return refused("has an empty label, one with nothing before its dot");
  const stray = raw.replace(/\\./gs, "xx").search(/[\s"();]/);
  if (stray !== -1) {
    const shown = /\s/.test(raw.charAt(stray)) ? "a space" : `“${raw.charAt(stray)}”`;
    return refused(`has ${shown}, which a name can only hold escaped`, { column: stray + 1 });
  }
  const octets = /[^\x00-\x7f]/.test(raw) ? asciiLabel(raw) : readCharacterString(raw);
  if (!octets.ok || octets.value.length <= 63) return octets;
  return refused(`has a label of ${octets.value.length} octets; a label holds at most 63`);
}
