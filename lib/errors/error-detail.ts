import { locOfField } from "./form-path";
import type { Issue, RowProblem } from "./problem";
import { jsonText, restLines } from "./said-lines";

/** What a `detail` says, each word in one place; whatever has no place of its own is kept in `rest`. */
interface ErrorDetail {
  message: string;
  issues: Issue[];
  field?: string;
  conflicts: string[];
  rows: RowProblem[];
  rest?: { [key: string]: unknown };
}

/** A whole body. `published`: it has the API's own `detail`; other bodies are read as far as they speak. */
export interface ErrorBodyRead extends ErrorDetail {
  published: boolean;
  requestId?: string;
}

type Members = [string, unknown][];

const deepest = 5;
const silent: ErrorDetail = { message: "", issues: [], conflicts: [], rows: [] };
/** What a body says that says nothing. */
export const nothingSaid: ErrorBodyRead = { ...silent, published: false };

/**
 * Reads the three shapes of `detail` (API page Errors) in the words of Pydantic 1 and 2, the same nested in each
 * other, and the bodies that frameworks and API gateways send in their place. `null` when nothing in it speaks.
 */
export function readErrorBody(body: unknown): ErrorBodyRead | null {
  if (Array.isArray(body) && body.length > 0 && body.every(isIssue)) {
    return { ...nothingSaid, issues: readIssues(body) };
  }
  const members = membersOf(body);
  if (!members) return null;
  const requestId = takeString(members, "request_id") ?? takeString(members, "requestId");
  const identity = requestId === undefined ? {} : { requestId };
  const detail = take(members, "detail");
  if (detail === undefined) {
    const said = readMembers(members, 0);
    return said && { ...said, published: false, ...identity };
  }
  // FastAPI's documented handler for a 422 echoes the request's own body beside `detail`.
  take(members, "body");
  const said = readDetail(detail);
  return { ...said, ...restOf(members, said.rest), published: true, ...identity };
}

/** Reads a `detail` of whatever shape, also one that stands inside a batch's `errors[]`. */
function readDetail(detail: unknown, depth = 0): ErrorDetail {
  if (typeof detail === "string") return { ...silent, message: detail };
  if (detail === null || detail === undefined) return silent;
  if (Array.isArray(detail)) {
    return isRowList(detail)
      ? { ...silent, rows: readRows(detail, depth) }
      : { ...silent, issues: readIssues(detail) };
  }
  const members = membersOf(detail) ?? [];
  const said = depth < deepest ? readMembers(members, depth) : null;
  if (said) return said;
  // An object of unknown shape, or a number: its JSON is what the server said.
  const message = typeof detail === "object" && members.length === 0 ? "" : jsonText(detail);
  const field = takeString(members, "field");
  return { ...silent, message, ...(field !== undefined && { field }), conflicts: takeConflicts(members) };
}

/**
 * The refused rows of a batch: `errors[]` of a bulk reply (`index`, `detail`; assumed by the contract) or of an
 * atomic refusal's `detail`. Entries without an index are left out.
 */
export function readRows(errors: readonly unknown[], depth = 0): RowProblem[] {
  return errors.flatMap((entry) => {
    const members = membersOf(entry);
    const index = members && take(members, "index");
    if (!members || !isIndex(index)) return [];
    // The row as it was sent: the caller's own words.
    take(members, "record");
    take(members, "record_id");
    const said = readDetail(Object.fromEntries(members), depth + 1);
    const message = [said.message, ...said.rows.map((row) => row.message), ...restLines(said.rest)];
    return [
      {
        index,
        message: message.filter((line) => line !== "").join("\n"),
        ...(said.field !== undefined && { field: said.field }),
        conflicts: said.conflicts,
        issues: [...said.issues, ...said.rows.flatMap((row) => row.issues)],
      },
    ];
  });
}

/** `null` when no member is one that speaks. */
function readMembers(members: Members, depth: number): ErrorDetail | null {
  const left = [...members];
  const field = takeString(left, "field");
  const conflicts = takeConflicts(left);
  const said: ErrorDetail[] = [];
  for (const key of ["message", "msg", "error_description", "title"]) {
    const text = takeString(left, key);
    if (text !== undefined) said.push({ ...silent, message: text });
  }
  const errors = take(left, "errors");
  if (Array.isArray(errors) && (isRowList(errors) || (errors.length > 0 && errors.every(isIssue)))) {
    said.push(readDetail(errors, depth + 1));
  } else if (errors !== undefined) left.push(["errors", errors]);
  for (const key of ["detail", "error"]) {
    const nested = take(left, key);
    if (nested !== undefined && nested !== null) said.push(readDetail(nested, depth + 1));
  }
  if (said.length === 0) return null;
  const owner = field ?? said.find((part) => part.field !== undefined)?.field;
  return {
    message: said
      .map((part) => part.message)
      .filter((text) => text !== "")
      .join("\n"),
    issues: said.flatMap((part) => part.issues),
    ...(owner !== undefined && { field: owner }),
    conflicts: [...conflicts, ...said.flatMap((part) => part.conflicts)],
    rows: said.flatMap((part) => part.rows),
    ...restOf(left, ...said.map((part) => part.rest)),
  };
}

function readIssues(entries: readonly unknown[]): Issue[] {
  return entries.map((entry) => {
    if (typeof entry === "string") return { loc: [], message: entry };
    const members = membersOf(entry);
    const message = members && (takeString(members, "msg") ?? takeString(members, "message"));
    const { loc, words } = readLoc(members ? take(members, "loc") : undefined);
    const type = members && takeString(members, "type");
    const reason = members && reasonOf(take(members, "ctx"), message ?? "");
    return {
      loc,
      message: message === undefined || message === null ? jsonText(entry) : words + message + (reason ?? ""),
      ...(type !== null && type !== undefined && { type }),
    };
  });
}

/** Pydantic 2 says only "JSON decode error" in `msg` and leaves what is wrong to `ctx.error`. */
function reasonOf(ctx: unknown, message: string): string {
  const reason = takeString(membersOf(ctx) ?? [], "error") ?? "";
  return reason === "" || message.includes(reason) ? "" : `: ${reason}`;
}

/** A path in one text: "body.ttl", "records[3].content". */
const locPath = /^[\w-]+(?:\.[\w-]+|\[\w+\])*$/;

/** `words`: a place that is none, to be said with the message. */
function readLoc(loc: unknown): { loc: (string | number)[]; words: string } {
  if (loc === undefined || loc === null || loc === "") return { loc: [], words: "" };
  if (typeof loc === "string" && !locPath.test(loc)) return { loc: [], words: `${loc}: ` };
  if (typeof loc === "string") return { loc: locOfField(loc), words: "" };
  const parts = Array.isArray(loc) ? loc : [loc];
  return {
    loc: parts.map((part) => (typeof part === "string" || typeof part === "number" ? part : jsonText(part))),
    words: "",
  };
}

/** As the API makes them; anything else is no record that could be asked for. */
const idLike = /^[\w.:~-]{1,128}$/;

/** Ids, and those of objects that carry one. What is more than ids is also left in place, for its words. */
function takeConflicts(members: Members): string[] {
  const value = take(members, "conflicts");
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const ids = list.flatMap((item) => {
    const id = typeof item === "object" ? membersOf(item)?.find(([key]) => key === "id")?.[1] : item;
    return typeof id === "string" && idLike.test(id) ? [id] : [];
  });
  if (ids.length < list.length || list.some((item) => typeof item === "object")) {
    members.push(["conflicts", value]);
  }
  return ids;
}

function isIssue(entry: unknown): boolean {
  const members = membersOf(entry);
  return (
    members?.some(([key, value]) => (key === "msg" || key === "message") && typeof value === "string") ??
    false
  );
}

function isRowList(entries: readonly unknown[]): boolean {
  return (
    entries.length > 0 &&
    entries.every(
      (entry) => membersOf(entry)?.some(([key, value]) => key === "index" && isIndex(value)) ?? false,
    )
  );
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function membersOf(value: unknown): Members | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
}

function take(members: Members, key: string): unknown {
  const at = members.findIndex(([name]) => name === key);
  return at < 0 ? undefined : members.splice(at, 1)[0]?.[1];
}

/** Takes the member only if it is text, so that anything else stays to be shown. */
function takeString(members: Members, key: string): string | undefined {
  const member = members.find(([name]) => name === key);
  if (typeof member?.[1] !== "string") return undefined;
  take(members, key);
  return member[1];
}

/** `Object.fromEntries` defines own members, so that a hostile `__proto__` stays a mere key. */
function restOf(members: Members, ...more: (ErrorDetail["rest"] | undefined)[]): Pick<ErrorDetail, "rest"> {
  const all = [...more.flatMap((rest) => Object.entries(rest ?? {})), ...members];
  const kept = all.filter(([, value]) => value !== null);
  return kept.length === 0 ? {} : { rest: Object.fromEntries(kept) };
}
