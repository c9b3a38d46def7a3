import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { problemOf } from "@/lib/errors/api-error";
import { call } from "./call";
import { sessionChanged } from "./session";
import { signInGate } from "./sign-in-gate";

const ada = { id: "u_1", name: "Ada" };
const record = {
  params: { domain_id: "d_1" },
  body: { name: "www", type: "A", content: "192.0.2.1" },
} as const;
const created = { id: "r_1", name: "www.example.com", type: "A", content: "192.0.2.1" };

/** The console's server: whether its session is good, and what was asked. */
const server = { good: false, renewal: () => json({ detail: "There is no session to renew" }, 401) };
const asked: string[] = [];
let detach = () => {};

function json(body: unknown, status = 200, headers: { [name: string]: string } = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

beforeEach(() => {
  sessionChanged();
  asked.length = 0;
  server.good = false;
  server.renewal = () => json({ detail: "There is no session to renew" }, 401);
  const host = { person: () => ada, signedIn: () => undefined, decided: () => undefined };
  detach = signInGate.attach(host);
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? "GET"} ${path}`);
    if (path === "/api/session/refresh") return server.renewal();
    if (path === "/api/session") {
      return json({ signed_in: false, sign_in: { scaikey: false, api_key: true } });
    }
    if (!server.good) return json({ detail: "Token has expired" }, 401);
    return path === "/api/v1/auth/me" ? json({ data: ada }) : json(created);
  });
});
afterEach(() => {
  detach();
  vi.unstubAllGlobals();
});

const settled = (promise: Promise<unknown>) =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ problem: problemOf(error) }),
  );
const sent = (request: string) => asked.filter((one) => one === request).length;
const asking = () => vi.waitFor(() => expect(signInGate.snapshot().phase).toBe("asking"));
function signIn() {
  server.good = true;
  signInGate.signedIn(ada);
}

test("a write waits for the sign-in and is sent again as it was", async () => {
  const write = settled(call("records.create", record));
  await asking();
  signIn();
  expect(await write).toEqual({ value: created });
  expect(sent("POST /api/v1/domains/d_1/records")).toBe(2);
  expect(sent("POST /api/session/refresh")).toBe(1);
});

test("a read that a write begins with asks too, and the write after it no more", async () => {
  const save = settled(call("auth.me", {}, { forWrite: true }).then(() => call("records.create", record)));
  await asking();
  signIn();
  expect(await save).toEqual({ value: created });
  expect(sent("POST /api/v1/domains/d_1/records")).toBe(1);
});

test("given up, it fails with its 401, certainly not applied, and can be sent again", async () => {
  const write = settled(call("records.create", record));
  await asking();
  signInGate.cancel();
  expect(await write).toMatchObject({
    problem: { kind: "unauthenticated", outcome: "refused", message: "Token has expired" },
  });
  const again = settled(call("records.create", record));
  await asking();
  signIn();
  expect(await again).toEqual({ value: created });
});

test("a sign-in that the API does not accept for it either does not ask for ever", async () => {
  const write = settled(call("records.create", record));
  await asking();
  signInGate.signedIn(ada);
  expect(await write).toMatchObject({ problem: { kind: "unauthenticated" } });
  expect(sent("POST /api/v1/domains/d_1/records")).toBe(2);
});

test("reads meet their 401 alone, and ask for one renewal between them", async () => {
  const reads = await Promise.all(Array.from({ length: 20 }, () => settled(call("auth.me", {}))));
  reads.push(await settled(call("auth.me", {})));
  for (const read of reads) expect(read).toMatchObject({ problem: { kind: "unauthenticated" } });
  expect(signInGate.snapshot().phase).toBe("closed");
  expect(sent("POST /api/session/refresh")).toBe(1);
});

test("while a sign-in is open, reads are not sent, and go on after it", async () => {
  const write = settled(call("records.create", record));
  await asking();
  const reads = [settled(call("auth.me", {})), settled(call("auth.me", {}))];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sent("GET /api/v1/auth/me")).toBe(0);
  signIn();
  expect(await Promise.all(reads)).toEqual([{ value: { data: ada } }, { value: { data: ada } }]);
  expect(await write).toEqual({ value: created });
});

test("a read on its way when somebody signs in is asked again instead of failing", async () => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const before = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const reply = await before(path, init);
    if (path === "/api/v1/auth/me" && reply.status === 401) await held;
    return reply;
  });
  const read = settled(call("auth.me", {}));
  await vi.waitFor(() => expect(sent("GET /api/v1/auth/me")).toBe(1));
  server.good = true;
  sessionChanged();
  answer();
  expect(await read).toEqual({ value: { data: ada } });
  expect(sent("POST /api/session/refresh")).toBe(0);
});

test("a session that the API has ended says so in its own words", async () => {
  const detail = "The session has ended: Refresh token has been used before";
  server.renewal = () => json({ detail, session_ended: true }, 401, { "x-scaidns-console": "gateway" });
  expect(await settled(call("auth.me", {}))).toMatchObject({ problem: { message: detail } });
  const write = settled(call("records.create", record));
  await asking();
  expect(signInGate.snapshot()).toMatchObject({ reason: { message: detail } });
  signInGate.cancel();
  expect(await write).toMatchObject({ problem: { message: detail, outcome: "refused" } });
});

test.each([
  ["503", () => json({ detail: "busy" }, 503), "unavailable"],
  ["429", () => json({ detail: "slow" }, 429), "rate-limited"],
  ["no reply", () => Promise.reject(new TypeError("Failed to fetch")), "unreachable"],
])(
  "a renewal that fails with %s asks nobody to sign in, and leaves a write unapplied",
  async (_, renewal, kind) => {
    const before = globalThis.fetch;
    vi.stubGlobal("fetch", async (path: string, init?: RequestInit) =>
      path === "/api/session/refresh" ? renewal() : before(path, init),
    );
    expect(await settled(call("records.create", record))).toMatchObject({
      problem: { kind, outcome: "refused" },
    });
    expect(await settled(call("auth.me", {}))).toMatchObject({ problem: { kind, outcome: "none" } });
    expect(signInGate.snapshot().phase).toBe("closed");
  },
);
