import { type Parsed, parsed, refused } from "./parsed";
import type { Token } from "./tokens";
import { maxTtl, parseTtl } from "./ttl";
import { pastEnd, quoted } from "./zone-file-found";
import { parseTypeName } from "./zone-file-type-names";

/** What stands between a record's owner and its data. `ttl`, in seconds, is null where it is left out. */
export type RecordHead = { ttl: ZoneTtl | null; type: string; typeToken: Token; data: Token[] };

/** A TTL as written. One with its topmost bit set counts as 0 (RFC 2181 §8) and is `excessive`. */
export type ZoneTtl = { seconds: number; excessive: boolean; token: Token };

const classPattern = /^(?:IN|CH|CHAOS|HS|HESIOD|ANY|NONE|RESERVED0|CLASS([0-9]{1,5}))$/i;

/** Reads `[TTL] [class] type`, TTL and class in either order (RFC 1035 §5.1), the type one of `types`. Problems have columns. */
export function parseRecordHead(tokens: readonly Token[], types?: ReadonlySet<string>): Parsed<RecordHead> {
  let ttl: ZoneTtl | null = null;
  let classSeen = false;
  for (const [at, token] of tokens.entries()) {
    const { text, column } = token;
    if (token.quoted) return refused("a quoted string cannot stand before the record type", { column });
    if (ttl === null && /^[0-9]/.test(text)) {
      const read = parseZoneTtl(token);
      if (!read.ok) return read;
      ttl = read.value;
    } else if (!classSeen && classPattern.test(text)) {
      if (!isInternet(text)) {
        return refused(`class ${text.toUpperCase()} cannot stand in a zone of class IN`, { column });
      }
      classSeen = true;
    } else {
      const type = parseTypeName(text, types);
      if (type.ok) return parsed({ ttl, type: type.value, typeToken: token, data: tokens.slice(at + 1) });
      return { ok: false, problems: type.problems.map((problem) => ({ ...problem, column })) };
    }
  }
  const last = tokens.at(-1);
  return refused("the record type is missing", last && { column: pastEnd(last) });
}

/** Reads a TTL token: seconds, or numbers with the units w, d, h, m and s. */
export function parseZoneTtl(token: Token): Parsed<ZoneTtl> {
  const { text, column } = token;
  const read = /^[0-9]{1,9}$/.test(text) ? parsed(Number(text)) : parseTtl(text, 4294967295);
  if (!read.ok) return refused(`TTL ${quoted(text)} ${read.problems[0]?.message}`, { column });
  const excessive = read.value > maxTtl;
  return parsed({ seconds: excessive ? 0 : read.value, excessive, token });
}

function isInternet(text: string): boolean {
  return /^(?:IN|CLASS0*1)$/i.test(text);
}
