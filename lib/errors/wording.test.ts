import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EndpointName } from "@/lib/contract/endpoints";
import { problemOf } from "./api-error";
import { endpointNames, reply, requestOf } from "./problem.fixture";
import { problemFromError, problemFromResponse } from "./problem-from";
import { taskOf } from "./task";
import { duration, wording } from "./wording";

const html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
const lost = (name: EndpointName, online = true) =>
  problemFromError(new TypeError("Failed to fetch"), requestOf(name), { online });

test("every endpoint's task has words of its own", () => {
  for (const name of endpointNames.filter((name) => !name.startsWith("health."))) {
    const { what, done } = taskOf(requestOf(name));
    expect(`${name}: ${what} ${done}`).not.toContain("The request");
  }
  expect(taskOf({ method: "GET", path: "/x" })).toEqual({
    what: "The request",
    plural: false,
    done: "answered",
  });
});

describe("titles say what became of it", () => {
  test.each<[string, ReturnType<typeof reply>]>([
    ["The record was not created", reply(409, { detail: "x" })],
    ["The records were not created", reply(422, { detail: "x" }, { name: "records.bulkCreate" })],
    ["The records could not be loaded", reply(502, { detail: "x" }, { name: "records.list" })],
    ["It is not known yet whether the record was created", reply(502, { detail: "x" })],
    ["It is not known yet whether the records were deleted", lost("records.bulkDelete")],
    ["It is not known yet whether DNSSEC was enabled", lost("dnssec.enable")],
    ["The console met an error of its own", problemOf(new Error("boom"))],
  ])("%s", (title, problem) => expect(wording(problem).title).toBe(title));
});

describe("messages and actions", () => {
  test.each<[string, ReturnType<typeof reply>, string, string[]]>([
    [
      "an entry",
      reply(422, { detail: [{ loc: ["body", "name"], msg: "field required" }] }),
      "The API did not accept a value. name: field required",
      [],
    ],
    [
      "entries",
      reply(422, {
        detail: [
          { loc: ["body", "records", 3, "content"], msg: "bad" },
          { loc: ["query", "page"], msg: "worse" },
        ],
      }),
      "The API did not accept 2 values.\nrecords.3.content: bad\nquery.page: worse",
      [],
    ],
    ["a 400", reply(400, { detail: "Invalid domain name" }), "Invalid domain name", []],
    ["a silent 400", reply(400, { detail: "" }), "The API refused the input without a reason.", []],
    [
      "rows",
      reply(400, {
        detail: {
          message: "Refused",
          errors: [{ index: 2, detail: { message: "bad", field: "content" } }, { index: 3 }],
        },
      }),
      "Refused\nRow 3: content: bad\nRow 4: refused without a reason",
      [],
    ],
    [
      "a record's conflict",
      reply(409, { detail: { message: "No", conflicts: ["r_1"] } }),
      "No",
      ["show-conflicts"],
    ],
    [
      "a taken domain",
      reply(409, { detail: "Domain already exists" }, { name: "domains.create" }),
      "Domain already exists",
      ["show-conflicts", "restore"],
    ],
    [
      "DNSSEC twice",
      reply(409, { detail: "Already enabled" }, { name: "dnssec.enable" }),
      "Already enabled",
      ["rotate-keys", "disable-dnssec"],
    ],
    [
      "a silent conflict",
      reply(409, { detail: "" }),
      "The API refused this: it conflicts with what exists already.",
      [],
    ],
    [
      "401",
      reply(401, { detail: "Token expired" }),
      "The API needs to know who you are. Sign in and carry on here. The API said: “Token expired”.",
      ["sign-in"],
    ],
    [
      "403",
      reply(403, { detail: "Forbidden" }),
      "You are not allowed to do this. It needs the permission records:create. The API said: “Forbidden”.",
      ["show-permissions"],
    ],
    [
      "our gateway's 403",
      reply(403, { detail: "Cross-site request" }, { headers: { "x-scaidns-console": "gateway" } }),
      "The console's server refused to pass this on. The console's server said: “Cross-site request”.",
      [],
    ],
    [
      "404 of a zone",
      reply(404, { detail: "Domain not found" }, { name: "domains.get" }),
      "The domain does not exist, or you cannot see it. The API said: “Domain not found”.",
      ["restore"],
    ],
    [
      "404 in a zone",
      reply(404, { detail: "Not found" }, { name: "records.list" }),
      "The domain, or what was asked for in it, does not exist, or you cannot see it. The API said: “Not found”.",
      ["restore"],
    ],
    [
      "404 of a record",
      reply(404, { detail: "Not found" }, { name: "records.get" }),
      "The record does not exist, or you cannot see it. The API said: “Not found”.",
      ["refresh-list"],
    ],
    [
      "429",
      reply(429, { detail: "Slow down" }, { headers: { "retry-after": "1" } }),
      "The rate limit is reached. Try again in 1 second. The API said: “Slow down”.",
      ["wait"],
    ],
    [
      "413 of a batch",
      reply(413, { detail: "Too large" }, { name: "records.bulkCreate" }),
      "This is more than the API accepts at once. The documented limit is 500 rows, 10 MB. The API said: “Too large”.",
      ["split"],
    ],
    [
      "413 that names a limit of its own",
      reply(413, { detail: "At most 100 rows" }, { name: "records.bulkCreate" }),
      "This is more than the API accepts at once. The API said: “At most 100 rows”.",
      ["split"],
    ],
    [
      "400 without a full stop",
      reply(400, { detail: "Bad request" }, { headers: { "x-request-id": "q-1" } }),
      "Bad request. Request id: q-1.",
      [],
    ],
    [
      "413 of a file",
      reply(413, "", { name: "import.file" }),
      "This is more than the API accepts at once. The documented limit is 10 MB.",
      [],
    ],
    [
      "500 of a read",
      reply(500, "Internal Server Error", { name: "domains.list" }),
      "The API failed on its own side (500). The API said: “Internal Server Error”.",
      ["retry"],
    ],
    [
      "502 of a write",
      reply(502, { detail: "PowerDNS unreachable" }),
      "The DNS backend did not answer: PowerDNS or ScaiKey cannot be reached (502). This is usually over soon. The API said: “PowerDNS unreachable”. It may have been applied all the same.",
      ["check-outcome"],
    ],
    [
      "504 of our gateway",
      reply(
        504,
        { detail: "No answer in 30 s" },
        { name: "domains.list", headers: { "x-scaidns-console": "gateway" } },
      ),
      "The DNS backend did not answer: the ScaiDNS API is too slow (504). This is usually over soon. The console's server said: “No answer in 30 s”.",
      ["retry"],
    ],
    [
      "a proxy's 502",
      reply(502, html, { name: "domains.list" }),
      "The DNS backend did not answer: a server in front of the API got no answer from it (502). This is usually over soon. The server said: “502 Bad Gateway”.",
      ["retry"],
    ],
    [
      "503",
      reply(503, { detail: "Maintenance" }, { name: "domains.list" }),
      "The API is under maintenance or overloaded (503). Try again in a while. The API said: “Maintenance”.",
      ["retry"],
    ],
    [
      "503 with a time",
      reply(503, { detail: "Maintenance" }, { name: "domains.list", headers: { "retry-after": "120" } }),
      "The API is under maintenance or overloaded (503). Try again in 2 minutes. The API said: “Maintenance”.",
      ["wait"],
    ],
    [
      "a proxy's 200",
      reply(200, html, { name: "domains.list" }),
      "The server answered 200 with a web page where the API's data was expected. The server said: “502 Bad Gateway”.",
      ["retry"],
    ],
    [
      "nothing, with a request id",
      reply(200, "", { name: "domains.list", headers: { "x-request-id": "q-1" } }),
      "The server answered 200 with nothing where the API's data was expected. Request id: q-1.",
      ["retry"],
    ],
    [
      "405",
      reply(405, { detail: "Method Not Allowed" }),
      "The server answered with a status that is not expected here (405). The API said: “Method Not Allowed”.",
      [],
    ],
    [
      "offline",
      lost("domains.list", false),
      "This device is offline. The browser said: “Failed to fetch”.",
      ["retry"],
    ],
    [
      "no reply to a write",
      lost("records.update"),
      "No answer came: the server could not be reached, or the connection was cut. The browser said: “Failed to fetch”. It may have been applied all the same.",
      ["check-outcome"],
    ],
    [
      "an aborted read",
      problemFromError(new DOMException("", "AbortError"), requestOf("domains.list")),
      "The request was cancelled. The browser said: “AbortError”.",
      [],
    ],
    [
      "a mistake",
      problemOf(new Error("boom")),
      "Reloading the page may help. The error said: “boom”.",
      ["reload"],
    ],
  ])("%s", (_, problem, message, actions) => {
    const said = wording(problem);
    expect(said.message).toBe(message);
    expect(said.actions).toEqual(actions);
  });

  test("JSON that the contract does not accept says how it differs", () => {
    const parts = {
      status: 200,
      headers: new Headers({ "content-type": "application/json" }),
      bodyText: '{"data":7}',
    };
    const problem = problemFromResponse(parts, requestOf("domains.list"), { mismatch: "data is not a list" });
    expect(wording(problem)).toMatchObject({
      message:
        "The server answered 200 with data of another shape where the API's data was expected (data is not a list).",
      actions: ["reload", "retry"],
      raw: '{"data":7}',
    });
  });
});

test.each([
  [1, "1 second"],
  [59, "59 seconds"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [3600, "60 minutes"],
])("%i is %s", (seconds, text) => expect(duration(seconds)).toBe(text));

test.each<{ [name: string]: string }>([{}, { "x-scaidns-console": "gateway" }])(
  "403 never speaks of signing in, 5xx never of the input: %j",
  (headers) => {
    for (const name of endpointNames.filter((name) => !name.startsWith("auth."))) {
      const at = (status: number) =>
        JSON.stringify(wording(reply(status, { detail: "x" }, { name, headers })));
      expect(at(403)).not.toMatch(/\bsign(ed|ing)?[ -](in|out)\b/i);
      for (const status of [500, 502, 503, 504]) expect(at(status)).not.toMatch(/input|value|invalid/i);
    }
  },
);

test("a body that was not written by the API is shown as it came, one that was is all in the message", () => {
  expect(wording(reply(401, html)).raw).toBe(html);
  expect(wording(reply(502, html)).raw).toBe(html);
  expect(wording(reply(401, { detail: "Token expired" })).raw).toBeUndefined();
});

test("whatever a server says in a detail is in the words", () => {
  const word = fc.string({ minLength: 1 }).map((text) => `‹${text}›`);
  const detail = fc.oneof(
    word,
    fc.record({ message: word, hint: word }),
    fc.array(fc.record({ loc: fc.array(fc.string()), msg: word }), { minLength: 1 }),
  );
  fc.assert(
    fc.property(
      detail,
      fc.constantFrom(200, 400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504, 405),
      (said, status) => {
        const { message } = wording(reply(status, JSON.stringify({ detail: said })));
        const words =
          typeof said === "string"
            ? [said]
            : Array.isArray(said)
              ? said.map(({ msg }) => msg)
              : Object.values(said);
        for (const each of words) expect(message).toContain(each);
      },
    ),
    { numRuns: 1000 },
  );
});

test("what is counted down beside the message is not in it too", () => {
  const limited = reply(429, { detail: "Slow down" }, { headers: { "retry-after": "40" } });
  expect(wording(limited).message).toContain("Try again in 40 seconds.");
  expect(wording(limited, { counted: true }).message).toBe(
    "The rate limit is reached. The API said: “Slow down”.",
  );
});

test("what cannot be seen in the server's words is shown", () => {
  expect(wording(reply(400, { detail: "a\u202eb\u0000c\u200bd" })).message).toBe("a\\u202eb\\u0000c\\u200bd");
});
