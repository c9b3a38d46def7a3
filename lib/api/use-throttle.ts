import { useSyncExternalStore } from "react";
import { type ThrottleState, throttle } from "./throttle";

const untold: ThrottleState = { hold: null, limit: null };

/** The rate limit as this browser knows it: `hold` while the API takes no requests, `limit` near the limit. */
export function useThrottle(): ThrottleState {
  return useSyncExternalStore(throttle.subscribe, throttle.snapshot, () => untold);
}
