/** Why a ScaiKey sign-in failed, as `/sign-in?error=` says it. */
export const signInErrors = [
  /** The person said no at ScaiKey. */
  "access_denied",
  /** The attempt is unknown to this browser: too old, finished before, or begun by someone else. */
  "attempt_expired",
  /** ScaiKey answered with another error, or with an answer that is not for this attempt. */
  "scaikey_error",
  /** ScaiKey's keys could not be read. */
  "scaikey_unreachable",
  /** ScaiDNS did not answer, or not in a readable form. */
  "api_unreachable",
  /** ScaiDNS refused the authorization code. */
  "code_refused",
  /** The identity token is not ScaiKey's, not for this console, or not for this attempt. */
  "id_token_invalid",
  /** The tokens don't fit into cookies. */
  "session_too_large",
] as const;

export type SignInError = (typeof signInErrors)[number];

export class SignInFailure extends Error {
  constructor(
    readonly code: SignInError,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
