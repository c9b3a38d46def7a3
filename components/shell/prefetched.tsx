"use client";

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { type AnyInput, endpointKey, endpoints, type ReadName } from "@/lib/contract/endpoints";

export interface PrefetchedRead {
  name: ReadName;
  input: AnyInput;
  /** What the gateway's `prefetch` gave; undefined after a failure. */
  body: unknown;
}

/**
 * Puts what the server has read for the first screen into the cache, so that what is inside shows it at once.
 * What is missing, or not as the contract has it, is left to the browser's own fetch.
 */
export function Prefetched({ reads, children }: { reads: readonly PrefetchedRead[]; children: ReactNode }) {
  const state = useMemo(() => {
    const client = new QueryClient();
    for (const { name, input, body } of reads) {
      const parsed = body === undefined ? undefined : endpoints[name].response.safeParse(body);
      if (parsed?.success) client.setQueryData([...endpointKey(name, input)], parsed.data);
    }
    return dehydrate(client);
  }, [reads]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
