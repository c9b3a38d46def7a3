import { requestCookies, setCookie } from "./cookies";

/**
 * Made by the browser (`lib/api/hold-cookie.ts`) while the API's rate limit is reached, and gone when that is over:
 * what the server reads ahead for a page would only meet the limit again.
 */
const name = "scaidns_hold";

/** Whether the visitor's requests are held back now. */
export function isHeldBack(headers: Headers): boolean {
  return Boolean(requestCookies(headers).get(name));
}

/** The `Set-Cookie` line that ends the wait: other credentials have other limits. */
export function endHold(secure: boolean): string {
  return setCookie(name, "", { maxAge: 0, secure });
}
