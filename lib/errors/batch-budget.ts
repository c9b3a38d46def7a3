import type { RateLimit } from "./rate-limit";
import { duration } from "./wording";

/** That a batch will meet the rate limit. */
interface BudgetWarning {
  /** How often it will have to wait for a new window. */
  waits: number;
  /** The same in a sentence, for whoever is about to start it. */
  message: string;
}

/**
 * Whether so many requests are more than the API takes now, going by what it last said of its limit; null when they
 * are not, or when it has said nothing. `now` in epoch milliseconds.
 */
export function batchBudget(
  requests: number,
  limit: RateLimit | null,
  now: number = Date.now(),
): BudgetWarning | null {
  if (!limit || limit.limit <= 0 || requests <= limit.remaining) return null;
  const waits = Math.ceil((requests - limit.remaining) / limit.limit);
  const seconds = limit.resetAt === null ? 0 : Math.ceil((limit.resetAt - now) / 1000);
  const long = seconds > 0 ? ` for about ${duration(seconds)}` : "";
  const times = waits === 1 ? `once${long}` : `${waits} times${long && `, first${long}`}`;
  return {
    waits,
    message: `This takes ${requests} requests, and ${limit.remaining} of ${limit.limit} are left: it waits ${times}, and goes on by itself.`,
  };
}
