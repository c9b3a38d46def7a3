import { createServer } from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, now, reply, requestOf } from "./problem.fixture";
import { problemFromError, problemFromResponse } from "./problem-from";
import { rawLimit } from "./reply-body";

describe("detail in its shapes", () => {
  test("a string", () => {
    expect(reply(409, { detail: "Domain already exists" })).toMatchObject({
      kind: "conflict",
      message: "Domain already exists",
      conflicts: [],
      who: "api",
    });
  });

  test("an object with field and conflicts", () => {
    const detail = {
      message: "Record conflicts with existing entries",
      field: "content",
      conflicts: ["r_1", "r_2"],
    };
    expect(reply(409, { detail })).toMatchObject({ kind: "conflict", ...detail, outcome: "refused" });
  });

  test("an array in Pydantic 1's and 2's words", () => {
    const issues = [
      { loc: ["body", "name"], message: "field required", type: "value_error.missing" },
      { loc: ["body", "records", 3, "content"], message: "Field required", type: "missing" },
    ];
    const detail = [
      { loc: ["body", "name"], msg: "field required", type: "value_error.missing" },
      {
        type: "missing",
        loc: ["body", "records", 3, "content"],
        msg: "Field required",
        input: {},
        url: "https://x",
      },
    ];
    expect(reply(422, { detail })).toMatchObject({ kind: "validation", issues, message: "" });
  });

  test("Pydantic 2 leaves the reason of broken JSON to ctx", () => {
    const detail = [{ loc: ["body", 1], msg: "JSON decode error", ctx: { error: "Expecting value" } }];
    expect(as("validation", reply(422, { detail })).issues[0]?.message).toBe(
      "JSON decode error: Expecting value",
    );
    const whole = [{ loc: ["body"], msg: "Value error, too long", ctx: { error: "too long" } }];
    expect(as("validation", reply(422, { detail: whole })).issues[0]?.message).toBe("Value error, too long");
  });

  test.each<[string, unknown, string]>([
    ["nested once more", { detail: { detail: "Zone is locked" } }, "Zone is locked"],
    ["nested with a message", { detail: { error: { message: "Zone is locked" } } }, "Zone is locked"],
    ["an unknown object", { detail: { reason: "locked", by: "ada" } }, '{"reason":"locked","by":"ada"}'],
    ["a number", { detail: 42 }, "42"],
    ["null", { detail: null }, ""],
    ["an empty object", { detail: {} }, ""],
    ["absent, with a message", { message: "Zone is locked", code: 7 }, "Zone is locked"],
    [
      "absent, with an error",
      { error: "locked", error_description: "Zone is locked" },
      "Zone is locked\nlocked",
    ],
    ["plain text", "Zone is locked", "Zone is locked"],
    ["a JSON string", '"Zone is locked"', "Zone is locked"],
  ])("400 with a detail %s", (_, body, message) => {
    expect(as("invalid", reply(400, body)).message).toBe(message);
  });

  test("what no property holds is kept, a hostile key included", () => {
    const problem = reply(
      400,
      '{"detail":{"message":"No","hint":"try rotate","__proto__":{"x":1},"n":null},"code":7}',
    );
    expect(problem.rest).toEqual(
      Object.fromEntries([
        ["hint", "try rotate"],
        ["__proto__", { x: 1 }],
        ["code", 7],
      ]),
    );
    expect(Object.getPrototypeOf(problem.rest)).toBe(Object.prototype);
  });

  test("errors of an unknown shape are kept too", () => {
    const errors = [{ index: 1, detail: "a" }, { line: 2 }, "odd"];
    expect(reply(400, { detail: { message: "No", errors } })).toMatchObject({ rows: [], rest: { errors } });
  });

  test("conflicts of objects give their ids, and stay to be shown", () => {
    const detail = { message: "No", conflicts: [{ id: "r_1", why: "CNAME" }, 7, "", "two words", null] };
    const problem = as("conflict", reply(409, { detail }));
    // A number, or words, are no record that could be asked for.
    expect(problem.conflicts).toEqual(["r_1"]);
    expect(problem.rest).toEqual({ conflicts: detail.conflicts });
    const silent = as("conflict", reply(409, { detail: { conflicts: ["r_1"], field: "name" } }));
    expect(silent).toMatchObject({ conflicts: ["r_1"], field: "name" });
  });

  test("a 422 without entries, and a 400 with them, are what they look like", () => {
    expect(reply(422, { detail: "Bad CIDR" }).kind).toBe("invalid");
    expect(reply(400, { detail: [{ loc: ["body"], msg: "x" }] }).kind).toBe("validation");
    expect(reply(422, { detail: [] }).kind).toBe("invalid");
    expect(
      as("validation", reply(422, { detail: ["one", { odd: 1 }, 7] })).issues.map((i) => i.message),
    ).toEqual(["one", '{"odd":1}', "7"]);
    expect(reply(422, [{ loc: ["body"], msg: "x" }]).kind).toBe("validation");
  });

  test("the request's own body, echoed by FastAPI's documented handler, is not the server's word", () => {
    expect(reply(422, { detail: [{ loc: ["body"], msg: "x" }], body: { name: "y" } }).rest).toBeUndefined();
  });
});

describe("who speaks", () => {
  test.each<[string, number, unknown, { [name: string]: string }, string, string]>([
    ["FastAPI's unknown route", 404, { detail: "Not Found" }, {}, "not-found", "api"],
    ["Starlette's plain 500", 500, "Internal Server Error", {}, "server", "api"],
    ["Starlette's plain 404", 404, "Not Found", {}, "not-found", "api"],
    ["nginx' page", 502, "<html><head><title>502 Bad Gateway</title></head></html>", {}, "upstream", "proxy"],
    ["a proxy's 404 page", 404, "<!doctype html><h1>Nope</h1>", {}, "unreadable", "proxy"],
    ["an ingress' text", 404, "default backend - 404", {}, "unreadable", "proxy"],
    ["a firewall's page", 403, "<HTML><BODY>Denied</BODY></HTML>", {}, "unreadable", "proxy"],
    ["an API gateway's JSON", 403, { message: "Forbidden" }, {}, "unreadable", "proxy"],
    [
      "our gateway",
      504,
      { detail: "No answer in 30 s" },
      { "x-scaidns-console": "gateway" },
      "upstream",
      "gateway",
    ],
    [
      "our gateway's guard",
      403,
      { detail: "Cross-site" },
      { "x-scaidns-console": "gateway" },
      "forbidden",
      "gateway",
    ],
    ["Cloudflare", 522, "error code: 522", {}, "upstream", "proxy"],
  ])("%s", (_, status, body, headers, kind, who) => {
    expect(reply(status, body, { headers })).toMatchObject({ kind, who });
  });

  test.each(["x-request-id", "x-correlation-id", "cf-ray"])("a request id from %s", (name) => {
    expect(reply(500, "", { headers: { [name]: "abc-1" } }).requestId).toBe("abc-1");
  });

  test("a request id from the body", () => {
    const problem = reply(500, { detail: "Oops", request_id: "abc-2" });
    expect(problem.requestId).toBe("abc-2");
    expect(problem.rest).toBeUndefined();
  });
});

describe("outcome", () => {
  test.each([
    [400, "refused"],
    [401, "refused"],
    [404, "refused"],
    [409, "refused"],
    [422, "refused"],
    [429, "refused"],
    [408, "unknown"],
    [499, "unknown"],
    [500, "unknown"],
    [501, "refused"],
    [502, "unknown"],
    [503, "unknown"],
    [504, "unknown"],
    [200, "unknown"],
    [302, "unknown"],
  ])("a write answered %i is %s, a read none", (status, outcome) => {
    expect(reply(status, { detail: "x" }).outcome).toBe(outcome);
    expect(reply(status, { detail: "x" }, { name: "records.list" }).outcome).toBe("none");
    expect(reply(status, { detail: "x" }, { name: "records.search" }).outcome).toBe("none");
  });
});

describe("bodies", () => {
  test("a long body is cut for showing, and says so", () => {
    const problem = reply(500, "x".repeat(rawLimit + 5));
    expect(problem.raw).toHaveLength(rawLimit + "\n… 5 more characters".length);
    expect(problem.raw).toMatch(/… 5 more characters$/);
  });

  test("binary is not taken for words", () => {
    expect(reply(400, "\u0000\u0001\uFFFD")).toMatchObject({
      kind: "unreadable",
      found: "text",
      message: "",
    });
  });

  test("JSON is read whatever its content type says", () => {
    const headers = { "content-type": "text/html" };
    expect(reply(409, { detail: "Domain already exists" }, { headers })).toMatchObject({ kind: "conflict" });
  });

  test("nesting beyond any sense neither throws nor is lost from raw", () => {
    const deep = `${'{"detail":'.repeat(20_000)}"deep"${"}".repeat(20_000)}`;
    expect(reply(400, deep)).toMatchObject({ kind: "invalid" });
    const brackets = "[".repeat(50_000) + "]".repeat(50_000);
    expect(reply(422, `{"detail":${brackets}}`).kind).toBe("validation");
  });
});

const statuses = [
  200, 201, 204, 302, 400, 401, 403, 404, 405, 408, 409, 413, 418, 422, 429, 500, 501, 502, 503, 504, 522,
  599, 0,
];

test("any JSON or bytes under any status make a problem", () => {
  const body = fc.oneof(
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => new TextDecoder().decode(bytes)),
    fc.jsonValue().map((detail) => JSON.stringify({ detail })),
    fc.array(fc.jsonValue()).map((errors) => JSON.stringify({ detail: { message: "m", errors } })),
  );
  fc.assert(
    fc.property(body, fc.constantFrom(...statuses), (bodyText, status) => {
      const problem = problemFromResponse(
        { status, headers: new Headers(), bodyText },
        requestOf("records.create"),
        { now },
      );
      expect(problem.status).toBe(status);
      expect(typeof problem.message).toBe("string");
      if (bodyText !== "") expect(problem.raw).toBe(bodyText);
    }),
    { numRuns: 2000 },
  );
});

describe("thrown errors", () => {
  const thrown = (name: string, message: string, more: object = {}) =>
    Object.assign(new Error(message), { name, ...more });
  const write = requestOf("records.create");
  const read = requestOf("records.list");

  test.each([
    ["Chromium", "TypeError", "Failed to fetch"],
    ["Chromium's developer tools", "TypeError", "Failed to fetch (localhost:3000)"],
    ["Chromium, body cut off", "TypeError", "network error"],
    ["Firefox", "TypeError", "NetworkError when attempting to fetch resource."],
    ["Firefox, body cut off", "TypeError", "Error in input stream"],
    ["Safari", "TypeError", "Load failed"],
    ["Safari, cut off", "TypeError", "The network connection was lost."],
    ["Node", "TypeError", "fetch failed"],
    ["Node, body cut off", "TypeError", "terminated"],
    ["a browser to come", "TypeError", "The wires are wet"],
  ])("%s: no reply", (_, name, message) => {
    const error = thrown(name, message);
    expect(problemFromError(error, write, { online: true })).toEqual({
      kind: "unreachable",
      request: write,
      outcome: "unknown",
      message,
    });
    expect(problemFromError(error, read).outcome).toBe("none");
    expect(problemFromError(error, write, { online: false }).kind).toBe("offline");
    expect(problemFromError(error, write, { online: false, sent: false }).outcome).toBe("refused");
  });

  test.each([
    ["aborted", thrown("AbortError", "signal is aborted without reason")],
    ["aborted", thrown("AbortError", "Fetch is aborted")],
    ["timeout", thrown("TimeoutError", "signal timed out")],
    ["timeout", thrown("TypeError", "The request timed out.")],
    [
      "timeout",
      thrown("TypeError", "fetch failed", {
        cause: thrown("Error", "x", { code: "UND_ERR_HEADERS_TIMEOUT" }),
      }),
    ],
    ["offline", thrown("TypeError", "The Internet connection appears to be offline.")],
    ["defect", thrown("TypeError", "Cannot read properties of undefined (reading 'x')")],
    ["defect", thrown("TypeError", "x.map is not a function", {})],
    ["defect", thrown("TypeError", "Failed to execute 'fetch' on 'Window': Invalid name")],
    ["defect", thrown("SyntaxError", "Unexpected token")],
  ])("%s", (kind, error) => {
    expect(problemFromError(error, write).kind).toBe(kind);
  });

  test.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"])("%s: a write never left", (code) => {
    const error = thrown("TypeError", "fetch failed", {
      cause: thrown("Error", `connect ${code}`, { code }),
    });
    expect(problemFromError(error, write)).toMatchObject({
      outcome: "refused",
      message: `fetch failed: connect ${code}`,
    });
  });

  test("a connection that is cut off leaves a write unknown", () => {
    const error = thrown("TypeError", "fetch failed", {
      cause: thrown("Error", "reset", { code: "ECONNRESET" }),
    });
    expect(problemFromError(error, write)).toMatchObject({ kind: "unreachable", outcome: "unknown" });
  });

  test("an abort with a reason of its own, and one that is a timeout", () => {
    expect(problemFromError("superseded", read, { aborted: true })).toMatchObject({
      kind: "aborted",
      message: "superseded",
    });
    const timeout = thrown("TimeoutError", "signal timed out");
    expect(problemFromError(timeout, read, { aborted: true }).kind).toBe("timeout");
  });

  test("what this machine's own fetch throws", async () => {
    const server = createServer((_, response) => response.write("half", () => response.destroy()));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
    const failure = (attempt: Promise<unknown>) => attempt.catch((error: unknown) => error);

    const cut = await failure(fetch(url).then((response) => response.text()));
    expect(problemFromError(cut, write)).toMatchObject({ kind: "unreachable", outcome: "unknown" });
    const aborted = await failure(fetch(url, { signal: AbortSignal.abort() }));
    expect(problemFromError(aborted, write).kind).toBe("aborted");
    await new Promise((resolve) => server.close(resolve));
    const refused = await failure(fetch(url));
    expect(problemFromError(refused, write)).toMatchObject({ kind: "unreachable", outcome: "refused" });
  });

  test("anything can be thrown", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (error) => {
        expect(typeof problemFromError(error, write).message).toBe("string");
      }),
    );
    const hostile = {
      get message() {
        throw new Error("no");
      },
    };
    expect(problemFromError(hostile, write).kind).toBe("defect");
  });
});
