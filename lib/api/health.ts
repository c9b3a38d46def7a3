import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";

const health = z.looseObject({
  api: z.looseObject({
    host: z.string(),
    /** As the API says (`ok`, `degraded`), or `unreachable`. */
    status: z.string(),
    /** `"ok"` or the error text, by part of the API. */
    checks: z.optional(z.record(z.string(), z.unknown())),
  }),
});
export type Health = z.infer<typeof health>;

/** How the console and the API behind it do; asked once a minute while the page is in sight, sooner when unwell. */
export function useHealth(): UseQueryResult<Health> {
  return useQuery({
    queryKey: ["console.health"],
    queryFn: async ({ signal }) => {
      const response = await fetch("/api/health", { signal, cache: "no-store" });
      if (!response.ok) throw new Error(`status ${response.status}`);
      return health.parse(await response.json());
    },
    retry: false,
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data?.api.status === "ok" && !state.error ? 60_000 : 15_000),
  });
}
