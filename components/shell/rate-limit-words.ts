import type { RateLimit } from "@/lib/errors/rate-limit";

/** Above this share there is nothing to tell. */
const nearShare = 0.25;

interface RateLimitWords {
  reached: boolean;
  /** In three lengths, by the room there is. */
  short: string;
  medium: string;
  long: string;
}

interface Left {
  limit: RateLimit | null;
  /** Whole seconds until the API takes requests again; 0: it takes them. */
  held: number;
  /** Whole seconds until the window ends; 0: not known. */
  reset: number;
  /** Whether the seconds are told; false where they stand somewhere else. */
  counted?: boolean;
}

/** What is left of the API's rate limit, in words; null while there is enough. */
export function rateLimitWords({ limit, held, reset, counted = true }: Left): RateLimitWords | null {
  if (held > 0 && !counted) {
    return { reached: true, short: "Limit", medium: "Rate limit reached", long: "Rate limit reached" };
  }
  if (held > 0) {
    return {
      reached: true,
      short: `${held} s`,
      medium: `Rate limit: ${held} s`,
      long: `Rate limit reached: goes on in ${held} s`,
    };
  }
  if (!limit || limit.remaining > limit.limit * nearShare) return null;
  const again = reset > 0 ? `, full again in ${calm(reset)} s` : "";
  return {
    reached: false,
    short: `${limit.remaining} left`,
    medium: `${limit.remaining} of ${limit.limit} left`,
    long: `${limit.remaining} of ${limit.limit} requests left${again}`,
  };
}

/** In steps of five seconds: nobody waits for it, and what changes draws the eye. */
function calm(seconds: number): number {
  return Math.ceil(seconds / 5) * 5;
}
