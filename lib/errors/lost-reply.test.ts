import { describe, expect, test } from "vitest";
import type { AuditAction } from "@/lib/contract/audit-logs";
import {
  type Evidence,
  isOwnDuplicate,
  type LostWrite,
  serverFinished,
  settle,
  settleRows,
} from "./lost-reply";
import { reply, requestOf } from "./problem.fixture";
import { problemFromError } from "./problem-from";

const sentAt = Date.UTC(2026, 2, 1, 12);
const iso = (seconds: number) => new Date(sentAt + seconds * 1000).toISOString();
const evidence = (more: Partial<Evidence>): Evidence => ({
  sentAt,
  finished: true,
  zone: "example.com",
  ...more,
});
const both = (write: LostWrite, more: Partial<Evidence>) => [
  settle(write, evidence(more)),
  settle(write, evidence({ ...more, finished: false })),
];

const params = { domain_id: "d_1", record_id: "r_1" };
const stored = {
  id: "r_1",
  name: "www.example.com.",
  display_name: "www",
  type: "A",
  content: "192.0.2.1",
  ttl: 3600,
  disabled: false,
  created_at: iso(0),
};
const other = { ...stored, id: "r_2", content: "192.0.2.2" };
const domain = {
  id: "d_1",
  name: "example.com",
  domain_type: "primary",
  status: "active",
  description: "old",
  default_ttl: 3600,
  created_at: iso(-86_400),
};
const entry = (action: AuditAction, more: object = {}) => ({
  id: "log_1",
  action,
  actor_id: "u_1",
  resource_id: "r_1",
  timestamp: iso(0),
  ...more,
});

const create: LostWrite<"records.create"> = {
  name: "records.create",
  input: { params, body: { name: "www", type: "a", content: "192.0.2.1" } },
};

describe("records.create", () => {
  test.each<[string, Partial<Evidence>, string, string]>([
    ["made since it was sent", { records: [other, stored] }, "applied", "applied"],
    [
      "not on screen before",
      { records: [{ ...stored, created_at: null }], before: { recordIds: new Set(["r_2"]) } },
      "applied",
      "applied",
    ],
    [
      "on screen before: ours was a duplicate",
      { records: [stored], before: { recordIds: new Set(["r_1"]) } },
      "not-applied",
      "not-applied",
    ],
    [
      "older: ours was a duplicate",
      { records: [{ ...stored, created_at: iso(-60) }] },
      "not-applied",
      "not-applied",
    ],
    ["of unknown age", { records: [{ ...stored, created_at: null }] }, "unknown", "unknown"],
    ["absent", { records: [other] }, "not-applied", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    [
      "in the audit log",
      { audit: [entry("record.create", { details: { after: stored } })] },
      "applied",
      "applied",
    ],
    [
      "another record's entry",
      { audit: [entry("record.create", { details: { after: other } })] },
      "unknown",
      "unknown",
    ],
    [
      "an entry that does not say of what",
      { audit: [entry("record.create", { resource_name: "www.example.com A" })] },
      "unknown",
      "unknown",
    ],
    [
      "an older entry",
      { audit: [entry("record.create", { timestamp: iso(-60), details: { after: stored } })] },
      "unknown",
      "unknown",
    ],
    [
      "somebody else's entry",
      { actorId: "u_9", audit: [entry("record.create", { details: { after: stored } })] },
      "unknown",
      "unknown",
    ],
  ])("%s", (_, more, finished, working) => expect(both(create, more)).toEqual([finished, working]));

  test("content is compared as data, names with the zone", () => {
    const write: LostWrite = {
      name: "records.create",
      input: { params, body: { name: "@", type: "MX", content: "10  MAIL.example.com." } },
    };
    const mx = { ...stored, name: "example.com", type: "MX", content: "10 mail.example.com." };
    expect(settle(write, evidence({ records: [mx] }))).toBe("applied");
    expect(settle(write, evidence({ records: [{ ...mx, name: "www.example.com" }] }))).toBe("not-applied");
    expect(settle(create, { sentAt, finished: true, records: [stored] })).toBe("applied");
  });
});

describe("records.update", () => {
  const update: LostWrite = {
    name: "records.update",
    input: { params, body: { content: "192.0.2.9", ttl: 60 } },
  };
  const before = { record: stored };
  test.each<[string, Partial<Evidence>, string, string]>([
    ["as wanted", { record: { ...stored, content: "192.0.2.9", ttl: 60 } }, "applied", "applied"],
    ["as before", { record: stored, before }, "not-applied", "unknown"],
    ["half of it: somebody else's", { record: { ...stored, ttl: 60 }, before }, "unknown", "unknown"],
    ["not as wanted, and nothing to compare with", { record: stored }, "unknown", "unknown"],
    ["gone", { record: null, before }, "unknown", "unknown"],
    [
      "in the audit log",
      {
        record: stored,
        before,
        audit: [entry("record.update", { details: { after: { content: "192.0.2.9", ttl: 60 } } })],
      },
      "applied",
      "applied",
    ],
    [
      "another change's entry",
      { audit: [entry("record.update", { details: { after: { content: "192.0.2.7", ttl: 60 } } })] },
      "unknown",
      "unknown",
    ],
  ])("%s", (_, more, finished, working) => expect(both(update, more)).toEqual([finished, working]));

  test("a TTL of null is the zone's default, whatever number the API answers with", () => {
    const reset: LostWrite = {
      name: "records.update",
      input: { params, body: { content: "192.0.2.1", ttl: null } },
    };
    expect(settle(reset, evidence({ record: stored }))).toBe("applied");
  });
});

describe("records.delete", () => {
  const remove: LostWrite = { name: "records.delete", input: { params } };
  test.each<[string, Partial<Evidence>, string, string]>([
    ["gone", { record: null }, "applied", "applied"],
    ["gone with its zone", { record: null, domain: null }, "unknown", "unknown"],
    ["still there", { record: stored }, "not-applied", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["in the audit log", { record: stored, audit: [entry("record.delete")] }, "applied", "applied"],
    ["another's entry", { audit: [entry("record.delete", { resource_id: "r_7" })] }, "unknown", "unknown"],
  ])("%s", (_, more, finished, working) => expect(both(remove, more)).toEqual([finished, working]));
});

describe("batches", () => {
  const rows = [
    { name: "www", type: "A", content: "192.0.2.1" },
    { name: "www", type: "A", content: "192.0.2.2" },
  ];
  const bulk: LostWrite<"records.bulkCreate"> = {
    name: "records.bulkCreate",
    input: { params, body: { records: rows } },
  };
  const bulkDelete: LostWrite<"records.bulkDelete"> = {
    name: "records.bulkDelete",
    input: { params, body: { record_ids: ["r_1", "r_2"] } },
  };

  test("created: all, none, some, unreadable", () => {
    expect(both(bulk, { records: [stored, other] })).toEqual(["applied", "applied"]);
    expect(both(bulk, { records: [] })).toEqual(["not-applied", "unknown"]);
    expect(both(bulk, { records: [stored] })).toEqual(["unknown", "unknown"]);
    expect(settleRows(bulk, evidence({ records: [stored] }))).toEqual(["applied", "not-applied"]);
    expect(both(bulk, {})).toEqual(["unknown", "unknown"]);
    expect(both(bulk, { audit: [entry("record.bulk_create", { resource_id: "d_1" })] })).toEqual([
      "unknown",
      "unknown",
    ]);
  });

  test("deleted: all, none, some, unreadable", () => {
    expect(both(bulkDelete, { records: [] })).toEqual(["applied", "applied"]);
    expect(both(bulkDelete, { records: [stored, other] })).toEqual(["not-applied", "unknown"]);
    expect(settleRows(bulkDelete, evidence({ records: [other] }))).toEqual(["applied", "not-applied"]);
    expect(both(bulkDelete, {})).toEqual(["unknown", "unknown"]);
  });

  test("an empty batch is settled by nothing", () => {
    const empty: LostWrite = { name: "records.bulkDelete", input: { params, body: { record_ids: [] } } };
    expect(settle(empty, evidence({ records: [] }))).toBe("unknown");
  });
});

describe("domains", () => {
  const of = (write: LostWrite, more: Partial<Evidence>) => both(write, more);
  const fresh = { ...domain, created_at: iso(1) };
  const gone = { ...domain, status: "deleted" };
  const make: LostWrite = {
    name: "domains.create",
    input: { body: { name: "Example.com.", domain_type: "primary" } },
  };
  const change: LostWrite = {
    name: "domains.update",
    input: { params, body: { description: "new", settings: { soa: { refresh: 1 } } } },
  };
  const soft: LostWrite = { name: "domains.delete", input: { params } };
  const hard: LostWrite = { name: "domains.delete", input: { params, query: { hard: true } } };
  const restore: LostWrite = { name: "domains.restore", input: { params } };

  test("create", () => {
    expect(of(make, { domains: [fresh] })).toEqual(["applied", "applied"]);
    expect(of(make, { domains: [domain] })).toEqual(["not-applied", "not-applied"]);
    expect(of(make, { domains: [{ ...fresh, name: "sub.example.com" }] })).toEqual([
      "not-applied",
      "unknown",
    ]);
    expect(of(make, {})).toEqual(["unknown", "unknown"]);
    expect(of(make, { audit: [entry("domain.create", { resource_name: "example.com" })] })).toEqual([
      "applied",
      "applied",
    ]);
  });

  test("update", () => {
    const wanted = { ...domain, description: "new", settings: { soa: { refresh: 1, retry: 2 } } };
    expect(of(change, { domain: wanted })).toEqual(["applied", "applied"]);
    expect(of(change, { domain, before: { domain } })).toEqual(["not-applied", "unknown"]);
    expect(of(change, { domain: { ...domain, description: "theirs" }, before: { domain } })).toEqual([
      "unknown",
      "unknown",
    ]);
    expect(of(change, { domain: null })).toEqual(["unknown", "unknown"]);
    expect(
      of(change, {
        audit: [entry("domain.update", { resource_id: "d_1", details: { after: { description: "new" } } })],
      }),
    ).toEqual(["applied", "applied"]);
  });

  test("delete", () => {
    expect(of(soft, { domain: gone })).toEqual(["applied", "applied"]);
    expect(of(soft, { domain })).toEqual(["not-applied", "unknown"]);
    expect(of(soft, { domain: null })).toEqual(["unknown", "unknown"]);
    expect(of(hard, { domain: null })).toEqual(["applied", "applied"]);
    expect(of(hard, { domain: gone })).toEqual(["not-applied", "unknown"]);
    expect(of(hard, {})).toEqual(["unknown", "unknown"]);
    expect(of(soft, { audit: [entry("domain.delete", { resource_id: "d_1" })] })).toEqual([
      "applied",
      "applied",
    ]);
  });

  test("restore", () => {
    expect(of(restore, { domain })).toEqual(["applied", "applied"]);
    expect(of(restore, { domain: gone })).toEqual(["not-applied", "unknown"]);
    expect(of(restore, { domain: null })).toEqual(["unknown", "unknown"]);
  });
});

test("the server has finished when it says so itself, or after every timeout", () => {
  expect(serverFinished(reply(500, "Internal Server Error"), 0)).toBe(true);
  expect(serverFinished(reply(503, { detail: "x" }), 0)).toBe(true);
  expect(serverFinished(reply(409, { detail: "x" }), 0)).toBe(true);
  expect(serverFinished(reply(500, "<html>x</html>"), 0)).toBe(false);
  expect(serverFinished(reply(504, { detail: "x" }), 29_999)).toBe(false);
  const lost = problemFromError(new TypeError("Failed to fetch"), requestOf("records.create"));
  expect(serverFinished(lost, 29_999)).toBe(false);
  expect(serverFinished(lost, 30_000)).toBe(true);
});

test("a repetition that meets its own first try", () => {
  const make: LostWrite<"domains.create"> = {
    name: "domains.create",
    input: { body: { name: "example.com", domain_type: "primary" } },
  };
  expect(isOwnDuplicate(create, { records: [other, stored], zone: "example.com" })).toBe(true);
  expect(isOwnDuplicate(create, { records: [other], zone: "example.com" })).toBe(false);
  expect(isOwnDuplicate(create, {})).toBe(false);
  expect(isOwnDuplicate(make, { domains: [domain] })).toBe(true);
  expect(isOwnDuplicate(make, {})).toBe(false);
});
