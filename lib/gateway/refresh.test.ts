import { afterEach, describe, expect, test, vi } from "vitest";
import { refreshSession } from "./refresh-session";
import type { Session } from "./session";
import { cookieHeader, pageRequest, testContext } from "./test-context";

afterEach(() => {
  vi.useRealTimers();
});

const session = (refresh_token: string | null = "rt_1"): Session => ({
  method: "scaikey",
  access_token: "at_1",
  refresh_token,
  expires_at: Date.now() + 3_600_000,
});

/** A context whose API answers renewals one after another as said, and how often it was asked. */
function answering(...replies: (() => Response | Promise<Response>)[]) {
  const asked: unknown[] = [];
  const context = testContext({ UPSTREAM_TIMEOUT_MS: "200" }, async (request) => {
    asked.push(await request.json());
    return replies[Math.min(asked.length, replies.length) - 1]?.() ?? Response.json({});
  });
  const refresh = async (of: Session = session()) =>
    refreshSession(
      context,
      pageRequest("/api/session/refresh", { method: "POST", cookies: await context.sessions.keep(of) }),
    );
  return { context, asked, refresh };
}

const renewed = () => Response.json({ access_token: "at_2", refresh_token: "rt_2" });

describe("refreshSession", () => {
  test("sends a refresh token once for all who ask, and for half a minute after", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    const { context, asked, refresh } = answering(renewed);
    const replies = await Promise.all([refresh(), refresh(), refresh()]);
    vi.advanceTimersByTime(29_000);
    replies.push(await refresh());
    expect(asked).toEqual([{ refresh_token: "rt_1" }]);
    for (const reply of replies) {
      const cookie = cookieHeader(reply.headers.getSetCookie());
      expect(await context.sessions.read(new Headers({ cookie }))).toMatchObject({
        access_token: "at_2",
        refresh_token: "rt_2",
      });
    }
    vi.advanceTimersByTime(2000);
    await refresh();
    expect(asked).toHaveLength(2);
  });

  test("gives a late comer the newest tokens, not those that have been used since", async () => {
    const next = () => Response.json({ access_token: "at_3", refresh_token: "rt_3" });
    const { context, asked, refresh } = answering(renewed, next);
    await refresh(session("rt_1"));
    await refresh(session("rt_2"));
    const late = await refresh(session("rt_1"));
    expect(asked).toEqual([{ refresh_token: "rt_1" }, { refresh_token: "rt_2" }]);
    const cookie = cookieHeader(late.headers.getSetCookie());
    expect(await context.sessions.read(new Headers({ cookie }))).toMatchObject({ refresh_token: "rt_3" });
  });

  test("tells no token to the page", async () => {
    const text = await (await answering(renewed).refresh()).text();
    expect(text).not.toMatch(/[ar]t_\d/);
  });

  test("keeps the refresh token when the API sends no new one", async () => {
    const { context, refresh } = answering(() => Response.json({ access_token: "at_2" }));
    const cookie = cookieHeader((await refresh()).headers.getSetCookie());
    expect(await context.sessions.read(new Headers({ cookie }))).toMatchObject({ refresh_token: "rt_1" });
  });

  test.each([400, 401])("ends the session when the API refuses the token with %i", async (status) => {
    const { refresh } = answering(() => Response.json({ detail: "Refresh token has been used" }, { status }));
    const reply = await refresh();
    expect(reply.status).toBe(401);
    expect(reply.headers.getSetCookie().join()).toMatch(/scaidns_session=; .*Max-Age=0/);
    expect(reply.headers.get("x-scaidns-console")).toBe("gateway");
    expect(await reply.json()).toEqual({
      detail: "The API has ended the session: Refresh token has been used",
      session_ended: true,
    });
  });

  test.each<[string, () => Response | Promise<Response>, number]>([
    ["500", () => Response.json({ detail: "Internal Server Error" }, { status: 500 }), 500],
    ["503", () => new Response("busy", { status: 503, headers: { "retry-after": "5" } }), 503],
    ["429", () => Response.json({ detail: "slow" }, { status: 429 }), 429],
    ["no reply", () => Promise.reject(new Error("cut")), 502],
    ["no reply in time", () => new Promise(() => {}), 504],
    ["another shape", () => Response.json({ token: "x" }), 502],
  ])("keeps the session after %s, and may be tried again at once", async (_, failing, status) => {
    const { refresh } = answering(failing, renewed);
    const reply = await refresh();
    expect(reply.status).toBe(status);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect((await refresh()).status).toBe(200);
  });

  test("has nothing to renew without a session, with an API key, or without a refresh token", async () => {
    const { context, asked, refresh } = answering(renewed);
    const key: Session = { method: "api_key", api_key: "k", expires_at: Date.now() + 1e6 };
    const without = pageRequest("/api/session/refresh", { method: "POST" });
    for (const reply of [
      await refresh(key),
      await refresh(session(null)),
      await refreshSession(context, without),
    ]) {
      expect(reply.status).toBe(401);
      expect(reply.headers.getSetCookie()).toEqual([]);
    }
    expect(asked).toEqual([]);
  });

  test("is refused to other sites", async () => {
    const { context } = answering(renewed);
    const request = pageRequest("/api/session/refresh", { method: "POST" });
    request.headers.set("origin", "https://evil.test");
    expect((await refreshSession(context, request)).status).toBe(403);
  });
});
