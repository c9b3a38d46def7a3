import type { Method } from "@/lib/contract/endpoint";
import type { EndpointName } from "@/lib/contract/endpoints";
import type { Permission } from "@/lib/contract/permissions";

/** The request a problem is about. `path` is as sent, below the host: `/api/v1/domains/d_1`. */
export interface ProblemRequest {
  name?: EndpointName;
  method: Method;
  path: string;
}

/**
 * What is known of the request's effect: `none` for a read, which has none; `refused` for a write that was
 * certainly not applied; `unknown` for a write that may have been (API page Errors, Idempotency).
 */
export type Outcome = "none" | "refused" | "unknown";

/** Who wrote the reply: the API, the console's own gateway, or something between (proxy, balancer, CDN). */
export type Speaker = "api" | "gateway" | "proxy";

/** One entry of a 422, in the words of either Pydantic. `loc` as sent: `["body", "records", 3, "content"]`. */
export interface Issue {
  loc: (string | number)[];
  message: string;
  type?: string;
}

/** What the server said of one row of a batch; `index` counts from 0 in the list that was sent. */
export interface RowProblem {
  index: number;
  message: string;
  field?: string;
  conflicts: string[];
  issues: Issue[];
}

interface Base {
  request: ProblemRequest;
  outcome: Outcome;
  /**
   * Of a write that is refused though its reply was lost: shown not to have been applied, or only that the API holds
   * nothing of it now.
   */
  settled?: "not-applied" | "absent";
  /** What the server, or the browser, said: whole, unchanged, possibly empty. */
  message: string;
  status?: number;
  requestId?: string;
  /** The body as text, cut at a length that can still be shown. Never markup. */
  raw?: string;
  /** Members of the body that no other property holds, so that no word of the server is lost. */
  rest?: { [key: string]: unknown };
}

interface Reply extends Base {
  status: number;
  who: Speaker;
}

interface Transport extends Base {
  status?: undefined;
}

/** When to try again: by this machine's clock in epoch milliseconds, and as whole seconds from when the reply came. */
export interface RetryTime {
  retryAt: number;
  retryAfterSeconds: number;
  /** Where the time is from: the two forms of `Retry-After`, the rate limit's reset, or nowhere. */
  source: "seconds" | "date" | "reset" | "default";
}

/** What each kind of problem carries besides its kind. */
interface Shapes {
  /** 422, or a 400 of that shape: at least one entry. `message` is what was said besides, mostly nothing. */
  validation: Reply & { issues: Issue[] };
  /** 400, or a 422 without entries: well-formed, but not acceptable. */
  invalid: Reply & { field?: string; rows: RowProblem[] };
  /** 409: `conflicts` holds the ids of what stands in the way; empty when the server names none. */
  conflict: Reply & { field?: string; conflicts: string[]; rows: RowProblem[] };
  /** 401. */
  unauthenticated: Reply;
  /** 403 of the API or the gateway; `permission` is what the contract says the endpoint needs. */
  forbidden: Reply & { permission?: Permission };
  /** 404 of the API: not there, or not visible. Never more than that. */
  "not-found": Reply;
  /** 429; `unsent` when the console itself held the request back, knowing that the limit is reached. */
  "rate-limited": Reply & RetryTime & { unsent?: true };
  /** 413. */
  "too-large": Reply;
  /** 500. */
  server: Reply;
  /** 502, 504 and their like: something behind `who` did not answer. */
  upstream: Reply;
  /** 503: maintenance or overload; `retry` when the server said for how long. */
  unavailable: Reply & { retry?: RetryTime };
  /** Any reply whose body is not what its status promises, also on 200. */
  unreadable: Reply & {
    found: "empty" | "html" | "json" | "text";
    contentType?: string;
    /** How JSON of a success differs from the contract. */
    mismatch?: string;
  };
  /** A status that none of the others covers (405, 501, a redirect). */
  "unexpected-status": Reply;
  /** The browser knows that it has no network. */
  offline: Transport;
  /** No reply: name not resolved, connection refused or cut, certificate, CORS; a browser does not say which. */
  unreachable: Transport;
  /** The console stopped waiting. */
  timeout: Transport;
  /** Cancelled by the console itself: navigation, a newer request, a cancel button. */
  aborted: Transport;
  /** An error of the console, not of any server. */
  defect: Transport;
}

export type ProblemKind = keyof Shapes;

/** Anything that went wrong with a request, as plain data. `Problem<"conflict">` is one kind of it. */
export type Problem<K extends ProblemKind = ProblemKind> = { [P in K]: { kind: P } & Shapes[P] }[K];

/**
 * Chooses by kind; leaving a kind out does not compile.
 * `matchProblem(problem, { validation: (p) => p.issues.length, … })`
 */
export function matchProblem<R, K extends ProblemKind = ProblemKind>(
  problem: Problem<K>,
  cases: { [P in K]: (problem: Problem<P>) => R },
): R {
  return cases[problem.kind](problem);
}

/** For the `default` of a `switch` that names every kind: leaving one out does not compile. */
export function assertNever(problem: never): never {
  throw new Error(`Unhandled problem: ${JSON.stringify(problem)}`);
}
