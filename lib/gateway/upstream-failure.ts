import { gatewayError } from "./gateway-error";

const timeouts = new Set([
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

/** Why no reply came, by the code of Node's or undici's error. */
const reasons: { [code: string]: string } = {
  ENOTFOUND: "its host name could not be resolved",
  EAI_AGAIN: "its host name could not be resolved",
  ECONNREFUSED: "the connection was refused",
  EHOSTUNREACH: "its host can't be reached",
  ENETUNREACH: "its network can't be reached",
  ECONNRESET: "the connection was cut",
  EPIPE: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
};

/** The API pointed elsewhere; following it could carry credentials to a stranger. */
export class UpstreamRedirect extends Error {
  constructor(readonly status: number) {
    super(`The API answered with a redirect (${status}), which is not followed`);
  }
}

/** The code in an error, or in what caused it. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error.cause);
}

/** 504 in the API's shape: it was waited for as long as the settings say. */
export function upstreamTimeout(): Response {
  return gatewayError(504, "The API did not answer in time");
}

/** A connection that failed, as 504 when it took too long and 502 otherwise, in the API's shape. */
export function upstreamFailure(error: unknown): Response {
  if (error instanceof UpstreamRedirect) return gatewayError(502, error.message);
  const code = codeOf(error) ?? "";
  if (timeouts.has(code)) return upstreamTimeout();
  const certificate = /CERT|TLS|SSL|SIGNATURE/.test(code) ? "its certificate is not trusted" : undefined;
  const why = reasons[code] ?? certificate;
  return gatewayError(502, why ? `The API could not be reached: ${why}` : "The API could not be reached");
}
