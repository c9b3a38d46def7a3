import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import type { Fate } from "./fates";
import { startProxy } from "./proxy";

// What the console must reckon with, of the browser that it runs in: not of the console itself.
test.describe("Chromium", () => {
  const target = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<p>here</p>"),
  );
  let targetUrl = "";
  test.beforeAll(async () => {
    await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
    const address = target.address();
    targetUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  });
  test.afterAll(() => target.close());

  for (const [when, applied] of [
    ["before", 1],
    ["after", 2],
  ] as const) {
    for (const keepAlive of [true, false]) {
      const sent = keepAlive ? "sends a POST again by itself" : "fails, and sends a POST once";
      test(`${sent} when a ${keepAlive ? "used" : "new"} connection is reset ${when} it was applied`, async ({
        page,
      }) => {
        const proxy = await startProxy({ target: targetUrl, keepAlive });
        const drop: Fate = { kind: "drop", when };
        await page.goto(proxy.url);
        proxy.when({ method: "POST", nth: 1 }, drop);
        const status = await page.evaluate(() =>
          fetch("/typed", { method: "POST", body: "typed" }).then(
            (reply) => reply.status,
            (error: unknown) => String(error),
          ),
        );
        const posts = proxy.seen.filter(({ method }) => method === "POST");
        expect(posts.map(({ reused }) => reused)).toEqual(keepAlive ? [true, false] : [false]);
        expect(status).toBe(keepAlive ? 200 : "TypeError: Failed to fetch");
        expect(posts.filter(({ forwarded }) => forwarded)).toHaveLength(keepAlive ? applied : applied - 1);
        await proxy.stop();
      });
    }
  }
});
