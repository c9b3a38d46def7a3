/** On every error that the gateway itself made, so that nobody takes it for the API's word. */
export const gatewayMark = "x-scaidns-console";

/**
 * Headers of every reply that passes the gateway: nothing of it may be cached, guessed at, or embedded elsewhere, and
 * no page that a proxy before the API makes of an error may run scripts under our address.
 */
export const replyGuards = {
  "content-security-policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** An error of the gateway's own, in the API's shape. */
export function gatewayError(
  status: number,
  detail: string | { message: string; field: string },
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(
    { detail },
    { status, headers: { ...replyGuards, [gatewayMark]: "gateway", ...headers } },
  );
}
