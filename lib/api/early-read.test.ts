import { afterEach, expect, test, vi } from "vitest";
import { begunEarly, earlyReadScript } from "./early-read";
import { holdCookie } from "./hold-cookie";

afterEach(() => {
  vi.unstubAllGlobals();
  delete globalThis.scaidnsEarly;
});

/** Runs the script as the page's markup does. */
function load(path: string, cookie = ""): string[] {
  const asked: string[] = [];
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("document", { cookie });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response("early");
  });
  new Function(earlyReadScript(path))();
  return asked;
}

test("what the markup has asked for is there for the first who asks", async () => {
  expect(load("/api/v1/domains/")).toEqual(["/api/v1/domains/"]);
  expect(await begunEarly("/api/v1/domains/", { method: "POST" })).toBeUndefined();
  expect(await (await begunEarly("/api/v1/domains/", {}))?.text()).toBe("early");
  expect(await begunEarly("/api/v1/domains/", {})).toBeUndefined();
});

test("nothing is asked for while the rate limit is waited out", async () => {
  const jar = { cookie: "" };
  vi.stubGlobal("document", jar);
  vi.stubGlobal("location", { protocol: "http:" });
  holdCookie.keep({ since: Date.now(), until: Date.now() + 20_000, source: "seconds" });
  expect(load("/api/v1/domains/", jar.cookie)).toEqual([]);
  expect(await begunEarly("/api/v1/domains/", {})).toBeUndefined();
});
