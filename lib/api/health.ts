import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { problemOf } from "@/lib/errors/api-error";
import type { ProblemKind } from "@/lib/errors/problem";

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

/** What is wrong with the console or the API behind it. */
export interface Trouble {
  /** When it was first seen, in epoch milliseconds. */
  since: number;
  /** What the API says of itself, or who does not answer. */
  status: "console unreachable" | "unreachable" | (string & {});
  /** Where the API is; unset when not even the console answers. */
  host: string | undefined;
  /** The parts of the API that are not well, in its own words. */
  parts: { part: string; said: string }[];
}

const key = ["console.health"] as const;
/** A failure elsewhere has the health looked at, at most once in so many milliseconds… */
const lookAgainMs = 5_000;
/** …and once more when the console's server has forgotten what it heard before that failure. */
const forgottenMs = 2_500;

let unwellSince: number | undefined;

/** How the console and the API behind it do; asked once a minute while the page is in sight, sooner when unwell. */
export function useHealth(): UseQueryResult<Health> {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      try {
        const response = await fetch("/api/health", { signal, cache: "no-store" });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const now = health.parse(await response.json());
        unwellSince = isWell(now) ? undefined : (unwellSince ?? Date.now());
        return now;
      } catch (error) {
        if (!signal.aborted) unwellSince ??= Date.now();
        throw error;
      }
    },
    retry: false,
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.data && isWell(state.data) && !state.error ? 60_000 : 10_000),
  });
}

const never = () => () => undefined;

/** What is wrong, as long as something is. */
export function useTrouble(): Trouble | undefined {
  const { data, isError } = useHealth();
  // A quick answer is here before all of the page has come to life, whose markup knows nothing of it.
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!alive) return undefined;
  return troubleOf(data, isError, unwellSince ?? Date.now());
}

/** What a health says is wrong; `failed`: the console itself did not answer. */
export function troubleOf(now: Health | undefined, failed: boolean, since: number): Trouble | undefined {
  if (failed) return { since, status: "console unreachable", host: undefined, parts: [] };
  if (!now || isWell(now)) return undefined;
  const { status, host } = now.api;
  return { since, status: status === "ok" ? "degraded" : status, host, parts: unwellParts(now) };
}

function isWell(now: Health): boolean {
  return now.api.status === "ok" && unwellParts(now).length === 0;
}

function unwellParts({ api: { checks = {} } }: Health): Trouble["parts"] {
  return Object.entries(checks)
    .filter(([, said]) => said !== "ok")
    .map(([part, said]) => ({ part, said: typeof said === "string" ? said : JSON.stringify(said) }));
}

/** Failures behind which the whole API may stand. */
const telling: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  "server",
  "upstream",
  "unavailable",
  "unreachable",
  "timeout",
  "unreadable",
]);

/** Looks at the health as soon as something fails that may have to do with it. Mount once. */
export function useHealthWatch(): void {
  const client = useQueryClient();
  useEffect(() => {
    let lookedAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => void client.refetchQueries({ queryKey: key });
    const look = (error: unknown) => {
      if (!telling.has(problemOf(error).kind) || Date.now() - lookedAt < lookAgainMs) return;
      lookedAt = Date.now();
      refetch();
      timer = setTimeout(refetch, forgottenMs);
    };
    const ends = [
      () => clearTimeout(timer),
      client.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.query.queryKey[0] === key[0]) return;
        if (event.action.type === "error" || event.action.type === "failed") look(event.action.error);
      }),
      client.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error") look(event.action.error);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [client]);
}

/** Reads again what is on screen, but for the health itself. */
export function useReadAll(): () => void {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== key[0],
      refetchType: "active",
    });
}

/** Reads of who one is and what one may do: no page is about them. */
const aboutViewer = /^(auth|me|roles)\./;

/** When the oldest of what is on screen was loaded, in epoch milliseconds; undefined when nothing was. */
export function useLoadedSince(): number | undefined {
  const client = useQueryClient();
  const times = client
    .getQueryCache()
    .findAll({ type: "active" })
    .filter(({ queryKey: [name] }) => name !== key[0] && !aboutViewer.test(String(name)))
    .map(({ state }) => state.dataUpdatedAt)
    .filter((at) => at > 0);
  return times.length > 0 ? Math.min(...times) : undefined;
}
