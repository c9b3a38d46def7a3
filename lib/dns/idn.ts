import punycode from "punycode/";
import { type Parsed, parsed, refused } from "./parsed";

/**
 * A label with characters beyond ASCII as its A-label, by the platform's UTS 46 (the WHATWG URL host parser).
 * Labels in pure ASCII must not come here: the URL parser refuses or rewrites some that DNS allows.
 */
export function asciiLabel(label: string): Parsed<string> {
  // Some host parsers decode "%41", typed as it is or in full width; other ASCII punctuation is as little a letter.
  if (/[\x00-\x7f]/.test(label.normalize("NFKC").replace(/[A-Za-z0-9_-]/g, ""))) {
    return refused(`mixes international characters and punctuation in “${label}”`);
  }
  try {
    // A last label that is a number would make the whole host an IPv4 address, hence the ".a".
    const host = new URL(`http://${label}.a/`).hostname;
    const ascii = host.slice(0, -2);
    if (host.endsWith(".a") && /^[a-z0-9_-]+$/.test(ascii)) return parsed(ascii);
  } catch {
    // Refused below, with our own words.
  }
  return refused(`has “${label}”, which is not a valid internationalised label`);
}

/** The Unicode form of a label, when it is an A-label that converts back to itself; otherwise the label. */
export function unicodeLabel(label: string): string {
  if (!/^xn--[a-z0-9-]+$/i.test(label)) return label;
  const ascii = label.toLowerCase();
  try {
    const unicode = punycode.decode(ascii.slice(4));
    if (/^[\x00-\x7f]*$/.test(unicode)) return label;
    const back = asciiLabel(unicode);
    return back.ok && back.value === ascii ? unicode : label;
  } catch {
    return label;
  }
}
