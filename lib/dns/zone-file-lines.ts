import { isSubdomain, parseName } from "./name";
import { type ContentProblem, type Parsed, parsed, refused } from "./parsed";
import { type Token, tokenize } from "./tokens";
import type { ZoneFileOptions } from "./zone-file-entries";
import { error, errors, type Found, pastEnd, quoted, type Remark, warning } from "./zone-file-found";
import { type Generate, parseGenerate } from "./zone-file-generate";
import { parseRecordHead, parseZoneTtl, type RecordHead } from "./zone-file-head";
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
  private originIsInside = true;
  private originIsNew = false;
  private owner: Settled | null = null;
  private ownerIsInside = false;
  private generated = 0;
  private generatedText = 0;

  constructor(
    private readonly zone: string,
    private readonly options: ZoneFileOptions,
  ) {
    this.origin = { name: zone };
    this.ttls = new ZoneFileTtls(options.defaultTtl);
    this.records = new ZoneFileRecords(zone, this.ttls, options.types);
    this.maxGenerated = options.maxGenerated ?? 131_072;
  }

  read(line: ZoneLine): Iterable<Found> {
    const first = line.tokens[0];
    if (first === undefined || !first.text.startsWith("$")) return this.record(line);
    if (line.indented)
      return [error(first, `${quoted(first.text)} is indented; a directive starts its line`)];
    switch (first.text.toUpperCase()) {
      case "$ORIGIN":
        return this.setOrigin(line, first);
      case "$TTL":
        return this.setTtl(line, first);
      case "$GENERATE":
        return line.fault ? [error(line.fault, line.fault.message)] : this.generate(line, first);
      case "$INCLUDE":
        return [error(first, "$INCLUDE is not followed: put that file's content in its place")];
      default:
        return [error(first, `${quoted(first.text)} is not a directive: $ORIGIN, $TTL and $GENERATE are`)];
    }
  }

  private setOrigin(line: ZoneLine, directive: Token): Found[] {
    const before = this.origin;
    this.origin = { unread: line.line };
    const argument = onlyArgument(line);
    if (!argument.ok) return errors(directive, argument.problems);
    const { text } = argument.value;
    if (before.name === undefined && !/(?:^|[^\\])(?:\\\\)*\.$/.test(text)) {
      return [error(argument.value, unreadOrigin(before.unread))];
    }
    const name = parseName(text, before.name);
    if (!name.ok) return nameErrors(argument.value, name.problems, "$ORIGIN");
    this.origin = { name: name.value };
    this.originIsNew = true;
    this.originIsInside = isSubdomain(name.value, this.zone);
    return [];
  }

  private setTtl(line: ZoneLine, directive: Token): Found[] {
    this.ttls.loseDefault(line.line);
    const argument = onlyArgument(line);
    const ttl = argument.ok ? parseZoneTtl(argument.value) : argument;
    if (!ttl.ok) return errors(directive, ttl.problems);
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
    if (this.owner === null) {
      return [error(first, "the line is indented, but no line before it names an owner")];
    }
    if (this.owner.name === undefined) {
      return [error(first, `its owner is that of line ${this.owner.unread}, which could not be read`)];
    }
    const { name } = this.owner;
    const inheritsPastOrigin = indented && this.originIsNew;
    this.originIsNew = false;
    const head = parseRecordHead(indented ? tokens : tokens.slice(1), this.options.types);
    if (!head.ok) {
      const hint = indented && tokens.length > 2 ? "; an owner name would have to start its line" : "";
      const [problem] = head.problems;
      return [error({ column: problem?.column ?? pastEnd(first) }, `${problem?.message}${hint}`)];
    }
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
    if (!name.ok) return nameErrors(token, name.problems, "owner name");
    this.owner = { name: name.value };
    this.ownerIsInside =
      (this.originIsInside && isRelative(token.text)) || isSubdomain(name.value, this.zone);
    return [];
  }

  private *generate(line: ZoneLine, directive: Token): Generator<Found, void, undefined> {
    const read = parseGenerate(line.tokens, this.options.types);
    if (!read.ok) return yield* errors(directive, read.problems);
    if (this.origin.name === undefined) return yield error(directive, unreadOrigin(this.origin.unread));
    const { range } = read.value;
    const count = Math.floor((range.stop - range.start) / range.step) + 1;
    if (this.generated + count > this.maxGenerated) {
      const before = this.generated > 0 ? `, with ${this.generated} made before it` : "";
      const limit = `at most ${this.maxGenerated} are possible in all`;
      return yield error(directive, `$GENERATE would make ${count} records${before}; ${limit}`);
    }
    this.generated += count;
    this.ttls.state(read.value.head.ttl);
    const outside: string[] = [];
    const warnings: Remark[] = [];
    for (let counter = range.start; counter <= range.stop; counter += range.step) {
      const made = this.generateOne(read.value, counter, this.origin.name);
      if (!made.ok) {
        yield error(read.value.data, `$GENERATE stopped at ${counter}: ${made.problems[0]?.message}`);
        break;
      }
      const { name, head } = made.value;
      if (!isSubdomain(name, this.zone)) {
        outside.push(name);
        continue;
      }
      const written = { name, head, origin: this.origin.name, line: line.line, at: directive };
      const found = this.records.add(written);
      for (const one of found) if (one.kind === "remark" && one.severity === "warning") warnings.push(one);
      const problem = found.find((one) => one.kind === "remark" && one.severity === "error");
      if (problem?.kind === "remark") {
        yield error(problem, `$GENERATE stopped at ${counter}: ${problem.message}`);
        break;
      }
      for (const one of found) if (one.kind === "record") yield one;
    }
    yield* inOne(warnings);
    if (outside.length > 0) {
      const message = `${outside.length} of the names made are outside the zone ${this.zone}, first ${outside[0]}`;
      yield error(directive, message);
    }
  }

  private generateOne(
    { owner, content, head, data }: Generate,
    counter: number,
    origin: string,
  ): Parsed<{ name: string; head: RecordHead }> {
    const ownerText = owner(counter);
    if (!ownerText.ok) return ownerText;
    const text = content(counter);
    if (!text.ok) return text;
    this.generatedText += ownerText.value.length + text.value.length;
    if (this.generatedText > maxGeneratedText) return refused("the lines made are too long in all");
    const name = parseName(ownerText.value, origin);
    if (!name.ok) return refused(`owner name ${quoted(ownerText.value)} ${name.problems[0]?.message}`, data);
    const tokens = tokenize(text.value);
    if (!tokens.ok) return refused(`data ${quoted(text.value)} ${tokens.problems[0]?.message}`, data);
    const { column } = data;
    return parsed({
      name: name.value,
      head: { ...head, data: tokens.value.map((token) => ({ ...token, column })) },
    });
  }
}

/** The first of many remarks, with the number of the others. */
function inOne(remarks: readonly Remark[]): Remark[] {
  const [first, ...others] = remarks;
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` (${others.length} more like it)`;
  return [{ ...first, message: first.message + more }];
}

/** Problems of a name, whose columns count from its start. */
function nameErrors(token: Token, problems: readonly ContentProblem[], subject: string): Remark[] {
  const start = token.column + (token.quoted ? 1 : 0);
  return problems.map(({ message, column = 1 }) => {
    return error({ column: start + column - 1 }, `${subject} ${quoted(token.text)} ${message}`);
  });
}

/** The one argument of `$ORIGIN` or `$TTL`. */
function onlyArgument({ tokens, fault }: ZoneLine): Parsed<Token> {
  const [directive, argument, extra] = tokens;
  if (fault) return refused(fault.message, { column: fault.column });
  const name = directive?.text.toUpperCase();
  if (!argument) return refused(`${name} has no value`, { column: directive?.column });
  if (argument.quoted) {
    return refused(`the value of ${name} cannot be in quotes`, { column: argument.column });
  }
  if (extra) return refused(`${name} has ${quoted(extra.text)} after its value`, { column: extra.column });
  return parsed(argument);
}

/** Whether a name is relative beyond doubt: others end in a dot, of which Unicode has several. */
function isRelative(name: string): boolean {
  return /[A-Za-z0-9@_-]$/.test(name);
}

/** What a quoted owner name means unquoted: in quotes, spaces and the like stand for themselves. */
function escapeQuoted(text: string): string {
  return text.replace(/\\.|[\s();]/gs, (unit) => (unit.length > 1 ? unit : `\\${unit}`));
}

function unreadOrigin(line: number): string {
  return `names here are relative to the $ORIGIN of line ${line}, which could not be read`;
}
