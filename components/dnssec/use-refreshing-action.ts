"use client";

import type { WriteAction } from "@/components/errors/use-send";
import { useAction } from "@/lib/api/action";
import type { EndpointInput, EndpointOutput, WriteName } from "@/lib/contract/endpoints";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import type { Refresh } from "./use-refusal";

/** The write; the state is read again when its refusal may come of that. */
export function useRefreshingAction<N extends WriteName>(
  name: N,
  refresh: Refresh,
): WriteAction<EndpointInput<N>, EndpointOutput<N>> {
  const action = useAction(name);
  return {
    mutateAsync: async (input) => {
      try {
        return await action.mutateAsync(input);
      } catch (error) {
        const problem = problemOf(error);
        if (tellsOfState(problem)) refresh(problem);
        throw error;
      }
    },
  };
}

/** Whether another state than the one on screen may be the reason. */
export function tellsOfState({ kind, outcome }: Problem): boolean {
  return kind === "conflict" || kind === "invalid" || outcome === "unknown";
}
