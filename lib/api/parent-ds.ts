import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";

const ttl = z.nullable(z.number());

const parentDs = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("found"),
    ds: z.array(
      z.object({ key_tag: z.number(), algorithm: z.number(), digest_type: z.number(), digest: z.string() }),
    ),
    ttl: z.number(),
  }),
  z.object({ status: z.literal("none"), ttl }),
  z.object({ status: z.literal("no_domain"), ttl }),
  z.object({ status: z.literal("failed"), reason: z.string() }),
  z.object({ status: z.literal("unanswered") }),
]);

/**
 * The DS of a zone as the console's resolver sees it at the parent: `none` is a parent without one, `failed` a resolver
 * that cannot tell. `ttl` in seconds: how long the resolver may go on saying so.
 */
export type ParentDs = Exclude<z.infer<typeof parentDs>, { status: "unanswered" }>;

const againMs = 60_000;

/**
 * Looks at the parent of a zone, once a minute while `waits`. Of the console itself, not of the API: nothing
 * depends on it. What was seen last stays when no resolver answers any more, with an error beside it.
 */
export function useParentDs(zone: string, waits: boolean): UseQueryResult<ParentDs> {
  return useQuery({
    queryKey: ["console.parentDs", zone],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/parent-ds?${new URLSearchParams({ zone })}`, {
        signal,
        cache: "no-store",
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      const answer = parentDs.parse(await response.json());
      if (answer.status === "unanswered") throw new Error("No resolver answers");
      return answer;
    },
    retry: false,
    staleTime: 10_000,
    refetchInterval: waits && againMs,
  });
}
