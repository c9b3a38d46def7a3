import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import type { EndpointInput, EndpointOutput, WriteName } from "@/lib/contract/endpoints";
import { write } from "./write";

/**
 * A write of the API, as a mutation: on success the cache is brought up to date before it resolves.
 * Never sent twice by itself; a lost reply is settled first. `error` is an `ApiError`.
 */
export function useAction<N extends WriteName>(
  name: N,
): UseMutationResult<EndpointOutput<N>, Error, EndpointInput<N>> {
  const client = useQueryClient();
  return useMutation({
    mutationKey: [name],
    mutationFn: (input: EndpointInput<N>) => write(client, name, input),
  });
}
