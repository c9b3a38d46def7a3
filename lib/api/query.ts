import { keepPreviousData, queryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import {
  type EndpointInput,
  type EndpointOutput,
  endpointKey,
  type ReadName,
} from "@/lib/contract/endpoints";
import { call } from "./call";

/** Query options of a read; the key is the contract's, so that prefetched data is found. */
export function apiQuery<N extends ReadName>(name: N, input: EndpointInput<N>) {
  return queryOptions<EndpointOutput<N>>({
    queryKey: endpointKey(name, input),
    queryFn: ({ signal }) => call(name, input, { signal }),
  });
}

/** A read of what does not change any more, as of a time that is over: nothing that makes others fresh asks it again. */
export function settledQuery<N extends ReadName>(name: N, input: EndpointInput<N>) {
  return queryOptions<EndpointOutput<N>>({
    ...apiQuery(name, input),
    queryKey: ["settled", ...endpointKey(name, input)],
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface ReadOptions {
  /** Do not ask yet, e.g. while an id is unknown. */
  enabled?: boolean;
  /** Keep showing the former page while the next one loads. */
  keepPrevious?: boolean;
  /** Hand failures to the nearest error boundary instead of `error`. */
  throwOnError?: boolean;
  /** Ask again every so many milliseconds while the page is visible. */
  refetchInterval?: number | false;
  staleTime?: number;
}

/** Reads an endpoint of the API and keeps it in the shared cache. `error` is an `ApiError`. */
export function useApi<N extends ReadName>(
  name: N,
  input: EndpointInput<N>,
  { keepPrevious, ...options }: ReadOptions = {},
): UseQueryResult<EndpointOutput<N>> {
  return useQuery({
    ...apiQuery(name, input),
    ...options,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}
