import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type EndpointInput,
  type EndpointOutput,
  endpointKey,
  type ReadName,
} from "@/lib/contract/endpoints";
import { problemOf } from "@/lib/errors/api-error";
import { shouldRetry } from "@/lib/errors/retry-policy";
import { call } from "./call";

export interface ReadAgain {
  /** What the API has now, past the cache, which then has it too; tried twice. Throws `ApiError`. */
  read<N extends ReadName>(name: N, input: EndpointInput<N>): Promise<EndpointOutput<N>>;
  /** Has all reads of the endpoint asked again where they are on screen. */
  refresh(name: ReadName): void;
}

/** For somebody who is about to overwrite something, and must know what it is by now. */
export function useReadAgain(): ReadAgain {
  const client = useQueryClient();
  return useMemo(
    () => ({
      read: async (name, input) => {
        const key = endpointKey(name, input);
        const now = await client.fetchQuery({
          // Not the page's own read: that may have been sent before.
          queryKey: ["again", ...key],
          queryFn: ({ signal }) => call(name, input, { signal, forWrite: true }),
          staleTime: 0,
          gcTime: 0,
          retry: (failures, error) => failures < 1 && shouldRetry(problemOf(error), "GET", failures),
        });
        client.setQueryData(key, now);
        return now;
      },
      refresh: (name) => void client.invalidateQueries({ queryKey: [name] }),
    }),
    [client],
  );
}
