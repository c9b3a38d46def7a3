"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type AnyInput, endpointKey, endpointSpec, type ReadName } from "@/lib/contract/endpoints";

export interface PrefetchedRead {
  name: ReadName;
  input: AnyInput;
  /** The body as the API sent it; undefined after a failure. */
  body: unknown;
  /** When it was read, by the server's clock in epoch milliseconds. */
  at: number;
}

/**
 * Puts what the server has read for the first screen (the gateway's `prefetch`) into the cache, so that what is
 * inside shows it at once. What is missing, or not as the contract has it, is left to the browser's own fetch.
 */
export function Prefetched({ reads, children }: { reads: readonly PrefetchedRead[]; children: ReactNode }) {
  const client = useQueryClient();
  // While rendering, and not as React Query's HydrationBoundary does after it where the query exists already: a part
  // of the page that came to life sooner may have asked for it, and what is inside must agree with the server's markup.
  useState(() => {
    for (const read of reads) fill(client, read);
  });
  return children;
}

/** Data that is there already came later, or was changed since: it stays. */
function fill(client: QueryClient, { name, input, body, at }: PrefetchedRead): void {
  const queryKey = endpointKey(name, input);
  if (body === undefined || client.getQueryData(queryKey) !== undefined) return;
  const parsed = endpointSpec(name).response?.safeParse(body);
  if (parsed?.success) client.setQueryData(queryKey, parsed.data, { updatedAt: Math.min(at, Date.now()) });
}
