/** How a request got no reply. `sent: false` when it certainly never left this machine. */
export interface TransportFailure {
  kind: "aborted" | "offline" | "timeout" | "unreachable";
  sent: boolean;
}

// What `fetch`, and reading a body that is cut off, throw: Chromium, Firefox, Safari, Node (undici).
const networkWords = [
  /^Failed to fetch\b( \([^)]*\))?\.?$/i,
  /^network error\.?$/i,
  /^NetworkError when attempting to fetch resource\.?$/i,
  /^Error in input stream\.?$/i,
  /^(The stream|Response) (body )?(was )?(aborted|closed|disturbed)/i,
  /^Load failed( \([^)]*\))?\.?$/i,
  /^The network connection was lost\.?$/i,
  /^Could not connect to the server\.?$/i,
  /^A server with the specified hostname could not be found\.?$/i,
  /^An SSL error has occurred/i,
  /^The certificate for this server is invalid/i,
  /^fetch failed$/i,
  /^terminated$/i,
  /^other side closed$/i,
  /^Network request failed$/i,
];
const offlineWords = [/^The Internet connection appears to be offline\.?$/i];
const timeoutWords = [/^The request timed out\.?$/i];
const abortWords = [/^Fetch is aborted\.?$/i, /^cancell?ed$/i, /^CancelledError$/];

/** A mistake in the console that `fetch` reports in the same class as a lost network. */
const mistakeWords =
  /is not (a|an|iterable|defined)|of (undefined|null)|Failed to (execute|parse|construct)|Invalid (URL|name|value)|dynamically imported module|Importing a module script|Request with GET|unusable|already (been )?(read|used)/i;

const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const timeoutCodes = new Set([
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
const networkCode =
  /^(E[A-Z]{3,}|EAI_AGAIN|UND_ERR_[A-Z_]+|ERR_(TLS|SSL)_[A-Z_]+|CERT_[A-Z_]+|DEPTH_ZERO_[A-Z_]+|UNABLE_TO_[A-Z_]+)$/;

/**
 * Reads an error as a failure of transport, or `null` when it is none. `duringFetch`: it was thrown by `fetch` or by
 * reading a body, so that a `TypeError` in words unknown here is taken for the network's too.
 */
export function readTransportError(error: unknown, duringFetch: boolean): TransportFailure | null {
  const { name, message } = errorWords(error);
  const codes = codesOf(error);
  const sent = !codes.some((code) => neverSent.has(code));
  const says = (words: RegExp[]) => words.some((word) => word.test(message));
  if (name === "TimeoutError" || says(timeoutWords) || codes.some((code) => timeoutCodes.has(code))) {
    return { kind: "timeout", sent };
  }
  if (name === "AbortError" || says(abortWords)) return { kind: "aborted", sent };
  if (says(offlineWords)) return { kind: "offline", sent };
  const network =
    says(networkWords) ||
    codes.some((code) => networkCode.test(code)) ||
    (duringFetch && name === "TypeError" && !mistakeWords.test(message)) ||
    (duringFetch && name === "NetworkError");
  return network ? { kind: "unreachable", sent } : null;
}

/** Name and message of whatever was thrown, with those of its cause: `"fetch failed: connect ECONNREFUSED …"`. */
export function errorWords(error: unknown): { name: string; message: string; whole: string } {
  if (typeof error === "string") return { name: "", message: error, whole: error };
  const name = textOf(error, "name");
  const message = textOf(error, "message");
  const cause = textOf(memberOf(error, "cause"), "message");
  const own = message === "" && name === "" ? printed(error) : message || name;
  return { name, message, whole: cause === "" || own.includes(cause) ? own : `${own}: ${cause}` };
}

function codesOf(error: unknown): string[] {
  const found: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 4 && at !== undefined; depth++) {
    const code = textOf(at, "code");
    if (code !== "") found.push(code);
    at = memberOf(at, "cause");
  }
  return found;
}

function textOf(value: unknown, key: string): string {
  const member = memberOf(value, key);
  return typeof member === "string" ? member : "";
}

/** Errors may be anything, also objects whose getters throw. */
function memberOf(value: unknown, key: string): unknown {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}

function printed(value: unknown): string {
  try {
    return typeof value === "object" && value !== null ? (JSON.stringify(value) ?? "") : String(value);
  } catch {
    return "";
  }
}
