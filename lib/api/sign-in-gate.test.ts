import { expect, test, vi } from "vitest";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { problemFromResponse } from "@/lib/errors/problem-from";
import type { ConsoleSession, Person } from "./console-session";
import { createSignInGate } from "./sign-in-gate";

const ada = { id: "u_1", name: "Ada" };
const bob = { id: "u_2", name: "Bob" };

function refusal(status: number, headers: { [name: string]: string } = {}): Problem {
  const request = { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" } as const;
  const json = { "content-type": "application/json", ...headers };
  return problemFromResponse(
    { status, headers: new Headers(json), bodyText: `{"detail":"status ${status}"}` },
    request,
  );
}
const unauthenticated = refusal(401);

interface World {
  session: Partial<ConsoleSession>;
  /** Nobody: the API does not accept the session. */
  person: Person | undefined | Problem;
}

/** A gate with a host, in a browser whose session the test changes. */
function setUp(began: Person | undefined = ada) {
  const world: World = { session: { signed_in: false }, person: undefined };
  const asked: string[] = [];
  const gate = createSignInGate({
    session: async () => {
      asked.push("session");
      return { signed_in: false, sign_in: { scaikey: true, api_key: true }, ...world.session };
    },
    person: async () => {
      asked.push("person");
      if (world.person && "kind" in world.person) throw new ApiError(world.person);
      if (!world.person) throw new ApiError(unauthenticated);
      return world.person;
    },
  });
  const host = { person: () => began, signedIn: vi.fn(), decided: vi.fn() };
  const detach = gate.attach(host);
  return { world, asked, gate, host, detach };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("without anybody to ask, or for a read alone, a 401 stays a 401", async () => {
  const { gate, detach } = setUp();
  expect(await gate.pass({ asks: false, problem: unauthenticated })).toBe(false);
  detach();
  expect(await gate.pass({ asks: true, problem: unauthenticated })).toBe(false);
  expect(gate.snapshot()).toEqual({ phase: "closed" });
});

test("several writes share one sign-in, and go on after it; reads that wait do too", async () => {
  const { gate, host } = setUp();
  const writes = [1, 2, 3].map(() => gate.pass({ asks: true, problem: unauthenticated }));
  const read = gate.pass({ asks: false, problem: unauthenticated });
  await settled();
  expect(gate.snapshot()).toMatchObject({ phase: "asking", session: { sign_in: { scaikey: true } } });
  gate.signedIn(ada);
  expect(await Promise.all([...writes, read])).toEqual([true, true, true, true]);
  expect(gate.snapshot().phase).toBe("closed");
  expect(host.signedIn).toHaveBeenCalledExactlyOnceWith(ada, true);
  expect(host.decided).not.toHaveBeenCalled();
});

test("when it is given up, what waits keeps its 401, and the next write asks again", async () => {
  const { gate } = setUp();
  const write = gate.pass({ asks: true, problem: unauthenticated });
  gate.cancel();
  expect(await write).toBe(false);
  const again = gate.pass({ asks: true, problem: unauthenticated });
  expect(gate.snapshot().phase).toBe("asking");
  gate.signedIn(ada);
  expect(await again).toBe(true);
});

test("somebody else is asked about before anything is written, while reads go on as them", async () => {
  const { gate, host } = setUp();
  const write = gate.pass({ asks: true, problem: unauthenticated });
  const read = gate.pass({ asks: false, problem: unauthenticated });
  gate.signedIn(bob);
  expect(await read).toBe(true);
  expect(gate.snapshot()).toEqual({ phase: "other-person", began: ada, now: bob });
  expect(host.signedIn).toHaveBeenCalledExactlyOnceWith(bob, false);
  gate.sendAsOther();
  expect(await write).toBe(true);
  expect(host.decided).toHaveBeenCalledTimes(1);
});

test("somebody else may keep it from being sent", async () => {
  const { gate, host } = setUp();
  const write = gate.pass({ asks: true, problem: unauthenticated });
  gate.signedIn(bob);
  gate.cancel();
  expect(await write).toBe(false);
  expect(host.decided).toHaveBeenCalledTimes(1);
});

test("who began may come back while the other is asked about", async () => {
  const { gate, world } = setUp();
  const write = gate.pass({ asks: true, problem: unauthenticated });
  gate.signedIn(bob);
  Object.assign(world, { session: { signed_in: true, expires_at: 5 }, person: ada });
  await gate.check();
  expect(await write).toBe(true);
});

test("where it is not known who began, anybody is asked about", async () => {
  const { gate } = setUp(undefined);
  const host = { person: () => undefined, signedIn: vi.fn(), decided: vi.fn() };
  gate.attach(host);
  void gate.pass({ asks: true, problem: unauthenticated });
  gate.signedIn(ada);
  expect(gate.snapshot()).toEqual({ phase: "other-person", began: undefined, now: ada });
});

test("a sign-in in another tab is found by looking", async () => {
  const { gate, world, asked } = setUp();
  const write = gate.pass({ asks: true, problem: unauthenticated });
  await settled();
  await gate.check();
  expect(asked).toEqual(["session", "session"]);
  Object.assign(world, { session: { signed_in: true, expires_at: 7 }, person: ada });
  await gate.check();
  expect(await write).toBe(true);
});

test("a session that the API no longer accepts is asked about once", async () => {
  const { gate, world, asked } = setUp();
  world.session = { signed_in: true, expires_at: 3 };
  void gate.pass({ asks: true, problem: unauthenticated });
  await settled();
  await gate.check();
  await gate.check();
  expect(asked.filter((what) => what === "person")).toHaveLength(1);
  expect(gate.snapshot().phase).toBe("asking");
  Object.assign(world, { session: { signed_in: true, expires_at: 4 }, person: ada });
  await gate.check();
  expect(gate.snapshot().phase).toBe("closed");
});

test("what hinders from looking is told, and looked at again", async () => {
  const { gate, world } = setUp();
  Object.assign(world, { session: { signed_in: true, expires_at: 3 }, person: refusal(503) });
  const write = gate.pass({ asks: true, problem: unauthenticated });
  await settled();
  expect(gate.snapshot()).toMatchObject({ phase: "asking", trouble: { kind: "unavailable" } });
  world.person = ada;
  await gate.check();
  expect(await write).toBe(true);
});

test("what is found out after it was given up opens nothing", async () => {
  const { gate, world, host } = setUp();
  Object.assign(world, { session: { signed_in: true, expires_at: 3 }, person: bob });
  const write = gate.pass({ asks: true, problem: unauthenticated });
  gate.cancel();
  await settled();
  expect(await write).toBe(false);
  expect(host.signedIn).not.toHaveBeenCalled();
  expect(gate.snapshot().phase).toBe("closed");
});

test("a reason that the console's server gave is kept", async () => {
  const { gate } = setUp();
  const reason = refusal(401, { "x-scaidns-console": "gateway" });
  void gate.pass({ asks: true, problem: reason });
  expect(gate.snapshot()).toMatchObject({ phase: "asking", reason: { message: "status 401" } });
});

test("a request that is given up waits no more; without any write there is nothing to ask", async () => {
  const { gate } = setUp();
  const controller = new AbortController();
  const write = gate.pass({ asks: true, problem: unauthenticated, signal: controller.signal });
  const read = gate.pass({ asks: false, problem: unauthenticated });
  const later = gate.closed();
  const given = gate.closed(AbortSignal.abort("left"));
  controller.abort("gone");
  await expect(write).rejects.toBe("gone");
  await expect(given).rejects.toBe("left");
  expect(await read).toBe(false);
  expect(await later).toBeUndefined();
  expect(gate.snapshot().phase).toBe("closed");
});
