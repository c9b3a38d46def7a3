import { type Parsed, parsed, refused } from "../parsed";
import { type Token, tokenize } from "../tokens";

/** The content of a type whose fields are not known: its tokens in one line, as they were written. */
export function textContent(tokens: readonly Token[]): Parsed<string> {
  if (tokens.length === 0) return refused("is missing");
  let text = "";
  let end = 0;
  for (const { text: own, quoted, column } of tokens) {
    // As in `alpn="h2"`, which is one word (RFC 9460 §2.1).
    if (text !== "" && column !== end) text += " ";
    text += quoted ? `"${own}"` : own;
    end = column + own.length + (quoted ? 2 : 0);
  }
  return parsed(text);
}

/** {@link textContent} of a text. */
export function canonicalText(text: string): Parsed<string> {
  const tokens = tokenize(text);
  return tokens.ok ? textContent(tokens.value) : tokens;
}
