/** How a form differs from the wire. */
export interface FormShape {
  /** Wire names and where the form keeps them: `{ content: "content_fields.text", records: "rows" }`. */
  aliases?: { [wireName: string]: string } | undefined;
  /** Whether a field of that path exists; without it, every path of the form's values is taken for one. */
  isField?: (path: string) => boolean;
}

/** Where a `loc` leads in a form. `rest`: the names left over below `path`, to be said with the message. */
export interface FormPlace {
  path: string;
  rest: string[];
}

const sources = new Set<string | number | undefined>(["body", "query", "path", "header", "cookie"]);
/** Never a field's name, even where a form owns one: setting it would reach the prototype. */
const hostile = new Set(["__proto__", "constructor", "prototype"]);
/** Names of Pydantic's own schema types, which a union puts between real keys. */
const schemaTypes =
  /^(str|int|float|bool|none|null|bytes|date|datetime|time|timedelta|decimal|uuid|url|list|dict|tuple|set|frozenset|any|json|enum|model|nullable|default|chain|constrained-\w+|lax-or-strict|json-or-python|is-instance|__root__|__key__)$/;

/**
 * Finds the place of a `loc` in a form: the first segment is dropped when it names a part of the request, the rest
 * walks the form's current values, and a segment is kept only if the form has it there, so that union tags and
 * validator names fall away. `path` is empty when nothing is left: the form itself.
 */
export function formPlace(
  loc: readonly (string | number)[],
  values: unknown,
  { aliases = {}, isField }: FormShape = {},
): FormPlace {
  const segments = sources.has(loc[0]) ? loc.slice(1) : [...loc];
  const kept: string[] = [];
  let at: unknown = values;
  let rest: string[] = [];
  for (const segment of segments) {
    const step =
      (typeof segment === "string" ? aliased(segment, at, aliases) : null) ?? own(at, String(segment));
    if (step) {
      kept.push(...step.keys);
      at = step.value;
      rest = [];
    } else if (isName(segment)) rest.push(String(segment));
  }
  if (!isField) return { path: kept.join("."), rest };
  while (kept.length > 0 && !isField(kept.join("."))) {
    const dropped = kept.pop();
    if (dropped !== undefined) rest.unshift(dropped);
  }
  return { path: kept.join("."), rest };
}

/** A field as a message names it (`records.3.content`, `records[3].content`) as a `loc`. */
export function locOfField(field: string): (string | number)[] {
  return field
    .split(/[.[\]]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : part));
}

interface Step {
  keys: string[];
  value: unknown;
}

function aliased(name: string, at: unknown, aliases: { [wireName: string]: string }): Step | null {
  if (!Object.hasOwn(aliases, name)) return null;
  let step: Step | null = { keys: [], value: at };
  for (const key of (aliases[name] ?? "").split(".")) {
    const next: Step | null = own(step.value, key);
    if (!next) return null;
    step = { keys: [...step.keys, ...next.keys], value: next.value };
  }
  return step;
}

function own(at: unknown, key: string): Step | null {
  if (typeof at !== "object" || at === null || hostile.has(key)) return null;
  if (Array.isArray(at)) {
    return /^\d{1,9}$/.test(key) && Number(key) < at.length ? { keys: [key], value: at[Number(key)] } : null;
  }
  // A key that would read as several steps cannot be addressed as a path.
  if (!/^[^.[\]"'\s]+$/.test(key) || !Object.hasOwn(at, key)) return null;
  return { keys: [key], value: Reflect.get(at, key) };
}

/** Whether a leftover segment says something to a reader: a key or an index, not a tag or a validator's name. */
function isName(segment: string | number): boolean {
  return (
    typeof segment === "number" ||
    (/^[\w-]+$/.test(segment) && !schemaTypes.test(segment) && !/^function-/.test(segment))
  );
}
