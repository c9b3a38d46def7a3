import { test as base } from "@playwright/test";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { dsResolver, type Resolver } from "@/lib/gateway/resolver.fixture";
import { type Api, openApi } from "./api";
import { type Complaints, watchComplaints } from "./complaints";
import { breakRequests, type Fault } from "./faults";
import { type ConsoleServer, startConsole } from "./server";

/** Whom the sample keys stand for, and so the tests sign in as. */
export type Role = keyof typeof sampleApiKeys;

interface TestFixtures {
  /** Consoles whose words are watched. */
  watched: ConsoleServer[];
  /** Arranges and looks up data through the API, past the browser. */
  api: Api;
  /** Gives the browser a session by a sample key, without the sign-in page. */
  signInAs: (role: Role) => Promise<void>;
  /** Makes requests of the browser fail on purpose until the returned function is called. */
  fault: (fault: Fault) => Promise<() => Promise<void>>;
  /** A zone name nobody else has: `zoneName("shop")` gives `shop-1.example`. */
  zoneName: (label: string, below?: string) => string;
  /** What may go wrong in the browser in this test: all else that does fails it. */
  complaints: Complaints;
}

interface WorkerFixtures {
  /** A console with sample data of its own, for all tests of a worker: what they change, they make themselves. */
  server: ConsoleServer;
  /** The DNS resolver that this console asks: it knows what a test has put into its `answers`. */
  resolver: Resolver;
}

let names = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  resolver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const resolver = await dsResolver({});
      await use(resolver);
      resolver.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ resolver }, use) => {
      const server = await startConsole({ DNS_RESOLVER: resolver.address });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  api: async ({ server, playwright, zoneName }, use) => {
    const requests = await playwright.request.newContext({ baseURL: server.url });
    await use(openApi(requests, zoneName));
    await requests.dispose();
  },
  signInAs: async ({ baseURL, context }, use) => {
    await use(async (role) => {
      const reply = await context.request.post("/api/session/api-key", {
        headers: { origin: baseURL ?? "" },
        data: { api_key: sampleApiKeys[role] },
      });
      if (!reply.ok()) throw new Error(`No session as ${role}: ${reply.status()} ${await reply.text()}`);
    });
  },
  fault: async ({ context }, use) => {
    await use((fault) => breakRequests(context, fault));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  zoneName: async ({}, use) => {
    await use((label, below = "example") => `${label}-${++names}.${below}`);
  },
  watched: async ({ server }, use) => use([server]),
  complaints: [
    async ({ context, watched }, use) => {
      const watch = watchComplaints(context, watched);
      await use(watch);
      watch.settle();
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
