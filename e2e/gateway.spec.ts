import { createServer, type IncomingHttpHeaders } from "node:http";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { startConsole } from "./server";
import { expectPage, visit } from "./steps";
import { expect, test } from "./test";

test("every page has a content policy of its own, and the other guards", async ({ page, complaints }) => {
  complaints.expect(404);
  const nonces = new Set<string | undefined>();
  for (const path of ["/sign-in", "/sign-in", "/no/such/page"]) {
    const reply = await page.goto(path);
    const headers = reply?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  }
  expect(nonces.size).toBe(3);
});

test("below /api every reply is data, also where nothing is", async ({ request }) => {
  for (const path of [
    "/api/no/such/endpoint",
    "/api/v1/",
    "/api/v1/no/such",
    "/api/session",
    "/api/health",
  ]) {
    const reply = await request.get(path);
    expect(reply.headers()["content-type"], path).toBe("application/json");
    expect(reply.headers()["content-security-policy"], path).toContain("default-src 'none'");
  }
});

test("another site's page can neither read nor write with the visitor's session", async ({
  page,
  signInAs,
  server,
  complaints,
}) => {
  // Browsers report what they withheld from the page.
  complaints.expect(/./);
  await signInAs("tenant_admin");
  const other = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<p>other</p>"),
  );
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  await page.goto(`http://localhost:${typeof address === "object" && address ? address.port : 0}/`);
  const tried = await page.evaluate(async (url) => {
    const read = await fetch(`${url}/api/v1/auth/me`, { credentials: "include" }).then(
      (reply) => reply.text(),
      () => "withheld",
    );
    const write = await fetch(`${url}/api/session/sign-out`, {
      method: "POST",
      mode: "no-cors",
      credentials: "include",
    }).then(
      (reply) => reply.type,
      () => "withheld",
    );
    return { read, write };
  }, server.url);
  expect(tried.read).toBe("withheld");
  other.close();
  await visit(page, `${server.url}/domains`);
  await expectPage(page, "Domains");
});

test("with a real API nothing of the embedded one is there, and no key of the caller's goes through", async ({
  playwright,
}) => {
  const seen: IncomingHttpHeaders[] = [];
  const api = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader("content-type", "application/json").end('{"detail":"Not authenticated"}');
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  const address = api.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const server = await startConsole({
    SCAIDNS_API_URL: url,
    SESSION_SECRET: "a secret for this test, and long enough",
    HOST: "127.0.0.1",
  });
  const requests = await playwright.request.newContext({ baseURL: server.url });
  for (const path of ["/scaikey", "/api/scaikey/jwks", "/api/scaikey/end-session"]) {
    expect((await requests.get(path)).status(), path).toBe(404);
  }
  await requests.get("/api/v1/domains/", {
    headers: {
      "x-api-key": sampleApiKeys.platform_admin,
      authorization: "Bearer x",
      "x-scaidns-fault": "500",
    },
  });
  const headers = seen.at(-1) ?? {};
  for (const name of ["x-api-key", "authorization", "x-scaidns-fault", "cookie"]) {
    expect(headers).not.toHaveProperty(name);
  }
  expect(await (await requests.get("/sign-in")).text()).not.toContain("sdk_live_sample");
  const health = await (await requests.get("/api/health")).json();
  expect(health.api).toMatchObject({ mode: "upstream", host: new URL(url).host });
  expect(server.output()).not.toContain("sdk_live_sample");
  await requests.dispose();
  await server.stop();
  api.close();
});
