import { QueryClient } from "@tanstack/react-query";
import { problemOf } from "@/lib/errors/api-error";
import { retryDelay, shouldRetry } from "@/lib/errors/retry-policy";
import { keepUnchanged } from "./zone-records";

/** The console's cache: reads are retried by the shared policy, writes never (errors.md row 19). */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => shouldRetry(problemOf(error), "GET", failures),
        retryDelay: (failures, error) => retryDelay(problemOf(error), failures),
        networkMode: "always",
        // With this network mode it would be off.
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  client.setQueryDefaults(["records.list"], { structuralSharing: keepUnchanged });
  return client;
}
