/** One thing that a form edits, as it is compared with what others have made of it. */
export interface EditedField<V> {
  key: string;
  label: string;
  /** What an empty text is called: "zone default". */
  empty?: string | undefined;
  /** It is prose, not a name, address or record value. */
  prose?: boolean | undefined;
  /** The value as it is stored and shown: equal texts are equal values. */
  text(values: V): string;
  /** `into` with this field's value of `from`. */
  take(from: V, into: V): V;
}

/** Who has changed a field since: the others, this person, both to the same, or both differently. */
type Changed = "theirs" | "mine" | "alike" | "both";

/** A field that somebody has changed since the form was opened, in three texts. */
export interface ComparedField extends Pick<EditedField<never>, "key" | "label" | "empty" | "prose"> {
  changed: Changed;
  original: string;
  theirs: string;
  mine: string;
}

/** What is taken for fields that both have changed. */
export type Choices = Readonly<Record<string, "theirs" | "mine">>;

/** Three versions of a form's values: as opened, as stored by now, as typed. */
export interface Versions<V> {
  original: V;
  theirs: V;
  mine: V;
}

/** The fields that differ between the versions. */
export function compareEdits<V>(
  fields: readonly EditedField<V>[],
  { original, theirs, mine }: Versions<V>,
): ComparedField[] {
  return fields.flatMap((field) => {
    const { key, label, empty, prose } = field;
    const texts = { original: field.text(original), theirs: field.text(theirs), mine: field.text(mine) };
    const changed = whoChanged(texts);
    return changed ? { key, label, empty, prose, changed, ...texts } : [];
  });
}

function whoChanged({ original, theirs, mine }: Versions<string>): Changed | undefined {
  if (theirs === mine) return theirs === original ? undefined : "alike";
  if (theirs === original) return "mine";
  return mine === original ? "theirs" : "both";
}

/** Whether saving as typed would pass over something unseen. */
export function isStale(compared: readonly ComparedField[]): boolean {
  return compared.some(({ changed }) => changed === "theirs" || changed === "both");
}

/** The fields that both have changed and of which nothing is chosen yet. */
export function undecided(compared: readonly ComparedField[], choices: Choices): ComparedField[] {
  return compared.filter(({ key, changed }) => changed === "both" && choices[key] === undefined);
}

/** Theirs, with mine where only I have changed it or have chosen so. Nothing undecided may be left. */
export function mergeEdits<V>(
  fields: readonly EditedField<V>[],
  { original, theirs, mine }: Versions<V>,
  choices: Choices,
): V {
  const own = new Set(
    compareEdits(fields, { original, theirs, mine })
      .filter(({ key, changed }) => changed === "mine" || (changed === "both" && choices[key] === "mine"))
      .map(({ key }) => key),
  );
  return fields.reduce((merged, field) => (own.has(field.key) ? field.take(mine, merged) : merged), theirs);
}

/** The original with what both have made the same: of that nothing is left to be saved. */
export function agreedEdits<V>(fields: readonly EditedField<V>[], versions: Versions<V>): V {
  const alike = new Set(
    compareEdits(fields, versions).flatMap(({ key, changed }) => (changed === "alike" ? key : [])),
  );
  return fields.reduce(
    (agreed, field) => (alike.has(field.key) ? field.take(versions.theirs, agreed) : agreed),
    versions.original,
  );
}

/** A field that is one of the form's values; `text` as it is stored, by default the value itself. */
export function valueField<V extends object, K extends keyof V & string>(
  key: K,
  words: Pick<EditedField<V>, "label" | "empty" | "prose">,
  text: (value: V[K]) => string = String,
): EditedField<V> {
  return {
    key,
    ...words,
    text: (values) => text(values[key]),
    take: (from, into) => ({ ...into, [key]: from[key] }),
  };
}
