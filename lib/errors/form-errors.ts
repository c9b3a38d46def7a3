import type { RefusedRows } from "./bulk-errors";
import { type FormShape, formPlace, locOfField } from "./form-path";
import type { Problem, RowProblem } from "./problem";
import { restLines } from "./said-lines";
import { visibleText } from "./visible-text";
import { wording } from "./wording";

/** One message on one field; `path` in dots, list indexes included: `records.3.content`. */
interface FieldError {
  path: string;
  message: string;
}

/** Where a problem's words go in a form. */
export interface FormErrors {
  fields: FieldError[];
  /** What no field can show, for the form's summary. */
  root: string[];
  /** The first field in the form's own order. */
  focus?: string;
}

/** How a form differs from the wire, and under which name it holds the rows of a batch (`records` unless said). */
export interface FormErrorOptions extends FormShape {
  list?: string;
}

/**
 * Places every word of a problem in a form: an entry of a 422 on the field that its `loc` names, a 400 or 409 on its
 * `field`, a batch's rows on theirs, everything else in the summary. `values` are the form's current ones.
 * Problems of other kinds are worded into the summary. Nothing is ever placed nowhere.
 */
export function formErrors(problem: Problem, values: unknown, options: FormErrorOptions = {}): FormErrors {
  const form = placing(values, options);
  switch (problem.kind) {
    case "validation":
      if (problem.message !== "") form.place([], problem.message);
      for (const { loc, message } of problem.issues) form.place(loc, message);
      break;
    case "invalid":
    case "conflict":
      if (problem.message !== "") form.place(locOfField(problem.field ?? ""), problem.message);
      problem.rows.forEach(form.placeRow);
      break;
    default:
      form.place([], wording(problem, { counted: true }).message);
      return form.placed();
  }
  for (const line of restLines(problem.rest)) form.place([], line);
  const placed = form.placed();
  if (placed.fields.length > 0 || placed.root.length > 0) return placed;
  return { fields: [], root: [wording(problem).message] };
}

/** Places the refused rows of a batch that was otherwise written (errors.md row 21). */
export function rowErrors(
  { rows, unplaced }: RefusedRows,
  values: unknown,
  options: FormErrorOptions = {},
): FormErrors {
  const form = placing(values, options);
  rows.forEach(form.placeRow);
  for (const words of unplaced) form.place([], words);
  return form.placed();
}

type Loc = readonly (string | number)[];

function placing(values: unknown, options: FormErrorOptions) {
  const fields: FieldError[] = [];
  const root: string[] = [];

  function place(loc: Loc, message: string): void {
    const { path, rest } = formPlace(loc, values, options);
    const text = visibleText(rest.length > 0 ? `${rest.join(".")}: ${message}` : message);
    if (path === "") root.push(text);
    else fields.push({ path, message: text });
  }

  function placeRow(row: RowProblem): void {
    const at = [options.list ?? "records", row.index];
    const inForm = formPlace(at, values, { aliases: options.aliases });
    const known = inForm.path !== "" && inForm.rest.length === 0;
    const say = (loc: Loc, message: string) => {
      if (known) place([...at, ...loc], message);
      else root.push(visibleText(`Row ${row.index + 1}: ${[...loc, message].join(": ")}`));
    };
    if (row.message !== "" || row.issues.length === 0) {
      say(locOfField(row.field ?? ""), row.message || "was refused without a reason");
    }
    for (const { loc, message } of row.issues) say(loc[0] === "body" ? loc.slice(1) : loc, message);
  }

  function placed(): FormErrors {
    const distinct = unique(fields);
    const focus = firstInForm(distinct, values);
    return { fields: distinct, root: [...new Set(root)], ...(focus !== undefined && { focus }) };
  }

  return { place, placeRow, placed };
}

function unique(fields: FieldError[]): FieldError[] {
  const seen = new Set<string>();
  return fields.filter(({ path, message }) => {
    const key = `${path} ${message}`;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** Servers report in their model's order; people look from the top of the form, which is its values' order. */
function firstInForm(fields: FieldError[], values: unknown): string | undefined {
  const order = (path: string) => {
    let at = values;
    return path.split(".").map((key) => {
      if (typeof at !== "object" || at === null) return 0;
      const index = Array.isArray(at) ? Number(key) : Object.keys(at).indexOf(key);
      at = Reflect.get(at, key);
      return index;
    });
  };
  const ranked = fields.map(({ path }) => ({ path, order: order(path) }));
  ranked.sort((a, b) => {
    const level = a.order.findIndex((index, depth) => index !== b.order[depth]);
    return level < 0 ? a.order.length - b.order.length : (a.order[level] ?? 0) - (b.order[level] ?? -1);
  });
  return ranked[0]?.path;
}
