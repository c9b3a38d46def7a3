/** A place in a text, from 1; columns in UTF-16 units. */
interface TextPlace {
  line: number;
  column: number;
}

/** Counts lines on the way through a text; LF, CRLF and a lone CR end one. */
class Places {
  private readonly ends: Iterator<RegExpExecArray, undefined, undefined>;
  private end: RegExpExecArray | undefined;
  private line = 1;
  private lineStart = 0;

  constructor(text: string) {
    this.ends = text.matchAll(/\r\n?|\n/g);
    this.end = this.ends.next().value;
  }

  /** The place of an offset that is not before the last one asked for. */
  of(offset: number): TextPlace {
    for (; this.end && this.end.index < offset; this.end = this.ends.next().value) {
      this.line += 1;
      this.lineStart = this.end.index + this.end[0].length;
    }
    return { line: this.line, column: offset - this.lineStart + 1 };
  }
}

/** Past a byte order mark. */
function startOf(text: string): number {
  return text.startsWith("\ufeff") ? 1 : 0;
}

const space = /[ \t\r\n]*/y;
const token =
  /[{}[\],:]|"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

/** The token at an offset or after spaces there; null where there is none. */
function tokenAt(text: string, offset: number): { text: string; start: number; end: number } | null {
  space.lastIndex = offset;
  space.exec(text);
  const start = space.lastIndex;
  token.lastIndex = start;
  const found = token.exec(text);
  return found && { text: found[0], start, end: token.lastIndex };
}

/**
 * Where the items of a list begin, one after the other, after a byte order mark or none. `text` is JSON: the list, or an
 * object with it in `key`.
 */
export function* jsonItemPlaces(text: string, key: string): Generator<TextPlace, void, undefined> {
  const places = new Places(text);
  let depth = 0;
  let own = -1;
  let wanted = false;
  let last = "";
  for (let next = tokenAt(text, startOf(text)); next; next = tokenAt(text, next.end)) {
    const before = last;
    last = next.text;
    const opens = last === "[" || last === "{";
    const isItem = depth === own && last !== "," && last !== "]";
    if (isItem) yield places.of(next.start);
    if (depth === 1 && own < 0 && last === ":") wanted = before.startsWith('"') && JSON.parse(before) === key;
    if (last === "[" && own < 0 && (depth === 0 || (depth === 1 && wanted))) own = depth + 1;
    if (opens) depth += 1;
    else if (last === "]" || last === "}") depth -= 1;
    if (depth < own) return;
  }
}

/** Where a text stops being JSON (RFC 8259); null where it does not. */
export function jsonFault(text: string): TextPlace | null {
  const open: ("[" | "{")[] = [];
  let expects: "value" | "first" | "key" | "first key" | "colon" | "next" = "value";
  let at = startOf(text);
  for (;;) {
    const next = tokenAt(text, at);
    const done = expects === "next" && open.length === 0;
    if (!next) {
      space.lastIndex = at;
      space.exec(text);
      return done && space.lastIndex === text.length ? null : new Places(text).of(space.lastIndex);
    }
    const { text: said } = next;
    const inside = open.at(-1);
    const closes = said === (inside === "[" ? "]" : "}");
    if (inside && closes && (expects === "next" || expects === "first" || expects === "first key")) {
      open.pop();
      expects = "next";
    } else if (expects === "next" && inside && said === ",") expects = inside === "[" ? "value" : "key";
    else if (expects === "colon" && said === ":") expects = "value";
    else if ((expects === "key" || expects === "first key") && said.startsWith('"')) expects = "colon";
    else if ((expects === "value" || expects === "first") && !",:]}".includes(said)) {
      if (said === "[" || said === "{") open.push(said);
      expects = said === "[" ? "first" : said === "{" ? "first key" : "next";
    } else return new Places(text).of(next.start);
    at = next.end;
  }
}

/** The one value that begins at an offset, in one line and at most so long; its beginning where it is not whole. */
export function jsonValueAt(text: string, offset: number, longest: number): string {
  let depth = 0;
  let value = "";
  for (let next = tokenAt(text, offset); next && value.length <= longest; next = tokenAt(text, next.end)) {
    const { text: said } = next;
    if (said === "]" || said === "}") depth -= 1;
    value += said === "," || said === ":" ? `${said} ` : said;
    if (said === "[" || said === "{") depth += 1;
    if (depth <= 0) break;
  }
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
