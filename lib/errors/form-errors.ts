import { type FormShape, formPlace, locOfField } from "./form-path";
import type { Issue, Problem, RowProblem } from "./problem";
import { restLines } from "./said-lines";
import { wording } from "./wording";

/** One message on one field; `path` in dots, list indexes included: `records.3.content`. */
export interface FieldError {
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
  const found: FieldError[] = [];
  const root: string[] = [];
  const place = (loc: readonly (string | number)[], message: string) => {
    const { path, rest } = formPlace(loc, values, options);
    const text = rest.length > 0 ? `${rest.join(".")}: ${message}` : message;
    if (path === "") root.push(text);
    else found.push({ path, message: text });
  };
  const placeIssue = (issue: Issue) => place(issue.loc, issue.message);
  const placeRow = (row: RowProblem) => {
    const list = options.list ?? "records";
    const inForm = formPlace([list, row.index], values, { ...options, isField: undefined });
    const known = inForm.path !== "" && inForm.rest.length === 0;
    const say = (loc: readonly (string | number)[], message: string) => {
      if (known) return place([list, row.index, ...loc], message);
      root.push(`Row ${row.index + 1}: ${[...loc, message].join(": ")}`);
    };
    const field = row.field === undefined ? [] : locOfField(row.field);
    if (row.message !== "" || row.issues.length === 0)
      say(field, row.message || "was refused without a reason");
    for (const issue of row.issues) say(issue.loc.slice(issue.loc[0] === "body" ? 1 : 0), issue.message);
  };

  switch (problem.kind) {
    case "validation":
      if (problem.message !== "") root.push(problem.message);
      problem.issues.forEach(placeIssue);
      break;
    case "invalid":
    case "conflict":
      if (problem.message !== "")
        place(problem.field === undefined ? [] : locOfField(problem.field), problem.message);
      problem.rows.forEach(placeRow);
      break;
    default:
      root.push(wording(problem).message);
      return { fields: [], root };
  }
  root.push(...restLines(problem.rest));
  if (found.length === 0 && root.length === 0) root.push(wording(problem).message);
  const fields = unique(found);
  const focus = firstInForm(fields, values);
  return { fields, root: [...new Set(root)], ...(focus !== undefined && { focus }) };
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
