import { answer } from "./fates";
import { type FaultProxy, startProxy } from "./proxy";
import { type ConsoleServer, startConsole } from "./server";
import { test as base } from "./test";

/** Where the proxy that fails stands: in front of the console, or between its gateway and the API. */
const legs = ["browser to console", "console to API"] as const;
export type Leg = (typeof legs)[number];

/** The gateway's patience with the API on the second leg, in milliseconds. */
const upstreamTimeoutMs = 1_500;

const well = answer("before", 200, { status: "ok", checks: { database: "ok", pdns: "ok" } });

/** What stands for the API is another console, which has no health of the API's to tell. */
export const usual = ({ path }: { path: string }) => (path === "/health/ready" ? well : undefined);

interface Way {
  /** What the browser opens. */
  url: string;
  proxy: FaultProxy;
  consoles: ConsoleServer[];
}

interface TestFixtures {
  /** Set by `test.use({ leg })`. */
  leg: Leg;
  way: Way;
  /** The proxy on the way: fails as it is told to, until the test ends. */
  between: FaultProxy;
}

interface WorkerFixtures {
  /** The ways with a proxy in them, each begun at its first use. */
  ways: (leg: Leg) => Promise<Way>;
}

/** Tests whose browser reaches the API through a proxy; `api` and `server` are those behind it, asked directly. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  ways: [
    async ({ server }, use) => {
      const ends: (() => Promise<void>)[] = [];
      const begun = new Map<Leg, Promise<Way>>();
      const begin = async (leg: Leg): Promise<Way> => {
        if (leg === "browser to console") {
          // Browsers send again by themselves what a used connection has lost: see `proxy.spec.ts`.
          const proxy = await startProxy({ target: server.url, keepHost: true, keepAlive: false });
          ends.push(proxy.stop);
          return { url: proxy.url, proxy, consoles: [server] };
        }
        const proxy = await startProxy({ target: server.url, usual });
        ends.push(proxy.stop);
        const front = await startConsole({
          SCAIDNS_API_URL: proxy.url,
          SESSION_SECRET: "a secret for these tests, and long enough",
          UPSTREAM_TIMEOUT_MS: String(upstreamTimeoutMs),
          HOST: "127.0.0.1",
        });
        ends.push(front.stop);
        return { url: front.url, proxy, consoles: [front, server] };
      };
      await use((leg) => {
        const way = begun.get(leg) ?? begin(leg);
        begun.set(leg, way);
        return way;
      });
      for (const end of ends.reverse()) await end();
    },
    { scope: "worker" },
  ],
  leg: ["browser to console", { option: true }],
  way: async ({ ways, leg }, use) => use(await ways(leg)),
  between: async ({ way }, use) => {
    await use(way.proxy);
    way.proxy.mend();
  },
  baseURL: async ({ way }, use) => use(way.url),
  watched: async ({ way }, use) => use(way.consoles),
});

export { expect } from "./test";
