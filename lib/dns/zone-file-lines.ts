import { isSubdomain, parseName } from "./name";
import { type Parsed, parsed, refused } from "./parsed";
import { type Token, tokenize } from "./tokens";
import type { ZoneFileOptions } from "./zone-file-entries";
import { error, errors, type Found, warning } from "./zone-file-found";
import { type Generate, parseGenerate } from "./zone-file-generate";
import { parseRecordHead, parseZoneTtl } from "./zone-file-head";
import { ZoneFileRecords } from "./zone-file-records";
import type { ZoneLine } from "./zone-file-scanner";
import { ZoneFileTtls } from "./zone-file-ttls";

/** How much text all `$GENERATE` lines together may make, in UTF-16 units. */
const maxGeneratedText = 32 * 1024 * 1024;

/** A name that lines further down depend on, or the line where it could not be read. */
type Settled = { name: string; unread?: never } | { name?: never; unread: number };

/** Reads the lines of one zone file in their order, keeping what one line leaves for the next. */
export class ZoneFileLines {
  readonly ttls: ZoneFileTtls;
  private readonly records: ZoneFileRecords;
  private readonly maxGenerated: number;
  private origin: Settled;
  private originIsNew = false;
  private owner: Settled | null = null;
  private ownerIsInside = false;
  private generated = 0;
  private generatedText = 0;

  constructor(
    private readonly zone: string,
    options: ZoneFileOptions,
  ) {
    this.origin = { name: zone };
    this.ttls = new ZoneFileTtls(options.defaultTtl);
    this.records = new ZoneFileRecords(zone, this.ttls);
    this.maxGenerated = options.maxGenerated ?? 131_072;
  }

  read(line: ZoneLine): Iterable<Found> {
    const first = line.tokens[0];
    if (first === undefined || line.indented || !first.text.startsWith("$")) return this.record(line);
    switch (first.text.toUpperCase()) {
      case "$ORIGIN":
        return this.setOrigin(line);
      case "$TTL":
        return this.setTtl(line);
      case "$GENERATE":
        return line.fault ? [error(line.fault, line.fault.message)] : this.generate(line, first);
      case "$INCLUDE":
        return [error(first, "$INCLUDE is not followed: put that file's content in its place")];
      default:
        return [error(first, `“${first.text}” is not a directive: $ORIGIN, $TTL and $GENERATE are`)];
    }
  }

  private setOrigin(line: ZoneLine): Found[] {
    const before = this.origin;
    this.origin = { unread: line.line };
    const argument = onlyArgument(line);
    if (!argument.ok) return errors({ column: 1 }, argument.problems);
    const { text, column } = argument.value;
    if (before.name === undefined && !text.endsWith("."))
      return [error({ column }, unreadOrigin(before.unread))];
    const name = parseName(text, before.name);
    if (!name.ok) return errors({ column }, name.problems, `$ORIGIN “${text}” `);
    this.origin = { name: name.value };
    this.originIsNew = true;
    return [];
  }

  private setTtl(line: ZoneLine): Found[] {
    this.ttls.loseDefault(line.line);
    const argument = onlyArgument(line);
    const ttl = argument.ok ? parseZoneTtl(argument.value) : argument;
    if (!ttl.ok) return errors({ column: 1 }, ttl.problems);
    this.ttls.setDefault(ttl.value.seconds);
    const { excessive, token } = ttl.value;
    return excessive ? [warning(token, `$TTL ${token.text} is over 2147483647: 0 is used`)] : [];
  }

  private record(line: ZoneLine): Found[] {
    const { tokens, fault, indented } = line;
    const first = tokens[0];
    const unreadable = indented ? [] : this.setOwner(line, first);
    if (fault) return [error(fault, fault.message)];
    if (first === undefined || unreadable.length > 0) return unreadable;
    if (this.origin.name === undefined) return [error(first, unreadOrigin(this.origin.unread))];
    if (this.owner === null)
      return [error(first, "the line is indented, but no line before it names an owner")];
    if (this.owner.name === undefined) {
      return [error(first, `its owner is that of line ${this.owner.unread}, which could not be read`)];
    }
    const { name } = this.owner;
    const inheritsPastOrigin = indented && this.originIsNew;
    this.originIsNew = false;
    const head = parseRecordHead(indented ? tokens : tokens.slice(1));
    if (!head.ok) return errors({ column: first.column + first.text.length }, head.problems);
    this.ttls.state(head.value.ttl);
    if (!this.ownerIsInside) return [error(first, `${name} is outside the zone ${this.zone}`)];
    const found = this.records.add({
      name,
      head: head.value,
      origin: this.origin.name,
      line: line.line,
      at: first,
    });
    if (inheritsPastOrigin) {
      found.unshift(warning(first, `though $ORIGIN stands before it, this record still belongs to ${name}`));
    }
    return found;
  }

  private setOwner(line: ZoneLine, token: Token | undefined): Found[] {
    this.owner = { unread: line.line };
    if (token === undefined || this.origin.name === undefined) return [];
    const name = parseName(token.quoted ? escapeQuoted(token.text) : token.text, this.origin.name);
    if (!name.ok) {
      const column = token.column + (token.quoted ? 1 : 0);
      const problems = name.problems.map((problem) => ({
        ...problem,
        column: column + (problem.column ?? 1) - 1,
      }));
      return errors(token, problems, `owner name “${token.text}” `);
    }
    this.owner = { name: name.value };
    this.ownerIsInside = isSubdomain(name.value, this.zone);
    return [];
  }

  private *generate(line: ZoneLine, directive: Token): Generator<Found, void, undefined> {
    const read = parseGenerate(line.tokens);
    if (!read.ok) return yield* errors(directive, read.problems);
    if (this.origin.name === undefined) return yield error(directive, unreadOrigin(this.origin.unread));
    const { range, head, data } = read.value;
    this.generated += Math.floor((range.stop - range.start) / range.step) + 1;
    if (this.generated > this.maxGenerated) {
      return yield error(directive, `$GENERATE would make more than ${this.maxGenerated} records`);
    }
    this.ttls.state(head.ttl);
    const outside: string[] = [];
    for (let counter = range.start; counter <= range.stop; counter += range.step) {
      const made = this.generateOne(read.value, counter, this.origin.name);
      if (!made.ok) {
        const [problem] = errors(data, made.problems, `$GENERATE stopped at ${counter}: `);
        return yield* problem ? [problem] : [];
      }
      const { name, tokens } = made.value;
      if (!isSubdomain(name, this.zone)) {
        outside.push(name);
        continue;
      }
      const found = this.records.add({
        name,
        head: { ...head, data: tokens },
        origin: this.origin.name,
        line: line.line,
        at: directive,
      });
      yield* found;
      if (found.some((one) => "severity" in one && one.severity === "error")) return;
    }
    if (outside.length > 0) {
      const message = `${outside.length} of the names made are outside the zone ${this.zone}, first ${outside[0]}`;
      yield error(directive, message);
    }
  }

  private generateOne(
    { owner, content, data }: Generate,
    counter: number,
    origin: string,
  ): Parsed<{ name: string; tokens: Token[] }> {
    const ownerText = owner(counter);
    if (!ownerText.ok) return ownerText;
    const text = content(counter);
    if (!text.ok) return text;
    this.generatedText += ownerText.value.length + text.value.length;
    if (this.generatedText > maxGeneratedText) return refused("the lines made are too long in all");
    const name = parseName(ownerText.value, origin);
    if (!name.ok) return refused(`owner name “${ownerText.value}” ${name.problems[0]?.message}`, data);
    const tokens = tokenize(text.value);
    if (!tokens.ok) return refused(`data “${text.value}” ${tokens.problems[0]?.message}`, data);
    return parsed({
      name: name.value,
      tokens: tokens.value.map((token) => ({ ...token, column: data.column })),
    });
  }
}

/** The one argument of `$ORIGIN` or `$TTL`. */
function onlyArgument({ tokens, fault }: ZoneLine): Parsed<Token> {
  const [directive, argument, extra] = tokens;
  if (fault) return refused(fault.message, { column: fault.column });
  const name = directive?.text.toUpperCase();
  if (!argument) return refused(`${name} has no value`, { column: directive?.column });
  if (argument.quoted)
    return refused(`the value of ${name} cannot be in quotes`, { column: argument.column });
  if (extra) return refused(`${name} has “${extra.text}” after its value`, { column: extra.column });
  return parsed(argument);
}

/** What a quoted owner name means unquoted: in quotes, spaces and the like stand for themselves. */
function escapeQuoted(text: string): string {
  return text.replace(/\\.|[\s();]/gs, (unit) => (unit.length > 1 ? unit : `\\${unit}`));
}

function unreadOrigin(line: number): string {
  return `names here are relative to the $ORIGIN of line ${line}, which could not be read`;
}
