import { describe, expect, test } from "vitest";
import { refuseCrossSite, refuseForeignHost } from "./same-origin";
import { testContext } from "./test-context";

const embedded = testContext().settings;
const upstream = testContext({
  SCAIDNS_API_URL: "https://dns.test",
  PUBLIC_URL: "https://console.test",
}).settings;

describe("refuseForeignHost", () => {
  test.each(["localhost:3000", "LOCALHOST", "127.0.0.1:3000", "[::1]:3000", "127.0.0.1"])(
    "answers to %s",
    (host) => {
      expect(refuseForeignHost(new Headers({ host }), embedded)).toBeUndefined();
    },
  );

  test.each([
    "evil.test",
    "evil.test:3000",
    "localhost.evil.test",
    "127.0.0.1.evil.test",
    "192.168.1.5:3000",
    "",
  ])("does not answer to %j in embedded mode", (host) => {
    expect(refuseForeignHost(new Headers({ host }), embedded)?.status).toBe(421);
  });

  test("answers to the public address", () => {
    const { settings } = testContext({ PUBLIC_URL: "http://dns.lan:8080" });
    expect(refuseForeignHost(new Headers({ host: "dns.lan:8080" }), settings)).toBeUndefined();
    expect(refuseForeignHost(new Headers({ host: "dns.lan" }), settings)?.status).toBe(421);
  });

  test("answers to any host once exposed, or with a real upstream", () => {
    const { settings } = testContext({ EXPOSE_SAMPLE_KEYS_TO_NETWORK: "yes" });
    const headers = new Headers({ host: "anything" });
    expect(refuseForeignHost(headers, settings)).toBeUndefined();
    expect(refuseForeignHost(headers, upstream)).toBeUndefined();
  });
});

describe("refuseCrossSite", () => {
  const refused = (headers: Record<string, string>, settings = embedded, anonymous = false) =>
    refuseCrossSite(new Headers({ host: "localhost:3000", ...headers }), settings, anonymous)?.status;

  test("lets the console's own pages write", () => {
    expect(refused({ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).toBeUndefined();
    expect(refused({ origin: "http://localhost:3000" })).toBeUndefined();
    expect(refused({ "sec-fetch-site": "same-origin" })).toBeUndefined();
    expect(refused({ host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" })).toBeUndefined();
    expect(refused({ host: "internal:3000", origin: "https://console.test" }, upstream)).toBeUndefined();
  });

  test.each<Record<string, string>>([
    { origin: "https://evil.test" },
    { origin: "null" },
    { origin: "http://localhost:8080", "sec-fetch-site": "same-site" },
    { origin: "https://localhost:3000" },
    { origin: "http://localhost:3000.evil.test" },
    { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site" },
  ])("refuses %j, signed in or not", (headers) => {
    expect(refused(headers)).toBe(403);
    expect(refused(headers, embedded, true)).toBe(403);
  });

  test("a caller that is no browser may pass without a session only", () => {
    expect(refused({}, embedded, true)).toBeUndefined();
    expect(refused({}, embedded, false)).toBe(403);
  });

  test("plain http is not the origin of a console under https", () => {
    expect(refused({ host: "console.test", origin: "http://console.test" }, upstream)).toBe(403);
  });
});
