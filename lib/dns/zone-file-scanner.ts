import type { Token } from "./tokens";

/**
 * One logical line of a zone file: parentheses joined, comments gone. `line` is where it starts, from 1. A token's
 * column counts from the start of the file, so that what is said of it can be placed by {@link LineIndex}.
 */
export type ZoneLine = { line: number; indented: boolean; tokens: Token[]; fault: ZoneFault | null };

/** What kept an line from being split, and where, counted like a token's column. */
type ZoneFault = { column: number; message: string };

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const BACKSLASH = 92;

const endsWord = new Uint8Array(128);
for (const code of [0, TAB, LF, CR, SPACE, QUOTE, OPEN, CLOSE, SEMICOLON]) endsWord[code] = 1;

/** Where the lines of a text start. LF, CRLF and a lone CR end a line. */
export class LineIndex {
  private readonly starts: number[];

  constructor(text: string) {
    this.starts = [startOf(text)];
    for (const end of text.matchAll(/\r\n?|\n/g)) this.starts.push(end.index + end[0].length);
  }

  /** Line and column, both from 1, of a column that counts from the start of the text. */
  locate(column: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) < column) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: column - (this.starts[low] ?? 0) };
  }
}

/**
 * Splits a zone file into logical lines (RFC 1035 §5.1), in one pass over the text. Blank and comment-only lines
 * give nothing; a leading byte order mark is skipped.
 */
export function* scanZoneFile(text: string, lines: LineIndex): Generator<ZoneLine, void, undefined> {
  let at = startOf(text);
  while (at < text.length) {
    const first = text.charCodeAt(at);
    const tokens: Token[] = [];
    let fault: ZoneFault | null = null;
    let depth = 0;
    let opened = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB || (code === CR && text.charCodeAt(at + 1) === LF)) {
      } else if (code === LF || code === CR) {
        if (depth > 0) continue;
        at++;
        break;
      } else if (code === SEMICOLON) {
        at = lineEnd(text, at) - 1;
      } else if (code === OPEN) {
        if (depth === 0) opened = at + 1;
        depth++;
      } else if (code === CLOSE && depth > 0) {
        depth--;
      } else if (code === CLOSE) {
        fault ??= { column: at + 1, message: "“)” has no “(” before it" };
      } else if (code === 0) {
        fault ??= { column: at + 1, message: "a NUL character cannot stand in a zone file" };
      } else if (code === QUOTE) {
        const end = closingQuote(text, at + 1);
        if (end === -1) {
          fault ??= { column: at + 1, message: "this quote is not closed before its line ends" };
          depth = 0;
          at = lineEnd(text, at) - 1;
        } else {
          tokens.push({ text: text.slice(at + 1, end), quoted: true, column: at + 1 });
          at = end;
        }
      } else {
        const end = wordEnd(text, at);
        tokens.push({ text: text.slice(at, end), quoted: false, column: at + 1 });
        at = end - 1;
      }
    }
    if (depth > 0) {
      fault ??= {
        column: opened,
        message: "“(” is never closed: nothing from here to the end of the file was read",
      };
    }
    const start = fault?.column ?? tokens[0]?.column;
    if (start !== undefined) {
      const { line } = lines.locate(Math.min(start, tokens[0]?.column ?? start));
      yield { line, indented: first === SPACE || first === TAB, tokens, fault };
    }
  }
}

/** Where the text starts: past its byte order mark. */
function startOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Offset just past the word at `from`. A backslash keeps any character in the word but a line end, as in BIND. */
function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      const next = text.charCodeAt(at + 1);
      at += next === LF || next === CR || Number.isNaN(next) ? 1 : 2;
    } else if (code < 128 && endsWord[code] === 1) {
      return at;
    } else {
      at++;
    }
  }
  return at;
}

/** Offset of the closing quote, or -1. A line end can stand in a quoted string only escaped, as in BIND. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
    else if (code === LF || code === CR) return -1;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
}
