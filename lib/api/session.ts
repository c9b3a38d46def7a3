/** One renewal at a time: refresh tokens rotate, and a second use of the same one signs everybody out. */
const lockName = "scaidns-session-refresh";

let renewing: Promise<boolean> | undefined;

/**
 * Renews an expired ScaiKey session; calls that fail together share one renewal, and tabs take turns.
 * `false`: there is nothing to renew, or the API refused; the person has to sign in.
 */
export function renewSession(): Promise<boolean> {
  renewing ??= locked(async () => {
    const response = await fetch("/api/session/refresh", { method: "POST", cache: "no-store" });
    return response.ok;
  })
    .catch(() => false)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

function locked(work: () => Promise<boolean>): Promise<boolean> {
  if (typeof navigator === "undefined" || !navigator.locks) return work();
  return navigator.locks.request(lockName, work);
}
