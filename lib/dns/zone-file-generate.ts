import { type ContentProblem, type Parsed, parsed, refused } from "./parsed";
import type { Token } from "./tokens";
import { quoted } from "./zone-file-found";
import { parseRecordHead, type RecordHead } from "./zone-file-head";

/** A `$GENERATE` line: what to count through, and what each number makes. `data` is where its data stands. */
export type Generate = {
  range: GenerateRange;
  head: RecordHead;
  owner: GenerateTemplate;
  content: GenerateTemplate;
  data: Token;
};

/** The text that one number makes. */
export type GenerateTemplate = (counter: number) => Parsed<string>;

/** The numbers a `$GENERATE` counts through, both ends included. */
export type GenerateRange = { start: number; stop: number; step: number };

const maxInteger = 2147483647;
/** BIND holds one number's text in 128 octets. */
const maxNumberText = 127;

/** Reads `$GENERATE range owner [TTL] [class] type data`, the data one word or quoted string. */
export function parseGenerate(tokens: readonly Token[], types?: ReadonlySet<string>): Parsed<Generate> {
  const [directive, rangeToken, ownerToken] = tokens;
  if (!rangeToken || !ownerToken) {
    return refused("$GENERATE needs a range, an owner name, a type and data", { column: directive?.column });
  }
  const inQuotes = [rangeToken, ownerToken].find((token) => token.quoted);
  if (inQuotes) return refused("only the data of $GENERATE can be in quotes", { column: inQuotes.column });
  const range = parseGenerateRange(rangeToken.text);
  if (!range.ok) return placed(rangeToken, range);
  const head = parseRecordHead(tokens.slice(3), types);
  if (!head.ok) return head;
  const [data, extra] = head.value.data;
  if (!data) return refused("$GENERATE has no data after its type", { column: ownerToken.column });
  if (extra) return refused("the data of $GENERATE is one word: put it in quotes", { column: data.column });
  const owner = parseGenerateTemplate(ownerToken.text);
  if (!owner.ok) return placed(ownerToken, owner, `owner name ${quoted(ownerToken.text)} `);
  const content = parseGenerateTemplate(
    data.quoted ? data.text.replace(/\\(.)/gs, (pair, unit) => (unit === '"' ? unit : pair)) : data.text,
  );
  if (!content.ok) return placed(data, content, `data ${quoted(data.text)} `);
  return parsed({ range: range.value, head: head.value, owner: owner.value, content: content.value, data });
}

function placed(
  { column }: Token,
  { problems }: { problems: ContentProblem[] },
  subject = "",
): Parsed<never> {
  return { ok: false, problems: problems.map(({ message }) => ({ message: subject + message, column })) };
}

/** The range of a `$GENERATE`: `start-stop` or `start-stop/step`. */
export function parseGenerateRange(text: string): Parsed<GenerateRange> {
  const found = /^([0-9]+)-([0-9]+)(?:\/([0-9]+))?$/.exec(text);
  if (!found) return refused(`range ${quoted(text)} is not of the form start-stop or start-stop/step`);
  const [start, stop, step] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 1)];
  if (stop < start) return refused(`range ${quoted(text)} ends before it starts`);
  if (step < 1) return refused(`range ${quoted(text)} has a step of 0`);
  if (stop > maxInteger || step > maxInteger)
    return refused(`range ${quoted(text)} goes beyond ${maxInteger}`);
  return parsed({ start, stop, step });
}

type Part = string | { offset: number; width: number; base: string };

/**
 * The text of a `$GENERATE` side as a function of the counter: `$` is the number, `${offset,width,base}` the number
 * formatted (base d, o, x, X, or n, N for reversed nibbles), `$$` and `\$` a dollar sign.
 * See “The $GENERATE directive” in the BIND 9 Administrator Reference Manual.
 */
export function parseGenerateTemplate(text: string): Parsed<GenerateTemplate> {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const unit = text.charAt(at);
    if (unit === "\\") {
      parts.push(text.slice(at, at + 2));
      at += 2;
    } else if (unit !== "$") {
      const end = text.slice(at).search(/[\\$]/);
      parts.push(end < 0 ? text.slice(at) : text.slice(at, at + end));
      at = end < 0 ? text.length : at + end;
    } else if (text.charAt(at + 1) === "$") {
      parts.push("$");
      at += 2;
    } else if (text.charAt(at + 1) === "{") {
      const found = /^\$\{\s*([+-]?[0-9]{1,10})(?:,\s*([0-9]{1,10})(?:,([doxXnN]))?)?\}/.exec(
        text.slice(at, at + 64),
      );
      if (!found)
        return refused("has a brace after $ that is not {offset}, {offset,width} or {offset,width,base}");
      parts.push({ offset: Number(found[1]), width: Number(found[2] ?? 0), base: found[3] ?? "d" });
      at += found[0].length;
    } else {
      parts.push({ offset: 0, width: 0, base: "d" });
      at += 1;
    }
  }
  return parsed((counter) => expand(parts, counter));
}

function expand(parts: Part[], counter: number): Parsed<string> {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const value = counter + part.offset;
    if (value > maxInteger) return refused(`counts to ${value}, beyond ${maxInteger}`);
    if (value < 0 && /n/i.test(part.base)) return refused(`has no nibbles for the negative number ${value}`);
    if (part.width > maxNumberText)
      return refused(`has a width of ${part.width}; at most ${maxNumberText} is possible`);
    text += formatNumber(value, part.width, part.base);
  }
  return parsed(text);
}

function formatNumber(value: number, width: number, base: string): string {
  if (base === "n" || base === "N") return nibbles(value, width, base);
  if (base === "d")
    return (value < 0 ? "-" : "") + String(Math.abs(value)).padStart(width - (value < 0 ? 1 : 0), "0");
  const digits = (value >>> 0).toString(base === "o" ? 8 : 16).padStart(width, "0");
  return base === "X" ? digits.toUpperCase() : digits;
}

/** Hex digits, the least significant first, dots between them; the width counts digits and dots alike. */
function nibbles(value: number, width: number, base: string): string {
  let text = "";
  for (let rest = value, place = 0; rest > 0 || place < Math.max(width, 1); place += 1) {
    if (place % 2 === 1) {
      text += ".";
    } else {
      text += (rest % 16).toString(16);
      rest = Math.floor(rest / 16);
    }
  }
  return base === "N" ? text.toUpperCase() : text;
}
