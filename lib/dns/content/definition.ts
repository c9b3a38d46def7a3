import type { Octets } from "../octets";
import { type ContentProblem, type Parsed, parsed, refused } from "../parsed";
import type { Token } from "../tokens";
import { type FieldSpec, fieldCodecs, longestData } from "./field";
import { wireReader } from "./wire";

/** The values of a content's fields, by field name, each in canonical text. */
export type ContentFields = Record<string, string>;

/** Everything the product knows about the content of one record type. */
export type ContentDefinition = {
  description: string;
  /** A content of this type, canonical. */
  example: string;
  fields: readonly FieldSpec[];
  /** The fields that zone-file tokens spell, every problem naming its field. */
  parse(tokens: readonly Token[], origin?: string): Parsed<ContentFields>;
  /** The canonical content of fields as a person typed them. */
  print(fields: Readonly<ContentFields>, origin?: string): Parsed<string>;
  /** The fields of data in wire format (RFC 3597). */
  readWire(data: Octets): Parsed<ContentFields>;
};

type Definition = {
  description: string;
  example: string;
  fields: readonly FieldSpec[];
  /** What is wrong between fields that are each right. */
  check?(fields: Readonly<ContentFields>): ContentProblem[];
};

/** A record type's content from the list of its fields, in the order in which zone files write them. */
export function defineContent({ description, example, fields, check }: Definition): ContentDefinition {
  const read = (tokensOf: (field: FieldSpec) => Parsed<readonly Token[]>, origin?: string) => {
    const values: ContentFields = {};
    const problems: ContentProblem[] = [];
    for (const field of fields) {
      const tokens = tokensOf(field);
      const value = tokens.ok ? fieldCodecs[field.kind].read(numbered(field, tokens.value), origin) : tokens;
      if (value.ok) values[field.name] = value.value;
      else problems.push(...value.problems.map((problem) => ({ ...problem, field: field.name })));
    }
    return { values, problems };
  };
  const finish = (values: ContentFields, problems: ContentProblem[]): Parsed<ContentFields> => {
    const found =
      problems.length > 0 ? problems : [...sizeProblems(fields, values), ...(check?.(values) ?? [])];
    return found.length > 0 ? { ok: false, problems: found } : parsed(values);
  };
  return {
    description,
    example,
    fields,
    parse(tokens, origin) {
      let next = 0;
      const { values, problems } = read((field) => {
        const start = next;
        next = fieldCodecs[field.kind].rest ? tokens.length : start + 1;
        return parsed(tokens.slice(start, next));
      }, origin);
      const extra = tokens[next];
      if (extra !== undefined) {
        problems.push({ message: `has “${extra.text}” after its last field`, column: extra.column });
      }
      return finish(values, problems);
    },
    print(typed, origin) {
      const { values, problems } = read(
        (field) => fieldCodecs[field.kind].split(typed[field.name] ?? ""),
        origin,
      );
      const done = finish(values, problems);
      return done.ok ? parsed(printFields(fields, done.value)) : done;
    },
    readWire(data) {
      const wire = wireReader(data);
      const values: ContentFields = {};
      for (const field of fields) {
        const value = fieldCodecs[field.kind].readWire(wire);
        if (value === null) return refused("does not hold the data of this type", { field: field.name });
        values[field.name] = value;
      }
      return wire.left() > 0 ? refused(`has ${wire.left()} octets after its last field`) : finish(values, []);
    },
  };
}

/** Canonical field values as zone-file text. */
export function printFields(fields: readonly FieldSpec[], values: Readonly<ContentFields>): string {
  return fields.map((field) => fieldCodecs[field.kind].print(values[field.name] ?? "")).join(" ");
}

/** A problem with the last field, the only one that can be long, when all of them take too many octets. */
function sizeProblems(fields: readonly FieldSpec[], values: Readonly<ContentFields>): ContentProblem[] {
  const last = fields.at(-1)?.name ?? "";
  // Text is never much shorter than what it stands for; most need not be measured.
  if ((values[last] ?? "").length < longestData / 2) return [];
  const size = fields.reduce((sum, { kind, name }) => sum + fieldCodecs[kind].size(values[name] ?? ""), 0);
  if (size <= longestData) return [];
  return [{ field: last, message: `makes ${size} octets; a record holds at most ${longestData}` }];
}

function numbered(field: FieldSpec, tokens: readonly Token[]): readonly Token[] {
  if (field.mnemonics === undefined) return tokens;
  const numbers = new Map(Object.entries(field.mnemonics));
  return tokens.map((token) => ({ ...token, text: numbers.get(token.text.toUpperCase()) ?? token.text }));
}
