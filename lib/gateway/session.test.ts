import { CompactEncrypt } from "jose";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createSealer } from "./seal";
import type { Session } from "./session";
import { cookieHeader, testContext } from "./test-context";

afterEach(() => {
  vi.useRealTimers();
});

const upstreamUrl = { SCAIDNS_API_URL: "https://dns.test" };
const hour = 3_600_000;

function scaikeySession(length = 40): Session {
  return {
    method: "scaikey",
    access_token: "a".repeat(length),
    refresh_token: "r".repeat(length),
    expires_at: Date.now() + hour,
  };
}

const withCookie = (cookie: string) => new Headers({ cookie });

describe("sealing", () => {
  const schema = z.object({ word: z.string() });

  test("opens what it has sealed, each time with other bytes", async () => {
    const sealer = createSealer("secret", "test", schema);
    const first = await sealer.seal({ word: "swordfish" });
    expect(first).not.toContain("swordfish");
    expect(await sealer.seal({ word: "swordfish" })).not.toBe(first);
    expect(await sealer.unseal(first)).toEqual({ word: "swordfish" });
    expect(await sealer.unseal(first)).toEqual({ word: "swordfish" });
  });

  test("opens nothing of another secret or purpose, and nothing of another shape", async () => {
    const sealed = await createSealer("secret", "test", schema).seal({ word: "x" });
    expect(await createSealer("other", "test", schema).unseal(sealed)).toBeUndefined();
    expect(await createSealer("secret", "other", schema).unseal(sealed)).toBeUndefined();
    expect(
      await createSealer("secret", "test", z.object({ number: z.number() })).unseal(sealed),
    ).toBeUndefined();
  });

  const octets = (text: string) =>
    text
      .split(".")
      .map((part) => Buffer.from(part, "base64url").toString("hex"))
      .join(".");

  test("opens nothing that was changed, wherever", async () => {
    const sealer = createSealer("secret", "test", schema);
    const sealed = await sealer.seal({ word: "swordfish" });
    for (let at = 0; at < sealed.length; at += 3) {
      const changed = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
      // The last character of a base64url part may hold unused bits, which decoders ignore.
      if (octets(changed) !== octets(sealed))
        expect(await sealer.unseal(changed), String(at)).toBeUndefined();
    }
    for (const text of ["", ".", "....", "not sealed", sealed.slice(0, -4)]) {
      expect(await sealer.unseal(text)).toBeUndefined();
    }
  });

  test("takes no other algorithm", async () => {
    const weak = await new CompactEncrypt(new TextEncoder().encode('{"word":"x"}'))
      .setProtectedHeader({ alg: "dir", enc: "A128GCM" })
      .encrypt(new Uint8Array(16));
    expect(await createSealer("secret", "test", schema).unseal(weak)).toBeUndefined();
  });
});

describe("sessions", () => {
  test("are kept in one httpOnly cookie", async () => {
    const { sessions } = testContext();
    const kept = scaikeySession();
    const lines = await sessions.keep(kept);
    expect(lines[0]).toMatch(
      /^scaidns_session=[\w.-]+; Path=\/; Max-Age=(3600|3599); HttpOnly; SameSite=Lax$/,
    );
    expect(cookieHeader(lines).split("; ")).toHaveLength(1);
    expect(await sessions.read(withCookie(`other=1; ${cookieHeader(lines)}`))).toEqual(kept);
  });

  test("are Secure and bound to the host under https", async () => {
    const { sessions } = testContext({ ...upstreamUrl, PUBLIC_URL: "https://console.test" });
    for (const line of [...(await sessions.keep(scaikeySession())), ...sessions.end()]) {
      expect(line).toMatch(/^__Host-scaidns_session(\.\d)?=.*; Path=\/; .*; Secure$/);
    }
  });

  test("are spread over several cookies when long, none above what browsers keep", async () => {
    const { sessions } = testContext();
    const long = scaikeySession(3500);
    const lines = await sessions.keep(long);
    for (const line of lines) expect(line.length).toBeLessThan(4096);
    const cookies = cookieHeader(lines);
    expect(cookies.split("; ").length).toBeGreaterThan(1);
    expect(await sessions.read(withCookie(cookies))).toEqual(long);
    const [first = ""] = cookies.split("; ");
    expect(await sessions.read(withCookie(first))).toBeUndefined();
  });

  test("a short session after a long one leaves no chunk behind", async () => {
    const { sessions } = testContext();
    const long = await sessions.keep(scaikeySession(3500));
    const short = scaikeySession();
    const cookies = cookieHeader([...long, ...(await sessions.keep(short))]);
    expect(await sessions.read(withCookie(cookies))).toEqual(short);
    expect(cookieHeader([...long, ...sessions.end()])).toBe("");
  });

  test("too long for any server's headers are refused", async () => {
    await expect(testContext().sessions.keep(scaikeySession(10_000))).rejects.toThrow(RangeError);
  });

  test("end when their time has come, used or not", async () => {
    vi.useFakeTimers();
    const { sessions } = testContext();
    const cookie = cookieHeader(await sessions.keep(scaikeySession()));
    vi.advanceTimersByTime(hour - 1000);
    expect(await sessions.read(withCookie(cookie))).toBeDefined();
    vi.advanceTimersByTime(2000);
    expect(await sessions.read(withCookie(cookie))).toBeUndefined();
  });

  test("are nothing to another API, so that it never gets their credentials", async () => {
    const cookie = cookieHeader(await testContext(upstreamUrl).sessions.keep(scaikeySession()));
    expect(await testContext(upstreamUrl).sessions.read(withCookie(cookie))).toBeDefined();
    const other = testContext({ SCAIDNS_API_URL: "https://other.test" });
    expect(await other.sessions.read(withCookie(cookie))).toBeUndefined();
    expect(await testContext().sessions.read(withCookie(cookie))).toBeUndefined();
  });
});
