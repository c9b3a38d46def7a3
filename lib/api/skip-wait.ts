import type { QueryClient } from "@tanstack/react-query";
import { problemOf } from "@/lib/errors/api-error";
import { throttle } from "./throttle";

/** Ends the wait for the rate limit in all tabs, and asks again for what is missing on screen because of it. */
export function skipWait(client: QueryClient): void {
  throttle.clear();
  void client.refetchQueries({
    type: "active",
    predicate: ({ state }) => state.error !== null && problemOf(state.error).kind === "rate-limited",
  });
}
