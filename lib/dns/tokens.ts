import { type Parsed, parsed, refused } from "./parsed";

/** A piece of zone-file text: `text` without its quotes, escapes untouched; `column` counts from 1. */
export type Token = { text: string; quoted: boolean; column: number };

/**
 * The tokens of one record's data (RFC 1035 §5.1): words and quoted strings. Balanced parentheses are dropped and
 * let the data run over several lines. A comment is refused: in one record's data it is a forgotten quote.
 */
export function tokenize(text: string): Parsed<Token[]> {
  const tokens: Token[] = [];
  let depth = 0;
  let lineEnded = false;
  for (let at = 0; at < text.length; ) {
    const column = at + 1;
    const unit = text.charAt(at);
    if (unit === " " || unit === "\t" || unit === "\r" || unit === "\n") {
      lineEnded ||= unit === "\n" && depth === 0 && tokens.length > 0;
      at++;
      continue;
    }
    if (lineEnded) return refused("goes on after a line break; put it in one line", { column });
    if (unit === ";") {
      return refused("has a “;” outside quotes, which starts a comment; quote it or write “\\;”", { column });
    }
    if (unit === "(" || unit === ")") {
      depth += unit === "(" ? 1 : -1;
      if (depth < 0) return refused("closes a parenthesis that was not opened", { column });
      at++;
      continue;
    }
    const end = unit === '"' ? closingQuote(text, at + 1) : wordEnd(text, at);
    if (end === null) return refused("has an opening quote without a closing one", { column });
    const start = unit === '"' ? at + 1 : at;
    const lineBreak = text.slice(start, end).search(/[\r\n]/);
    if (lineBreak !== -1) return refused("has a line break inside a text", { column: start + lineBreak + 1 });
    tokens.push({ text: text.slice(start, end), quoted: unit === '"', column });
    at = unit === '"' ? end + 1 : end;
  }
  if (depth > 0) return refused("opens a parenthesis without closing it", { column: text.length + 1 });
  return parsed(tokens);
}

/** Where the quoted string that starts at `from` ends (its closing quote), or null when it does not. */
export function closingQuote(text: string, from: number): number | null {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return null;
}

/** Where the unquoted word that starts at `from` ends: before a space, quote, parenthesis, comment or line break. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[ \t\r\n"();]/.test(text.charAt(at))) at += text[at] === "\\" ? 2 : 1;
  return Math.min(at, text.length);
}
