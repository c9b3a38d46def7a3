import type { Evidence } from "./lost-reply";

/** `Date` headers and audit times are whole seconds in places. */
export const clockToleranceMs = 2_000;

type Sent = Pick<Evidence, "sentAt">;
type Time = string | null | undefined;

/** Whether a time of the server's is certainly before the write was sent. */
export function isOlder(time: Time, { sentAt }: Sent): boolean {
  return sentAt !== undefined && Date.parse(time ?? "") < sentAt - clockToleranceMs;
}

/** Whether a time of the server's is at or after the sending, as far as clocks can tell. */
export function isSince(time: Time, { sentAt }: Sent): boolean {
  return sentAt !== undefined && Date.parse(time ?? "") >= sentAt - clockToleranceMs;
}
