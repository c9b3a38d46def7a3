import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { endpointKey } from "@/lib/contract/endpoints";
import { problemOf } from "@/lib/errors/api-error";
import { lostWorld } from "./lost-world.fixture";
import { serverClock } from "./server-clock";
import { write } from "./write";

beforeAll(() => import("./find-out"));
let world: ReturnType<typeof lostWorld>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2026, 10, 23, 12) });
  world = lostWorld();
});
afterEach(() => {
  world.stop();
  vi.useRealTimers();
});

/** As the server sends a page: what it shows is there, and no reply has told this browser the server's clock. */
test("reads the audit log for the very first write of a page, by the clock that finding out has told", async () => {
  const zone = await world.ok("platform_admin", "domains.create", {
    body: { name: "first.example", domain_type: "primary" },
  });
  const params = { domain_id: zone.id };
  const body = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
  const { id } = await world.ok("platform_admin", "records.create", { params, body });
  world.client.setQueryData(endpointKey("auth.me", {}), await world.ok("tenant_admin", "auth.me", {}));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(serverClock.at(0)).toBeUndefined();

  world.breakWrites("500");
  const refused = write(world.client, "records.delete", { params: { ...params, record_id: id } }).catch(
    problemOf,
  );
  await vi.advanceTimersByTimeAsync(1_500);

  // Without the log it were "absent": whoever did not delete it, it is there.
  expect(await refused).toMatchObject({ outcome: "refused", settled: "not-applied" });
});
