import { answer, type Fate, garbage, html502, tooMany } from "../fates";
import type { Leg } from "../proxied";
import type { Arrived } from "../proxy";
import { type Random, randomOf } from "./random";

/** Longer than the gateway waits for the API on the second leg. */
const beyondTimeoutMs = 2_500;

const when = (random: Random) => (random.chance(0.5) ? "before" : "after");

/** Every way to fail, with what of it is left to chance; undefined where it does not apply. */
const kinds: { [name: string]: (random: Random, leg: Leg) => Fate | undefined } = {
  "dropped before": () => ({ kind: "drop", when: "before" }),
  "dropped after applying": () => ({ kind: "drop", when: "after" }),
  "request delayed": (random, leg) => ({ kind: "delay", of: "request", ms: delay(random, leg) }),
  "reply delayed": (random, leg) => ({ kind: "delay", of: "reply", ms: delay(random, leg) }),
  "reply cut, length declared": () => ({ kind: "truncate", framing: "length" }),
  "reply cut, chunked": () => ({ kind: "truncate", framing: "chunked" }),
  "502 in HTML": (random) => html502(when(random)),
  "429, seconds": (random) => tooMany(1 + random.below(3), "seconds"),
  "429, date": (random) => tooMany(1 + random.below(3), "date", (random.below(7200) - 3600) * 1000),
  "200 with HTML": (random) => garbage("html", when(random)),
  "200 with nothing": (random) => garbage("empty", when(random)),
  "200 with other JSON": (random) => garbage("json", when(random)),
  "503 with Retry-After": (random) =>
    answer("before", 503, { detail: "Service is under maintenance" }, () => ({
      "retry-after": String(1 + random.below(3)),
    })),
  // Of the API alone: the console's own session is as it was.
  "401, session ended": (_, leg) =>
    leg === "console to API" ? answer("before", 401, { detail: "Token has expired" }) : undefined,
  "500 after applying": () => answer("after", 500, { detail: "Internal Server Error" }),
};
const names = Object.keys(kinds);

/** A browser waits for as long as it takes; the gateway gives up. */
function delay(random: Random, leg: Leg): number {
  return leg === "console to API" ? beyondTimeoutMs : 200 + random.below(1_500);
}

/** What a proxy does on one leg, and how often it did it. */
export interface Weather {
  decide: (arrived: Arrived) => Fate | undefined;
  /** Requests it decided about. */
  asked: number;
  /** Times that each fault struck. */
  struck: Map<string, number>;
}

interface WeatherOptions {
  seed: string;
  leg: Leg;
  /** Share of requests that fail. */
  rate: number;
  /** A path without what differs from run to run, as ids. */
  plain: (path: string) => string;
}

/**
 * Faults that depend on the seed, and on the how manieth request of its kind one is, not on what else is under way.
 * Only requests to the API fail: what the console itself consists of comes whole.
 */
export function weather({ seed, leg, rate, plain }: WeatherOptions): Weather {
  const met = new Map<string, number>();
  const repeated = new Set<string>();
  const struck = new Map(names.map((name) => [name, 0]));
  const made: Weather = {
    asked: 0,
    struck,
    decide: ({ method, path, name }) => {
      if (!path.startsWith("/api/v1/")) return undefined;
      // The browser's own repetition is the same request once more; see `proxy.spec.ts`.
      if (name !== undefined && repeated.has(name)) return undefined;
      if (name !== undefined) repeated.add(name);
      made.asked += 1;
      const what = `${method} ${plain(path)}`;
      const nth = (met.get(what) ?? 0) + 1;
      met.set(what, nth);
      const random = randomOf(`${seed} ${leg} ${what} ${nth}`);
      if (!random.chance(rate)) return undefined;
      const kind = random.pick([names[0] ?? "", ...names.slice(1)]);
      const fate = kinds[kind]?.(random, leg);
      if (fate) struck.set(kind, (struck.get(kind) ?? 0) + 1);
      return fate;
    },
  };
  return made;
}
