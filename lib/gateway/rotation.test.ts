import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEmbedded } from "@/lib/embedded/embedded";
import type { EmbeddedApi } from "./api";
import { type Context, createContext } from "./context";
import { passThrough } from "./gateway";
import { refreshSession } from "./refresh-session";
import { beginScaikeySignIn, finishScaikeySignIn } from "./scaikey";
import { cookieHeader, pageRequest, testContext } from "./test-context";

// The whole way of a session: the browser's calls, the gateway, and the embedded API, which rotates refresh tokens and
// ends a session whose token comes twice.

const publicUrl = "http://localhost:3000";
const hours = 3_600_000;

/** What happens to a renewal on its way. */
interface Way {
  /** Milliseconds the API takes for it. */
  slow?: number;
  /** How many replies are lost after the API has rotated, before the gateway has them. */
  lostToGateway?: number;
  /** How many are lost between the gateway and the browser. */
  lostToBrowser?: number;
}

/** A console with a session of a sample identity whose access token has run out. */
async function setUp(way: Way = {}) {
  let offset = 0;
  const renewals: number[] = [];
  const embedded = openEmbedded({
    dataDir: ":memory:",
    publicUrl,
    now: () => new Date(Date.now() + offset),
  });
  const api: EmbeddedApi = {
    ...embedded,
    handle: async (request, given) => {
      const reply = await embedded.handle(request, given);
      if (!request.url.endsWith("/auth/refresh")) return reply;
      renewals.push(reply.status);
      if (way.slow) await new Promise((resolve) => setTimeout(resolve, way.slow));
      if (way.lostToGateway && renewals.length <= way.lostToGateway) throw new Error("cut");
      return reply;
    },
  };
  const context = createContext(testContext().settings, async () => api);
  const jar = await signIn(context, embedded);
  const letTimePass = () => {
    offset += 2 * hours;
  };
  letTimePass();
  return { context, jar, renewals, way, letTimePass };
}

async function signIn(context: Context, embedded: EmbeddedApi): Promise<string[]> {
  const begun = await beginScaikeySignIn(context, pageRequest("/api/session/scaikey"));
  const asked = new URL(begun.headers.get("location") ?? "").searchParams;
  const { code } = embedded.issueCode({
    user_id: embedded.sampleIdentities()[0]?.user_id ?? "",
    client_id: asked.get("client_id") ?? "",
    redirect_uri: asked.get("redirect_uri") ?? "",
    code_challenge: asked.get("code_challenge") ?? "",
    code_challenge_method: "S256",
    nonce: asked.get("nonce"),
  });
  const query = new URLSearchParams({
    code,
    state: asked.get("state") ?? "",
    iss: `${publicUrl}/api/scaikey`,
  });
  const cookies = begun.headers.getSetCookie();
  const back = await finishScaikeySignIn(context, pageRequest(`/api/session/callback?${query}`, { cookies }));
  return back.headers.getSetCookie();
}

type World = Awaited<ReturnType<typeof setUp>>;

/** Modules of the browser's side of their own, as a tab has them; `jar` is the browser's, or this tab's alone. */
async function openTab({ context, way }: World, jar: string[]) {
  let lost = way.lostToBrowser ?? 0;
  const exchange = async (path: string, { method = "GET", headers }: RequestInit = {}) => {
    const request = pageRequest(path, { method, ...(headers && { headers }), cookies: jar });
    const refresh = path === "/api/session/refresh";
    const reply = refresh ? await refreshSession(context, request) : await passThrough(context, request);
    if (refresh && lost-- > 0) throw new TypeError("Failed to fetch");
    jar.push(...reply.headers.getSetCookie());
    return { status: reply.status, headers: reply.headers, bodyText: await reply.text() };
  };
  vi.resetModules();
  vi.doMock("@/lib/api/exchange", async (original) => ({ ...(await original<object>()), exchange }));
  const { call } = await import("@/lib/api/call");
  const { problemOf } = await import("@/lib/errors/api-error");
  return {
    /** "ok", or how it failed. */
    ask: () =>
      call("auth.me", {}).then(
        () => "ok",
        (error: unknown) => {
          const { kind, message } = problemOf(error);
          return `${kind}: ${message}`;
        },
      ),
  };
}

type Tab = Awaited<ReturnType<typeof openTab>>;

const twenty = (...tabs: Tab[]) =>
  Promise.all(Array.from({ length: 20 }, (_, index) => tabs[index % tabs.length]?.ask()));
const allOk = Array.from({ length: 20 }, () => "ok");

/** The browser's locks, which all tabs share. */
function stubLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = <T>(_: string, work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  vi.stubGlobal("navigator", { onLine: true, locks: { request } });
}

beforeEach(stubLocks);
afterEach(() => {
  vi.doUnmock("@/lib/api/exchange");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("twenty requests with an access token that has run out", () => {
  test("share one renewal in one tab, slow as it may be", async () => {
    const world = await setUp({ slow: 300 });
    const tab = await openTab(world, world.jar);
    expect(await twenty(tab)).toEqual(allOk);
    expect(world.renewals).toEqual([200]);
    expect(await twenty(tab)).toEqual(allOk);
    expect(world.renewals).toEqual([200]);
  });

  test("from two tabs of one browser keep the session, and leave it good for the next renewal", async () => {
    const world = await setUp({ slow: 50 });
    const tabs = [await openTab(world, world.jar), await openTab(world, world.jar)];
    expect(await twenty(...tabs)).toEqual(allOk);
    expect(world.renewals.every((status) => status === 200)).toBe(true);
    expect(world.renewals.length).toBeLessThanOrEqual(2);
    world.letTimePass();
    expect(await twenty(...tabs)).toEqual(allOk);
  });

  test("keep it where browsers have no locks", async () => {
    vi.stubGlobal("navigator", { onLine: true });
    const world = await setUp({ slow: 50 });
    const tabs = [await openTab(world, world.jar), await openTab(world, world.jar)];
    expect(await twenty(...tabs)).toEqual(allOk);
    world.letTimePass();
    expect(await twenty(...tabs)).toEqual(allOk);
    expect(world.renewals).toEqual([200, 200]);
  });

  test("keep it where the second tab's cookies are the old ones still", async () => {
    const world = await setUp();
    const [one, two] = [await openTab(world, [...world.jar]), await openTab(world, [...world.jar])];
    expect(await twenty(one)).toEqual(allOk);
    expect(await twenty(two)).toEqual(allOk);
    expect(world.renewals).toEqual([200]);
    expect(await twenty(one, two)).toEqual(allOk);
  });

  test("keep it when the renewal's reply does not reach the browser, which asks again with the old cookies", async () => {
    const world = await setUp({ lostToBrowser: 1 });
    const tab = await openTab(world, world.jar);
    expect(await tab.ask()).toMatch(/^unreachable/);
    expect(await twenty(tab)).toEqual(allOk);
    expect(world.renewals).toEqual([200]);
  });
});

describe("a refresh token that the API sees twice", () => {
  const over =
    "unauthenticated: The API has ended the session: Refresh token has been used before: the session has ended";

  test("because its reply did not reach the gateway ends the session, which is said in the API's words", async () => {
    const world = await setUp({ lostToGateway: 1 });
    const tab = await openTab(world, world.jar);
    expect(await tab.ask()).toMatch(/^upstream/);
    expect(await tab.ask()).toBe(over);
    expect(world.renewals).toEqual([200, 401]);
    expect(cookieHeader(world.jar)).toBe("");
  });

  test("after the grace ends the session of all tabs", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], shouldAdvanceTime: true });
    const world = await setUp();
    const old = [...world.jar];
    const tab = await openTab(world, world.jar);
    expect(await tab.ask()).toBe("ok");
    vi.advanceTimersByTime(31_000);
    const thief = await openTab(world, old);
    expect(await thief.ask()).toBe(over);
    expect(cookieHeader(old)).toBe("");
    expect(await tab.ask()).toMatch(/^unauthenticated: /);
    expect(cookieHeader(world.jar)).toBe("");
  });
});
