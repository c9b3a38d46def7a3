import type { Query, QueryClient } from "@tanstack/react-query";
import { type EndpointOutput, endpointKey } from "@/lib/contract/endpoints";
import { problemOf } from "@/lib/errors/api-error";
import type { Person } from "./console-session";

/** What a sign-in means for what was read before it. */
export function sessionCache(client: QueryClient) {
  /** Reads under way that were begun because somebody else has signed in. */
  let others: Promise<void> = Promise.resolve();
  return {
    /** Who is signed in, as far as it has been read. */
    person(): Person | undefined {
      return client.getQueryData<EndpointOutput<"auth.me">>(endpointKey("auth.me", {}))?.data;
    },
    /** Reads again what only failed for want of a sign-in. */
    refresh(): void {
      void client.refetchQueries({ type: "active", predicate: isUnauthenticated });
    },
    /**
     * Drops what another person has read. What is on screen is read again first: a form that stands on it must not
     * go before it is decided what becomes of it.
     */
    forget(): void {
      // What is on its way has waited for the sign-in, and comes with the new person's eyes.
      client.removeQueries({ type: "inactive", fetchStatus: "idle" });
      others = client.invalidateQueries();
    },
    /** Takes from the screen what this person may not read. */
    async dropRefused(): Promise<void> {
      await others;
      await client.resetQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
    },
  };
}

function isUnauthenticated({ state }: Query): boolean {
  return state.error !== null && problemOf(state.error).kind === "unauthenticated";
}
