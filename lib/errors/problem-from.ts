import { endpointSpec } from "@/lib/contract/endpoints";
import { nothingSaid } from "./error-detail";
import type { Problem, ProblemRequest } from "./problem";
import { cutText, type ReplyParts, readReplyBody, speakerOf } from "./reply-body";
import { isRead, outcomeOfStatus } from "./request-effect";
import { retryAfterOf, retryTimeOf } from "./retry-after";
import { issueLine, rowLine } from "./said-lines";
import { errorWords, readTransportError } from "./transport-error";

/**
 * Turns a reply that cannot be used into a problem; also one of 2xx whose body the contract does not accept, then
 * `mismatch` says why. Never throws. `now` is this machine's time in epoch milliseconds.
 */
export function problemFromResponse(
  parts: ReplyParts,
  request: ProblemRequest,
  options: { now?: number; mismatch?: string } = {},
): Problem {
  const { status, headers } = parts;
  const now = options.now ?? Date.now();
  const body = readReplyBody(parts);
  const { field, conflicts, rows, issues, ...said } = body.said ?? nothingSaid;
  const who = speakerOf(parts, body);
  const requestId = said.requestId ?? requestIdOf(headers);
  const reply = {
    request,
    outcome: outcomeOfStatus(request, status),
    message: body.said ? said.message : body.text,
    status,
    who,
    ...(requestId !== undefined && { requestId }),
    ...(parts.bodyText !== "" && { raw: cutText(parts.bodyText) }),
    ...(said.rest && { rest: said.rest }),
  };
  const owner = field === undefined ? {} : { field };
  // What the kind of a status has no place for is said in its message.
  const besides = [
    ...rows.map(rowLine),
    ...(conflicts.length > 0 ? [`conflicts: ${conflicts.join(", ")}`] : []),
  ];
  const told = (...lines: string[]) => ({ ...reply, message: lines.filter(Boolean).join("\n") });
  const plain = () =>
    told(
      reply.message,
      ...issues.map(issueLine),
      ...(field === undefined ? [] : [`field: ${field}`]),
      ...besides,
    );
  const unreadable = (): Problem => ({
    kind: "unreadable",
    ...plain(),
    found: body.found,
    ...(body.contentType !== "" && { contentType: body.contentType }),
    ...(options.mismatch !== undefined && { mismatch: options.mismatch }),
  });
  const speaks = body.said !== null || (body.found === "text" && body.text !== "");

  if (status >= 200 && status < 300) return unreadable();
  switch (status) {
    case 400:
    case 422: {
      if (issues.length > 0) return { kind: "validation", ...told(reply.message, ...besides), issues };
      if (!speaks) return unreadable();
      const ids = conflicts.length > 0 ? besides.slice(-1) : [];
      return { kind: "invalid", ...told(reply.message, ...ids), ...owner, rows };
    }
    case 401:
      return { kind: "unauthenticated", ...plain() };
    case 403: {
      if (who === "proxy") return unreadable();
      const permission = request.name && endpointSpec(request.name).permission;
      return { kind: "forbidden", ...plain(), ...(permission && { permission }) };
    }
    case 404:
      return who === "proxy" ? unreadable() : { kind: "not-found", ...plain() };
    case 409:
      if (!speaks) return unreadable();
      return {
        kind: "conflict",
        ...told(reply.message, ...issues.map(issueLine)),
        ...owner,
        conflicts,
        rows,
      };
    case 413:
      return { kind: "too-large", ...plain() };
    case 429:
      return { kind: "rate-limited", ...plain(), ...retryTimeOf(headers, now) };
    case 500:
      return { kind: "server", ...plain() };
    case 502:
    case 504:
      return { kind: "upstream", ...plain() };
    case 503: {
      const retry = retryAfterOf(headers, now);
      return { kind: "unavailable", ...plain(), ...(retry && { retry }) };
    }
    default:
      // Cloudflare's own: its origin did not answer.
      if ((status >= 520 && status <= 527) || status === 530) return { kind: "upstream", ...plain() };
      return speaks || body.found === "empty" ? { kind: "unexpected-status", ...plain() } : unreadable();
  }
}

/** What the browser knows of its network, and the caller of its own request. */
export interface Connection {
  /** `navigator.onLine`. */
  online?: boolean;
  /** False when the request was given up before it was sent, so that a write was certainly not applied. */
  sent?: boolean;
  /** The request's signal was aborted: whatever was thrown is its reason. */
  aborted?: boolean;
}

/** Turns what `fetch`, or reading a body, threw into a problem. Never throws. */
export function problemFromError(
  error: unknown,
  request: ProblemRequest,
  connection: Connection = {},
): Problem {
  const failure = readTransportError(error, true);
  const message = errorWords(error).whole;
  const lost =
    connection.sent === false || failure?.sent === false ? ("refused" as const) : ("unknown" as const);
  const base = { request, outcome: isRead(request) ? ("none" as const) : lost, message };
  if (connection.aborted && failure?.kind !== "timeout") return { kind: "aborted", ...base };
  if (!failure) return { kind: "defect", ...base };
  if (failure.kind === "unreachable" && connection.online === false) return { kind: "offline", ...base };
  return { kind: failure.kind, ...base };
}

function requestIdOf(headers: Headers): string | undefined {
  for (const name of ["x-request-id", "x-correlation-id", "request-id", "cf-ray"]) {
    const value = headers.get(name)?.trim();
    if (value) return value;
  }
  return undefined;
}
