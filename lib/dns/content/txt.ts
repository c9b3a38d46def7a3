import { printCharacterString, readCharacterString, utf8Octets, utf8Text } from "../octets";
import { tokenize } from "../tokens";
import { defineContent } from "./definition";
import { characterStrings } from "./field";

/** RFC 1035 §3.3.14. Strings over 255 octets are split: whatever reads TXT joins them again. */
export const txt = defineContent({
  description: "Text, such as SPF, DKIM and site verification",
  example: '"v=spf1 mx -all"',
  fields: [{ name: "text", label: "Text", kind: "text", hint: "In quotes; more than 255 octets are split" }],
});

/**
 * TXT content that holds a plain text as it stands, quotes and spaces at its ends too: UTF-8, in quoted strings of at
 * most 255 octets. A zone file would read `v=spf1 mx -all` as three strings, which SPF joins without spaces.
 */
export function txtFromPlain(text: string): string {
  return characterStrings(utf8Octets(text))
    .map((string) => `"${printCharacterString(string)}"`)
    .join(" ");
}

/** The plain text that TXT content holds, its strings joined; null when it is not UTF-8 or not TXT content. */
export function txtToPlain(content: string): string | null {
  const tokens = tokenize(content);
  if (!tokens.ok || tokens.value.length === 0) return null;
  let octets = "";
  for (const token of tokens.value) {
    const string = readCharacterString(token.text);
    if (!string.ok) return null;
    octets += string.value;
  }
  return utf8Text(octets);
}
