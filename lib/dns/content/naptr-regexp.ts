import { readCharacterString } from "../octets";

/**
 * What is wrong with a NAPTR substitution (RFC 3402 §3.2), as zone-file text without quotes, or null: empty, or
 * delimiter, extended regular expression, delimiter, replacement, delimiter, and perhaps the flag i.
 */
export function regexpProblem(text: string): string | null {
  const octets = readCharacterString(text);
  if (!octets.ok || octets.value === "") return null;
  const substitution = octets.value;
  const delimiter = substitution.charAt(0);
  if (/[0-9i\\\0]/.test(delimiter))
    return "begins with a digit, i or backslash, which cannot be the delimiter";
  if (substitution.includes("\0")) return "has an octet of zero";
  const parts = splitAt(delimiter, substitution.slice(1));
  if (parts === null) return "ends in a backslash that escapes nothing";
  const [expression = "", replacement = "", flags = ""] = parts;
  if (parts.length !== 3) {
    return `needs its delimiter three times, as in ${delimiter}expression${delimiter}replacement${delimiter}`;
  }
  if (!/^i*$/.test(flags)) return "has flags other than i";
  const groups = countGroups(expression);
  if (groups === null) return "has an expression whose parentheses or brackets do not match";
  for (const [, digit] of replacement.matchAll(/\\(.)/gs)) {
    if (digit === "0") return "refers to group 0; groups count from 1";
    if (digit !== undefined && /[1-9]/.test(digit) && Number(digit) > groups) {
      return `refers to group ${digit}, but its expression has ${groups}`;
    }
  }
  return null;
}

/** The parts between unescaped delimiters, or null when the text ends in an unfinished escape. */
function splitAt(delimiter: string, text: string): string[] | null {
  const parts = [""];
  for (let at = 0; at < text.length; at++) {
    const octet = text.charAt(at);
    if (octet === delimiter) {
      parts.push("");
      continue;
    }
    const taken = octet === "\\" ? text.slice(at, at + 2) : octet;
    if (taken === "\\") return null;
    at += taken.length - 1;
    parts.push(`${parts.pop()}${taken}`);
  }
  return parts;
}

/** How many groups an extended regular expression captures, or null when its parentheses or brackets do not match. */
function countGroups(expression: string): number | null {
  let groups = 0;
  let open = 0;
  for (let at = 0; at < expression.length; at++) {
    const octet = expression.charAt(at);
    if (octet === "\\") at++;
    else if (octet === "[") {
      const end = bracketEnd(expression, at);
      if (end === null) return null;
      at = end;
    } else if (octet === "(") {
      groups++;
      open++;
    } else if (octet === ")" && open > 0) {
      // A closing parenthesis on its own stands for itself (POSIX.1 §9.4.3).
      open--;
    }
  }
  return open === 0 ? groups : null;
}

/** Where the bracket expression at `from` ends, or null. A "]" right at its start is one of its members. */
function bracketEnd(expression: string, from: number): number | null {
  let at = from + 1;
  if (expression[at] === "^") at++;
  if (expression[at] === "]") at++;
  while (at < expression.length && expression[at] !== "]") {
    const inner = expression.charAt(at + 1);
    if (expression[at] !== "[" || !/^[.:=]$/.test(inner)) {
      at++;
      continue;
    }
    // Classes such as [:digit:] have brackets of their own.
    const end = expression.indexOf(`${inner}]`, at + 2);
    if (end === -1) return null;
    at = end + 2;
  }
  return at < expression.length ? at : null;
}
