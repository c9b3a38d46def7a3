import { describe, expect, test, vi } from "vitest";
import { readHealth } from "./health";
import { nobodyHere, serveHere, testContext } from "./test-context";

const checks = { database: "ok", redis: "ok", pdns: "ok", scaikey_jwks: "ok" };

async function healthOf(status: number, body: string) {
  const url = await serveHere((request, response) =>
    response.writeHead(request.url === "/health/ready" ? status : 404).end(body),
  );
  const context = testContext({ SCAIDNS_API_URL: url });
  const reply = await readHealth(context.health);
  expect(reply.status).toBe(200);
  return { host: new URL(url).host, health: await reply.json() };
}

describe("readHealth", () => {
  test("says how both are", async () => {
    const { health, host } = await healthOf(200, JSON.stringify({ status: "ok", checks }));
    expect(health).toEqual({
      console: { status: "ok", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      api: { mode: "upstream", host, status: "ok", checks },
    });
  });

  test("says what is degraded", async () => {
    const degraded = { status: "degraded", checks: { ...checks, pdns: "connection refused" } };
    const { health } = await healthOf(503, JSON.stringify(degraded));
    expect(health.api).toMatchObject(degraded);
  });

  test.each([
    [502, "<html>Bad Gateway</html>"],
    [404, ""],
  ])("calls an API unreachable whose health can't be read (%i)", async (status, body) => {
    expect((await healthOf(status, body)).health.api.status).toBe("unreachable");
  });

  test("calls an API unreachable that does not answer", async () => {
    const { health } = testContext({ SCAIDNS_API_URL: await nobodyHere() });
    expect((await health()).api.status).toBe("unreachable");
  });

  test("asks at most every two seconds", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const handle = vi.fn(async () => Response.json({ status: "ok", checks }));
    const { health } = testContext({}, handle);
    await Promise.all([health(), health()]);
    vi.setSystemTime(Date.now() + 1900);
    await health();
    expect(handle).toHaveBeenCalledTimes(1);
    vi.setSystemTime(Date.now() + 200);
    await health();
    expect(handle).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});
