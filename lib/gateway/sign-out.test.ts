import { describe, expect, test } from "vitest";
import type { Session } from "./session";
import { signOut } from "./sign-out";
import { pageRequest, testContext } from "./test-context";

const session: Session = {
  method: "scaikey",
  access_token: "at_1",
  refresh_token: "rt_1",
  expires_at: Date.now() + 3_600_000,
};

async function signedOut(answer: (path: string, token: string | null) => Promise<Response>) {
  const asked: string[] = [];
  const context = testContext({ UPSTREAM_TIMEOUT_MS: "200" }, async (request) => {
    const path = new URL(request.url).pathname.replace("/api/v1/auth/", "");
    const token = request.headers.get("authorization");
    asked.push(token ? `${path} ${token}` : path);
    return answer(path, token);
  });
  const cookies = await context.sessions.keep(session);
  const reply = await signOut(context, pageRequest("/api/session/sign-out", { method: "POST", cookies }));
  expect(reply.status).toBe(200);
  expect(reply.headers.getSetCookie().join()).toMatch(/scaidns_session=; .*Max-Age=0/);
  return { asked, said: await reply.json() };
}

describe("signOut", () => {
  test("ends the session at the API", async () => {
    const { asked, said } = await signedOut(async () => Response.json({}));
    expect(asked).toEqual(["logout Bearer at_1"]);
    expect(said).toEqual({ signed_out: true, api_session_ended: true, end_session_url: null });
  });

  test("renews a token that has run out first, so that the refresh token dies too", async () => {
    const { asked, said } = await signedOut(async (path, token) => {
      if (path === "refresh") return Response.json({ access_token: "at_2", refresh_token: "rt_2" });
      return new Response("{}", { status: token === "Bearer at_2" ? 200 : 401 });
    });
    expect(asked).toEqual(["logout Bearer at_1", "refresh", "logout Bearer at_2"]);
    expect(said.api_session_ended).toBe(true);
  });

  test("counts a session that the API no longer knows as ended", async () => {
    const { said } = await signedOut(async () => new Response("{}", { status: 401 }));
    expect(said.api_session_ended).toBe(true);
  });

  test.each<[string, () => Promise<Response>]>([
    ["fails", async () => new Response("", { status: 500 })],
    ["can't be reached", () => Promise.reject(new Error("cut"))],
    ["does not answer", () => new Promise(() => {})],
  ])("signs out here when the API %s, and says so", async (_, answer) => {
    const { said } = await signedOut(answer);
    expect(said.api_session_ended).toBe(false);
  });
});
