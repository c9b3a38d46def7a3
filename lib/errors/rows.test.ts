import { describe, expect, test } from "vitest";
import { problemOf } from "./api-error";
import { refusedRows, rowReasons } from "./bulk-errors";
import { coexistenceRule } from "./conflict";
import { dsDifferences } from "./ds-differences";
import { formErrors, rowErrors } from "./form-errors";
import { serverFinished } from "./lost-reply";
import { as, now, reply, requestOf } from "./problem.fixture";
import { problemFromError } from "./problem-from";
import { rateLimitOf } from "./rate-limit";
import { retryDelay, shouldRetry } from "./retry-policy";
import { settle } from "./settle";
import { wording } from "./wording";

const record = {
  id: "r_1",
  name: "www.example.com",
  type: "A",
  content: "192.0.2.1",
  ttl: 300,
  created_at: "2026-03-01T12:00:01Z",
};
const draft = { name: "www", type: "CNAME", content: "host.example.net.", ttl: "" };

describe("what the console does with every failure", () => {
  test("row 1: each entry of a 422 on the field its loc names, the rest in the summary, focus on the first", () => {
    const detail = [
      { loc: ["body", "records", 3, "content"], msg: "bad content", type: "value_error" },
      {
        loc: ["body", "records", 0, "function-after[check(), RecordCreate]", "name"],
        msg: "bad name",
        type: "value_error",
      },
      { loc: ["body", "cidr"], msg: "unknown", type: "extra_forbidden" },
    ];
    const values = { records: [draft, draft, draft, draft] };
    expect(formErrors(reply(422, { detail }, { name: "records.bulkCreate" }), values)).toEqual({
      fields: [
        { path: "records.3.content", message: "bad content" },
        { path: "records.0.name", message: "bad name" },
      ],
      root: ["cidr: unknown"],
      focus: "records.0.name",
    });
  });

  test("row 2: a 400 on its field if named, else in the summary", () => {
    expect(
      formErrors(reply(400, { detail: { message: "Invalid A", field: "content" } }), draft).fields,
    ).toEqual([{ path: "content", message: "Invalid A" }]);
    expect(formErrors(reply(400, { detail: "Invalid domain name" }), draft).root).toEqual([
      "Invalid domain name",
    ]);
  });

  test("row 3: a 409 names the records in the way and the legal ways out", () => {
    const detail = {
      message: "Record conflicts with existing entries",
      field: "content",
      conflicts: ["r_1"],
    };
    const problem = as("conflict", reply(409, { detail }));
    expect(problem.conflicts).toEqual(["r_1"]);
    expect(formErrors(problem, draft).fields).toEqual([{ path: "content", message: detail.message }]);
    expect(coexistenceRule({ ...draft, ttl: null }, [record], { zone: "example.com" }).waysOut).toEqual({
      open: ["r_1"],
      replace: ["r_1"],
    });
    const same = { name: "www", type: "A", content: "192.0.2.1" };
    expect(coexistenceRule(same, [record], { zone: "example.com" }).waysOut).toEqual({
      open: ["r_1"],
      alreadyThere: "r_1",
    });
    expect(coexistenceRule(same, [], { zone: "example.com", missing: ["r_1"] }).waysOut).toEqual({
      open: [],
    });
  });

  test("row 4: a taken domain is looked for, and restored if it was deleted; only what the API said is claimed", () => {
    const problem = reply(409, { detail: "Domain already exists" }, { name: "domains.create" });
    expect(wording(problem)).toEqual({
      title: "The domain was not created",
      message: "Domain already exists",
      actions: ["show-conflicts", "restore"],
    });
  });

  test.each([
    ["CNAME next to A", "A", "CNAME must be the only record"],
    ["DNAME next to anything", "DNAME", "DNAME shares its name"],
  ])("row 5: %s says which rule it is", (_, type, line) => {
    const existing = { ...record, type, content: type === "A" ? record.content : "a.example.net." };
    const candidate = type === "A" ? { ...draft, ttl: null } : { name: "www", type: "TXT", content: '"x"' };
    expect(coexistenceRule(candidate, [existing], { zone: "example.com" }).line).toContain(line);
  });

  test("row 5: so does the apex' last NS", () => {
    const ns = { name: "@", type: "NS", content: "ns1.example.net." };
    expect(coexistenceRule(ns, [], { zone: "example.com", operation: "delete" }).line).toContain(
      "at least one NS",
    );
  });

  test("row 6: DNSSEC that is enabled already offers to rotate or disable", () => {
    const problem = reply(409, { detail: "DNSSEC is already enabled" }, { name: "dnssec.enable" });
    expect(wording(problem)).toMatchObject({
      message: "DNSSEC is already enabled",
      actions: ["rotate-keys", "disable-dnssec"],
    });
  });

  test("row 7: a DS that does not match stands beside the expected one, differences marked", () => {
    const problem = reply(
      400,
      { detail: { message: "DS does not match the KSK", field: "digest" } },
      { name: "dnssec.confirmDsPublished" },
    );
    expect(formErrors(problem, { key_tag: 1, digest: "" }).fields[0]?.path).toBe("digest");
    const ds = { key_tag: 1, digest_type: 2, digest: "ab12" };
    expect(dsDifferences({ ...ds, digest: "AB13" }, [ds])?.filter(({ same }) => !same)).toEqual([
      { field: "digest", given: "ab13", expected: "ab12", same: false, marks: [{ start: 3, end: 4 }] },
    ]);
  });

  // That a published DS is warned of first is the page's: to the API it is a write like any other.
  test("row 8: DNSSEC that is disabled with a lost reply is settled by what is there", () => {
    const write = { name: "dnssec.disable", input: { params: { domain_id: "d_1" } } } as const;
    const at = (enabled: boolean) =>
      settle(write, {
        ...{ sentAt: now, finished: true },
        dnssec: { enabled, status: enabled ? "active" : "disabled" },
      });
    expect(at(false)).toBe("there");
    expect(at(true)).toBe("absent");
  });

  test("row 9: a zone's 404 is asked for again as a deleted one, and hints at nobody", () => {
    for (const name of ["domains.get", "records.list", "dnssec.get"] as const) {
      const { message, actions } = wording(reply(404, { detail: "Domain not found" }, { name }));
      expect(actions).toEqual(["restore"]);
      expect(message).toContain("does not exist, or you cannot see it");
      expect(message).not.toMatch(/tenant|permission/i);
    }
  });

  test("row 10: any other 404 is gone or not visible, and its list is refreshed", () => {
    const { message, actions } = wording(
      reply(404, { detail: "Record not found" }, { name: "records.update" }),
    );
    expect(message).toContain("The record does not exist, or you cannot see it");
    expect(actions).toEqual(["refresh-list"]);
  });

  test("row 11: a 403 says which permission it needs, and is no 401", () => {
    const problem = reply(403, { detail: "Insufficient permissions" }, { name: "records.delete" });
    expect(problem).toMatchObject({ kind: "forbidden", permission: "records:delete" });
    expect(wording(problem).actions).toEqual(["show-permissions"]);
  });

  test("row 12: a 401 asks to sign in; a write was certainly not applied, so that it may go on", () => {
    const problem = reply(401, { detail: "Token expired" });
    expect(problem).toMatchObject({ kind: "unauthenticated", outcome: "refused" });
    expect(wording(problem).actions).toEqual(["sign-in"]);
    expect(reply(401, "").kind).toBe("unauthenticated");
  });

  test.each([
    ["seconds", { "retry-after": "17" }, 17],
    ["an HTTP date", { "retry-after": new Date(now + 17_000).toUTCString() }, 17],
    [
      "a date of a skewed clock",
      { "retry-after": new Date(now + 617_000).toUTCString(), date: new Date(now + 600_000).toUTCString() },
      17,
    ],
    ["nothing", {}, 30],
  ])("row 13: a 429 counts down from %s", (_, headers, seconds) => {
    const problem = as("rate-limited", reply(429, { detail: "Rate limit exceeded" }, { headers }));
    expect(problem).toMatchObject({
      retryAfterSeconds: seconds,
      retryAt: now + seconds * 1000,
      outcome: "refused",
    });
    expect(wording(problem).message).toContain(`${seconds} seconds`);
    expect(wording(problem).actions).toEqual(["wait"]);
  });

  test("row 14: the rate-limit headers in both spellings", () => {
    const api = {
      "x-ratelimit-limit": "600",
      "x-ratelimit-remaining": "12",
      "x-ratelimit-reset": String(now / 1000 + 9),
    };
    const ietf = { "ratelimit-limit": "600", "ratelimit-remaining": "12", "ratelimit-reset": "9" };
    for (const headers of [api, ietf]) {
      expect(rateLimitOf(new Headers(headers), now)).toEqual({
        limit: 600,
        remaining: 12,
        resetAt: now + 9000,
      });
    }
  });

  test("row 15: a 413 says the limit, and offers to split a batch", () => {
    const said = wording(
      reply(413, "<html><h1>413 Request Entity Too Large</h1></html>", { name: "records.bulkCreate" }),
    );
    expect(said.message).toContain("500 rows, 10 MB");
    expect(said.actions).toEqual(["split"]);
  });

  test("row 16: a 500 is retried for a read and settled for a write", () => {
    const read = reply(500, "Internal Server Error", { name: "domains.list" });
    expect(shouldRetry(read, "GET", 0)).toBe(true);
    expect(wording(read).actions).toEqual(["retry"]);
    expect(wording(reply(500, "Internal Server Error")).actions).toEqual(["check-outcome"]);
  });

  test.each([502, 504])("row 17: a %i is the DNS backend's silence, not the input's fault", (status) => {
    for (const body of [{ detail: "PowerDNS unreachable" }, "<html><title>Bad Gateway</title></html>", ""]) {
      const problem = reply(status, body, { name: "records.list" });
      expect(problem.kind).toBe("upstream");
      expect(wording(problem).message).toMatch(/^The DNS backend did not answer/);
      expect(shouldRetry(problem, "GET", 0)).toBe(true);
    }
  });

  test("row 18: a 503 backs off longer than a 500", () => {
    const at = (status: number) => reply(status, { detail: "x" }, { name: "domains.list" });
    expect(retryDelay(at(503), 0, () => 0)).toBeGreaterThan(retryDelay(at(500), 0, () => 1));
    expect(wording(at(503)).message).toContain("under maintenance or overloaded");
  });

  test.each([
    [
      "lost",
      problemFromError(new TypeError("Failed to fetch"), requestOf("records.create"), { online: true }),
    ],
    ["timed out", problemFromError(new DOMException("x", "TimeoutError"), requestOf("records.create"))],
    ["a 502", reply(502, { detail: "x" })],
    ["cut off", reply(200, '{"id": "r_')],
  ])(
    "row 19: a write whose reply is %s is not failed but unknown, and settled from what is there",
    (_, problem) => {
      expect(problem.outcome).toBe("unknown");
      expect(wording(problem).title).toBe("It is not known yet whether the record was created");
      expect(wording(problem).actions).toEqual(["check-outcome"]);
      expect(shouldRetry(problem, "POST", 0)).toBe(false);
      const body = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
      const write = { name: "records.create", input: { params: { domain_id: "d_1" }, body } } as const;
      const evidence = { sentAt: now, zone: "example.com", finished: serverFinished(problem, 0) };
      expect(settle(write, { ...evidence, records: [record] })).toBe("there");
      expect(settle(write, { ...evidence, records: [] })).toBe("unknown");
      expect(settle(write, { ...evidence, finished: serverFinished(problem, 60_000), records: [] })).toBe(
        "absent",
      );
    },
  );

  test("row 20: an atomic batch marks every failing row with its own reason", () => {
    const errors = [{ index: 1, detail: { message: "Invalid A", field: "content" } }];
    const problem = reply(
      400,
      { detail: { message: "1 of 3 rows is invalid", errors } },
      { name: "records.bulkCreate" },
    );
    expect(problem.outcome).toBe("refused");
    expect([...rowReasons(problem)]).toEqual([[1, ["content: Invalid A"]]]);
    expect(formErrors(problem, { records: [draft, draft, draft] })).toEqual({
      fields: [{ path: "records.1.content", message: "Invalid A" }],
      root: ["1 of 3 rows is invalid"],
      focus: "records.1.content",
    });
  });

  test("row 21: with continue_on_error, the refused rows of a 200 are read by index", () => {
    const refused = refusedRows([
      { index: 2, record: draft, detail: { message: "Taken", field: "name", conflicts: ["r_1"] } },
    ]);
    expect(refused.rows).toMatchObject([{ index: 2, message: "Taken", conflicts: ["r_1"] }]);
    expect(rowErrors(refused, { records: [draft, draft, draft] }).focus).toBe("records.2.name");
  });

  test.each([
    ["HTML from a proxy", "<!doctype html><title>Welcome to nginx!</title>", "html"],
    ["an empty body", "", "empty"],
    ["JSON of another shape", '{"ok":true}', "json"],
    ["half of a JSON", '{"data":[{"id":', "text"],
  ])("row 22: %s is said plainly, under any status", (_, body, found) => {
    for (const status of [200, 400, 403, 404, 409, 422]) {
      const problem = reply(status, body, { name: "domains.list", headers: { "x-request-id": "q-1" } });
      expect(problem).toMatchObject({ kind: "unreadable", found });
      const said = wording(problem);
      expect(said.message).toContain(`The server answered ${status}`);
      expect(said.message).toContain("Request id: q-1");
      expect(said.raw ?? "").toBe(body);
    }
  });

  test.each([
    ["offline", new TypeError("Failed to fetch"), false, "offline"],
    ["the server out of reach", new TypeError("Failed to fetch"), true, "unreachable"],
    ["a request aborted by navigation", new DOMException("x", "AbortError"), true, "aborted"],
  ])("row 23: %s is said plainly", (_, error, online, kind) => {
    const problem = problemFromError(error, requestOf("domains.list"), { online });
    expect(problem).toMatchObject({ kind, outcome: "none" });
    if (kind === "aborted") expect(wording(problem).actions).toEqual([]);
  });

  test("row 24: the audit log's entry settles a write by itself", () => {
    const write = {
      name: "records.delete",
      input: { params: { domain_id: "d_1", record_id: "r_1" } },
    } as const;
    const entry = {
      id: "log_1",
      action: "record.delete",
      actor_id: "u_1",
      resource_id: "r_1",
      timestamp: "2026-03-01T12:00:01Z",
    };
    const evidence = { sentAt: now, finished: false, sender: { id: "u_1" } };
    expect(settle(write, { ...evidence, audit: { entries: [entry], complete: true } })).toBe("applied");
    expect(settle(write, { ...evidence, audit: { entries: [], complete: true } })).toBe("unknown");
  });

  test("a mistake of the console's own is nobody else's", () => {
    expect(problemOf(new TypeError("x is not a function")).kind).toBe("defect");
  });
});
