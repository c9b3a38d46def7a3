import { endpointSpec } from "@/lib/contract/endpoints";
import { bulkLimit } from "@/lib/contract/records";
import { matchProblem, type Problem, type ProblemKind, type ProblemRequest } from "./problem";
import { isRepeatable } from "./request-effect";
import { issueLine, restLines, rowLine } from "./said-lines";
import { settledWords, taskOf } from "./task";
import { visibleText } from "./visible-text";

/** What a person can do next; whoever shows the problem turns these into buttons. */
type ProblemAction =
  /** Send the same request again. */
  | "retry"
  /** Wait for `retryAt`, with a countdown, then the same again. */
  | "wait"
  | "sign-in"
  | "reload"
  /** Ask for the zone with `include_deleted`, and restore it if it is there (errors.md row 9). */
  | "restore"
  /** What was asked for is gone or hidden: load the list behind it again (errors.md row 10). */
  | "refresh-list"
  /** Send the batch in smaller parts. */
  | "split"
  /** Show the records, or the domain, that stand in the way. */
  | "show-conflicts"
  | "rotate-keys"
  | "disable-dnssec"
  /** Show what this person may do here, and who can grant more. */
  | "show-permissions"
  /** Find out whether the write was applied (errors.md row 19). */
  | "check-outcome";

export interface Wording {
  title: string;
  message: string;
  actions: ProblemAction[];
  /** The body as text, where the message does not say all of it. */
  raw?: string;
}

/**
 * Says in plain words what happened, to what, and what can be done. The server's own words are always in it, with what
 * cannot be seen as escapes. `counted`: how long it is to be waited is counted down beside it.
 */
export function wording(problem: Problem, { counted = false } = {}): Wording {
  const parts = [
    explain(problem, counted),
    quote(problem),
    ...restLines(problem.rest),
    doubt(problem),
    identity(problem),
  ];
  const said = parts.filter((part) => part !== "");
  return {
    title: titleOf(problem),
    message: visibleText(said.some((part) => part.includes("\n")) ? said.join("\n") : sentences(said)),
    actions: actionsOf(problem),
    ...(problem.raw !== undefined && !isUnderstood(problem) && { raw: problem.raw }),
  };
}

/** On one line: what has no full stop of its own gets one before more follows. */
function sentences(parts: readonly string[]): string {
  return parts
    .map((part, at) => (at === parts.length - 1 || /[.!?:…]["”’)]*$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** `"30 seconds"`, `"1 minute"`, `"2 minutes"`. */
export function duration(seconds: number): string {
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Kinds whose message says all that their body does. */
const understood: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "validation",
  "invalid",
  "conflict",
  "unauthenticated",
  "forbidden",
  "not-found",
]);

function isUnderstood(problem: Problem): boolean {
  return understood.has(problem.kind) && problem.status !== undefined && problem.who !== "proxy";
}

function titleOf(problem: Problem): string {
  const { request, outcome, settled = "not-applied" } = problem;
  if (problem.kind === "defect") return "The console met an error of its own";
  const { what, done } = taskOf(request);
  if (outcome === "none") return `${what} could not be ${done}`;
  return settledWords(outcome === "refused" ? settled : "unknown", request);
}

function explain(problem: Problem, counted: boolean): string {
  const comeBack = ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    counted ? "" : ` Try again in ${duration(retryAfterSeconds)}.`;
  return matchProblem(problem, {
    validation: ({ issues: { length } }) =>
      length === 1 ? "The API did not accept a value." : `The API did not accept ${length} values.`,
    invalid: (p) => (quote(p) === "" ? "The API refused the input without a reason." : ""),
    conflict: (p) => (quote(p) === "" ? "The API refused this: it conflicts with what exists already." : ""),
    unauthenticated: () => "The API needs to know who you are. Sign in and carry on here.",
    forbidden,
    "not-found": notFound,
    "rate-limited": (p) =>
      `The rate limit is reached.${p.unsent && p.outcome === "refused" ? " This was not sent." : ""}${comeBack(p)}`,
    "too-large": tooLarge,
    server: ({ status }) => `The API failed on its own side (${status}).`,
    upstream,
    unavailable: ({ status, retry }) =>
      `The API is under maintenance or overloaded (${status}).${retry ? comeBack(retry) : " Try again in a while."}`,
    unreadable,
    "unexpected-status": ({ status }) =>
      `The server answered with a status that is not expected here (${status}).`,
    offline: ({ outcome }) =>
      outcome === "refused" ? "This device is offline: nothing was sent." : "This device is offline.",
    unreachable: () => "No answer came: the server could not be reached, or the connection was cut.",
    timeout: () => "No answer came in time.",
    aborted: () => "The request was cancelled.",
    defect: () => "Reloading the page may help.",
  });
}

/** What is documented is said only where the reply names no limit of its own: that one holds. */
function tooLarge({ message, status, request }: Problem<"too-large">): string {
  const documented = `The documented limit is ${isBatch(request) ? `${bulkLimit} rows, ` : ""}10 MB.`;
  return `This is more than the API accepts at once.${/\d/.test(message.replace(String(status), "")) ? "" : ` ${documented}`}`;
}

function forbidden({ who, permission }: Problem<"forbidden">): string {
  if (who === "gateway") return "The console's server refused to pass this on.";
  return `You are not allowed to do this.${permission ? ` It needs the permission ${permission}.` : ""}`;
}

function notFound({ who, request }: Problem<"not-found">): string {
  if (who === "gateway") return "The console's server does not pass on requests to this address.";
  const { what, plural } = taskOf(request);
  const path = pathOf(request);
  if (!path.endsWith("}")) {
    const asked = concernsDomain(request) ? "The domain, or what was asked for in it," : "What was asked for";
    return `${asked} does not exist, or you cannot see it.`;
  }
  return `${what} ${plural ? "do" : "does"} not exist, or you cannot see it.`;
}

/** Whether a 404 speaks of the domain itself rather than of something in it. */
function concernsDomain(request: ProblemRequest): boolean {
  return /\{domain_id\}(\/[a-z-]+)*$/.test(pathOf(request));
}

function pathOf({ name }: ProblemRequest): string {
  return name === undefined ? "" : endpointSpec(name).path;
}

function upstream({ who, status }: Problem<"upstream">): string {
  const slow = status === 504;
  const reason = {
    api: `PowerDNS or ScaiKey ${slow ? "is too slow" : "cannot be reached"}`,
    gateway: `the ScaiDNS API ${slow ? "is too slow" : "cannot be reached"}`,
    proxy: "a server in front of the API got no answer from it",
  };
  return `The DNS backend did not answer: ${reason[who]} (${status}). This is usually over soon.`;
}

function unreadable({ found, status, contentType, mismatch }: Problem<"unreadable">): string {
  const other = contentType === undefined || /json/i.test(contentType) ? "text" : contentType;
  const body = { empty: "nothing", html: "a web page", json: "data of another shape", text: other }[found];
  return `The server answered ${status} with ${body} where the API's data was expected${mismatch ? ` (${mismatch})` : ""}.`;
}

/** The server's words, whole. Those that answer what was typed stand on their own, others say whose they are. */
function quote(problem: Problem): string {
  const own = problem.message === "" ? [] : [problem.message];
  switch (problem.kind) {
    case "validation":
      return [...own, ...problem.issues.map(issueLine)].join("\n");
    case "invalid":
    case "conflict":
      return [...own, ...problem.rows.map(rowLine)].join("\n");
    default:
      return own.length === 0 ? "" : `${speaker(problem)} said: “${problem.message}”.`;
  }
}

function speaker(problem: Problem): string {
  if (problem.status === undefined) return problem.kind === "defect" ? "The error" : "The browser";
  return { api: "The API", gateway: "The console's server", proxy: "The server" }[problem.who];
}

function doubt({ outcome, kind, settled }: Problem): string {
  if (outcome === "unknown") return kind === "defect" ? "" : "It may have been applied all the same.";
  switch (settled) {
    case "not-applied":
      return "It was looked up since: it was not applied, so that it can be sent again safely.";
    case "absent":
      return "It was looked up since: the API has ended its work on it, and nothing of it is there. It can be sent again safely.";
    default:
      return "";
  }
}

function identity({ requestId }: Problem): string {
  return requestId === undefined ? "" : `Request id: ${requestId}.`;
}

function isBatch({ name }: ProblemRequest): boolean {
  return name === "records.bulkCreate" || name === "records.bulkDelete" || name === "ptr.bulkCreate";
}

function actionsOf(problem: Problem): ProblemAction[] {
  const { outcome, request, settled } = problem;
  const again = (...actions: ProblemAction[]): ProblemAction[] => {
    if (outcome === "unknown") return isRepeatable(request) ? ["check-outcome", "retry"] : ["check-outcome"];
    return settled && actions.length === 0 ? ["retry"] : actions;
  };
  return matchProblem<ProblemAction[]>(problem, {
    validation: () => [],
    invalid: () => [],
    conflict: ({ conflicts }) => {
      if (request.name === "dnssec.enable") return ["rotate-keys", "disable-dnssec"];
      if (request.name === "domains.create" || request.name === "reverseZones.create")
        return ["show-conflicts", "restore"];
      return conflicts.length > 0 ? ["show-conflicts"] : [];
    },
    unauthenticated: () => ["sign-in"],
    forbidden: ({ who }) => (who === "api" ? ["show-permissions"] : []),
    "not-found": ({ who }) => (who !== "api" ? [] : [concernsDomain(request) ? "restore" : "refresh-list"]),
    "rate-limited": () => ["wait"],
    "too-large": () => (isBatch(request) ? ["split"] : []),
    server: () => again("retry"),
    upstream: () => again("retry"),
    unavailable: ({ retry }) => again(retry ? "wait" : "retry"),
    // Data of another shape comes of a console older than the API it talks to.
    unreadable: ({ found, status }) =>
      again(...(found === "json" && status < 300 ? (["reload", "retry"] as const) : (["retry"] as const))),
    "unexpected-status": ({ status }) => again(...(status >= 500 ? (["retry"] as const) : [])),
    offline: () => again("retry"),
    unreachable: () => again("retry"),
    timeout: () => again("retry"),
    aborted: () => again(...(outcome === "refused" ? (["retry"] as const) : [])),
    defect: () => ["reload"],
  });
}
