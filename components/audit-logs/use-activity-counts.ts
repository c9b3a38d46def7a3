"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { settledQuery } from "@/lib/api/query";
import { useThrottle } from "@/lib/api/use-throttle";
import { type ActivityAsked, activityCounts, activityPlan } from "@/lib/audit/activity-counts";
import { problemOf } from "@/lib/errors/api-error";

/** Reads that are under way at once. */
const atOnce = 3;
/** Requests of the rate limit that are left to the person, where the API says how many there are. */
const leftOver = 20;

/**
 * Counts entries over time by the plan, a few reads at once. Reads that nobody looks at any more are cancelled, none is
 * sent while the API takes none, and none after one has failed until `retry`.
 */
export function useActivityCounts(asked: ActivityAsked) {
  const key = askedKey(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const plan = useMemo(() => activityPlan(asked), [key]);
  const { hold, limit } = useThrottle();
  const [goOn, setGoOn] = useState("");
  const [progress, setProgress] = useState({ key, done: 0, failed: false });
  const done = progress.key === key ? progress.done : 0;
  const left = plan.reads.length - done;
  const scarce = limit !== null && left > limit.remaining - leftOver && goOn !== key;
  const open = hold === null && !scarce && !(progress.key === key && progress.failed);
  const results = useQueries({
    queries: plan.reads.map(({ query }, at) => ({
      ...settledQuery("auditLogs.list", { query }),
      enabled: open && at < done + atOnce,
    })),
  });
  const failures = results.filter(({ isError }) => isError);
  const now = {
    key,
    done: results.filter(({ isSuccess }) => isSuccess).length,
    // Once the device is online again they are made again.
    failed: failures.some(({ error }) => error && problemOf(error).kind !== "offline"),
  };
  if (progress.key !== key || progress.done !== now.done || progress.failed !== now.failed) setProgress(now);
  const failure = failures[0]?.error;
  return {
    plan,
    counts: activityCounts(
      plan,
      results.map(({ data }) => data),
    ),
    done: now.done,
    /** Why it goes on no further; undefined while it does, or when it is done. */
    problem: failure ? problemOf(failure) : undefined,
    /** Requests that are still to be made, where the rate limit leaves too few for them. */
    scarce: scarce && left > 0 && hold === null ? { left, remaining: limit.remaining } : undefined,
    waiting: hold !== null && left > 0,
    retry: () => {
      for (const { refetch } of failures) void refetch();
    },
    /** Counts although the limit is near. */
    goOn: () => setGoOn(key),
  };
}

/** The same for whatever is counted the same. */
export function askedKey(asked: ActivityAsked): string {
  return JSON.stringify({ ...asked, entries: asked.entries?.map(({ id }) => id) });
}
