import { expect, test } from "vitest";
import { healthWords } from "./health-words";

const api = { host: "dns.example" };

test("all well", () => {
  const words = healthWords({ api: { ...api, status: "ok", checks: { pdns: "ok" } } }, false);
  expect(words?.short).toBe("API healthy");
  expect(words?.tone).toBe("success");
});

test("names every part that is not well, in the API's own words", () => {
  const words = healthWords(
    {
      api: {
        ...api,
        status: "degraded",
        checks: { database: "ok", pdns: "connection refused", redis: null },
      },
    },
    false,
  );
  expect(words?.short).toBe("API degraded");
  expect(words?.long).toEqual([
    "The API at dns.example says that it is degraded.",
    "pdns: connection refused",
    "redis: null",
  ]);
});

test("an API that says ok while a part fails is not called healthy", () => {
  const words = healthWords({ api: { ...api, status: "ok", checks: { pdns: "timeout" } } }, false);
  expect(words?.short).toBe("API degraded");
});

test("tells the API's silence from the console's own", () => {
  expect(healthWords({ api: { ...api, status: "unreachable" } }, false)?.short).toBe("API unreachable");
  expect(healthWords(undefined, true)?.short).toBe("Console unreachable");
  expect(healthWords(undefined, false)).toBeUndefined();
});
