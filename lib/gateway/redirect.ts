/** A redirect that the browser follows with a GET (RFC 9110 §15.4.4), with cookies to keep. */
export function redirect(location: string, cookies: string[] = []): Response {
  return withCookies(
    new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } }),
    cookies,
  );
}

/** Adds `Set-Cookie` lines to a reply. */
export function withCookies(reply: Response, cookies: string[]): Response {
  for (const cookie of cookies) reply.headers.append("set-cookie", cookie);
  return reply;
}
