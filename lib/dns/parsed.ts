/** What is wrong with a text; `message` reads after the field's label: "Address is not an IPv4 address". */
export type ContentProblem = {
  field?: string;
  message: string;
  /** Where in the text, counted in UTF-16 units from 1. */
  column?: number;
};

/** A value, or every problem that kept the text from becoming one. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: ContentProblem[] };

/** The good half of {@link Parsed}. */
export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** The bad half of {@link Parsed}, with one problem. */
export function refused(message: string, at: { field?: string; column?: number } = {}): Parsed<never> {
  return { ok: false, problems: [{ ...at, message }] };
}
