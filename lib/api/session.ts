import * as z from "zod/mini";
import { exchange, parsedJson, type Reply } from "./exchange";
import { tabs } from "./tabs";

/** One at a time: refresh tokens rotate, and a second use of the same one signs everybody out. */
const lockName = "scaidns-session";

/** What became of a renewal. */
export type Renewal =
  | { kind: "renewed" }
  /** The person has to sign in. `reply` says why, where the API has ended a session that could be renewed so far. */
  | { kind: "ended"; reply?: Reply }
  /** It may work later: the session is as it was. */
  | { kind: "failed"; reply: Reply }
  | { kind: "failed"; error: unknown };

const endedBody = z.looseObject({ session_ended: z.literal(true) });

/** Counts up whenever the credentials in the cookie change, in whichever tab. */
let mark = 0;
let renewing: Promise<Renewal> | undefined;
/** Once over, a session is not asked for again by every request that meets a 401. */
let over: Renewal | undefined;
let listening = false;

/** Which credentials a request goes out with: when it has changed since, a 401 says nothing of the present ones. */
export function sessionMark(): number {
  if (!listening) {
    listening = true;
    tabs.hear(({ kind }) => {
      if (kind === "renewed") sessionChanged();
    });
  }
  return mark;
}

/** The cookie holds other credentials from now on. */
export function sessionChanged(): void {
  mark++;
  over = undefined;
}

/** The API has answered otherwise than with a 401. */
export function sessionAccepted(): void {
  over = undefined;
}

/**
 * Renews an expired ScaiKey session that a request of this mark went out with. Requests that fail together share one
 * renewal, and tabs take turns. Never rejects.
 */
export function renewSession(since: number): Promise<Renewal> {
  if (since !== mark) return Promise.resolve({ kind: "renewed" });
  if (over) return Promise.resolve(over);
  renewing ??= whileSessionHeld(() => renew(since))
    .catch((error: unknown): Renewal => ({ kind: "failed", error }))
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

async function renew(since: number): Promise<Renewal> {
  // Another tab may have been at it while this one waited for its turn.
  if (since !== mark) return { kind: "renewed" };
  let reply: Reply;
  try {
    reply = await exchange("/api/session/refresh", { method: "POST" });
  } catch (error) {
    return { kind: "failed", error };
  }
  if (reply.status >= 200 && reply.status <= 299) {
    sessionChanged();
    tabs.tell({ kind: "renewed" });
    return { kind: "renewed" };
  }
  if (reply.status !== 401) return { kind: "failed", reply };
  const ended = endedBody.safeParse(parsedJson(reply.bodyText)).success;
  over = { kind: "ended", ...(ended && { reply }) };
  return over;
}

/** Runs what changes the session's cookie, one at a time in all tabs: a late renewal must not undo a sign-in. */
export function whileSessionHeld<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === "undefined" || !navigator.locks) return work();
  return navigator.locks.request(lockName, work);
}
