import { describe, expect, test } from "vitest";
import { troubleOf } from "@/lib/api/health";
import { healthWords, troubleWords } from "./health-words";

const degraded = (checks: Record<string, unknown>) => ({
  api: { host: "dns.example", status: "degraded", checks },
});
const words = (checks: Record<string, unknown>) => {
  const trouble = troubleOf(degraded(checks), false, 0);
  return trouble && troubleWords(trouble);
};

describe("the health in the top line", () => {
  test("all well", () => {
    const { short, tone } =
      healthWords({ api: { host: "dns.example", status: "ok", checks: { pdns: "ok" } } }, false) ?? {};
    expect([short, tone]).toEqual(["API healthy", "success"]);
  });

  test("an API that says ok while a part fails is not called healthy", () => {
    const health = { api: { host: "dns.example", status: "ok", checks: { pdns: "timeout" } } };
    expect(healthWords(health, false)?.short).toBe("API degraded");
  });

  test("tells the API's silence from the console's own", () => {
    const silent = { api: { host: "dns.example", status: "unreachable" } };
    expect(healthWords(silent, false)?.short).toBe("API unreachable");
    expect(healthWords(silent, false)?.long).toEqual(["The API at dns.example does not answer."]);
    expect(healthWords(undefined, true)?.short).toBe("Console unreachable");
    expect(healthWords(undefined, false)).toBeUndefined();
  });
});

describe("trouble", () => {
  test("names what is down, what that means, and the API's own words", () => {
    expect(words({ database: "ok", pdns: "connection refused" })).toEqual({
      tone: "warning",
      title: "PowerDNS does not work",
      lines: ["Without PowerDNS, zones, records and keys may not be read or changed: “connection refused”"],
    });
  });

  test("names several, in whichever spelling", () => {
    expect(words({ Postgres: "down", redis: null, scaikey_jwks: "timeout" })?.title).toBe(
      "The database, Redis and ScaiKey do not work",
    );
    expect(words({ redis: "down", database: "down" })?.title).toBe("Redis and the database do not work");
  });

  test("shows a part that is not known as the API calls it, and whatever it says", () => {
    expect(words({ "<b>sidecar</b>": { code: 7 } })).toMatchObject({
      title: "<b>sidecar</b> does not work",
      lines: ['<b>sidecar</b>: “{"code":7}”'],
    });
  });

  test("without parts says what the API says of itself", () => {
    expect(words({})?.title).toBe("The API at dns.example says that it is degraded");
  });
});
