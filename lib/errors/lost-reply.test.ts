import { describe, expect, test } from "vitest";
import type { AuditAction } from "@/lib/contract/audit-logs";
import { outputOf } from "./lost-output";
import { type Evidence, type LostWrite, serverFinished } from "./lost-reply";
import { reply, requestOf } from "./problem.fixture";
import { problemFromError } from "./problem-from";
import { settle } from "./settle";

const sentAt = Date.UTC(2026, 2, 1, 12);
const iso = (seconds: number) => new Date(sentAt + seconds * 1000).toISOString();
const sender = { id: "u_1", email: "ada@example.com", everywhere: false };
const evidence = (more: Partial<Evidence>): Evidence => ({
  sentAt,
  finished: true,
  zone: "example.com",
  sender,
  ...more,
});
/** What is told once the server has certainly finished, and while it may be at work still. */
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
  actor_type: "user",
  actor_id: "u_1",
  resource_id: "r_1",
  timestamp: iso(0),
  ...more,
});
/** The whole of the log since then. */
const log = (...entries: ReturnType<typeof entry>[]) => ({ audit: { entries, complete: true } });
const part = (...entries: ReturnType<typeof entry>[]) => ({ audit: { entries, complete: false } });
type Case = [string, Partial<Evidence>, finished: string, working: string];

const create: LostWrite<"records.create"> = {
  name: "records.create",
  input: { params, body: { name: "www", type: "a", content: "192.0.2.1", ttl: 3600 } },
};

describe("records.create", () => {
  const seen = (...ids: string[]) => ({ before: { recordIds: new Set(ids) } });
  test.each<Case>([
    ["made since it was sent", { records: [other, stored] }, "there", "there"],
    [
      "not on screen before",
      { records: [{ ...stored, created_at: null }], ...seen("r_2") },
      "there",
      "there",
    ],
    [
      "on screen before: ours was a duplicate",
      { records: [stored], ...seen("r_1") },
      "not-applied",
      "unknown",
    ],
    [
      "older: ours was a duplicate",
      { records: [{ ...stored, created_at: iso(-60) }] },
      "not-applied",
      "unknown",
    ],
    [
      "made by ourselves a moment before",
      { records: [stored], before: { knownIds: new Set(["r_1"]) } },
      "not-applied",
      "unknown",
    ],
    ["of unknown age", { records: [{ ...stored, created_at: null }] }, "unknown", "unknown"],
    ["of unknown age, by an unknown clock", { records: [stored], sentAt: undefined }, "unknown", "unknown"],
    ["older by less than clocks differ", { records: [{ ...stored, created_at: iso(-1) }] }, "there", "there"],
    ["changed since, or somebody else's", { records: [{ ...stored, disabled: true }] }, "unknown", "unknown"],
    [
      "the same, and nothing of ours is logged",
      { records: [{ ...stored, disabled: true }], ...log() },
      "not-applied",
      "unknown",
    ],
    ["absent", { records: [other] }, "absent", "unknown"],
    ["absent, and nothing is logged", { records: [other], ...log() }, "not-applied", "unknown"],
    ["absent, and the log is read in part", { records: [other], ...part() }, "absent", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["unreadable, and nothing is logged", { ...log() }, "unknown", "unknown"],
    ["in the audit log", part(entry("record.create", { details: { after: stored } })), "applied", "applied"],
    [
      "another record's entry",
      { records: [], ...log(entry("record.create", { details: { after: other } })) },
      "not-applied",
      "unknown",
    ],
    [
      "an entry of another TTL",
      { records: [], ...log(entry("record.create", { details: { after: { ...stored, ttl: 60 } } })) },
      "not-applied",
      "unknown",
    ],
    [
      "an entry that does not say of what",
      { records: [], ...log(entry("record.create", { resource_name: "www.example.com A" })) },
      "absent",
      "unknown",
    ],
    [
      "an older entry",
      { records: [], ...log(entry("record.create", { timestamp: iso(-60), details: { after: stored } })) },
      "not-applied",
      "unknown",
    ],
    [
      "an entry of no known time",
      { records: [], ...log(entry("record.create", { timestamp: "yesterday", details: { after: stored } })) },
      "absent",
      "unknown",
    ],
    [
      "an entry by an unknown clock",
      { sentAt: undefined, ...log(entry("record.create", { details: { after: stored } })) },
      "unknown",
      "unknown",
    ],
    [
      "somebody else's entry",
      { records: [stored], ...log(entry("record.create", { actor_id: "u_9", details: { after: stored } })) },
      "there",
      "there",
    ],
    [
      "an entry of an API key, which may be ours",
      {
        records: [],
        ...log(
          entry("record.create", { actor_type: "api_key", actor_id: "key_1", details: { after: stored } }),
        ),
      },
      "absent",
      "unknown",
    ],
    [
      "an entry of an API key with our address",
      {
        records: [],
        ...part(
          entry("record.create", {
            actor_type: "api_key",
            actor_id: "key_1",
            actor_email: "Ada@example.com",
            details: { after: stored },
          }),
        ),
      },
      "applied",
      "applied",
    ],
    [
      "an entry when it is not known who we are",
      { sender: undefined, records: [], ...log(entry("record.create", { details: { after: stored } })) },
      "absent",
      "unknown",
    ],
    [
      "an entry of an action unheard of",
      {
        records: [],
        audit: { entries: [{ ...entry("record.create"), action: "record.invent" }], complete: true },
      },
      "absent",
      "unknown",
    ],
  ])("%s", (_, more, finished, working) => expect(both(create, more)).toEqual([finished, working]));

  test("content is compared as data, names with the zone", () => {
    const write: LostWrite = {
      name: "records.create",
      input: { params, body: { name: "@", type: "MX", content: "10  MAIL.example.com." } },
    };
    const mx = { ...stored, name: "example.com", type: "MX", content: "10 mail.example.com.", ttl: null };
    expect(settle(write, evidence({ records: [mx] }))).toBe("there");
    expect(settle(write, evidence({ records: [{ ...mx, name: "www.example.com" }] }))).toBe("absent");
    expect(settle(create, { sentAt, finished: true, records: [stored] })).toBe("there");
  });

  test("gives the record itself, with its id, from the zone or else from the log", () => {
    expect(outputOf(create, evidence({ records: [other, stored] }))).toBe(stored);
    const logged = entry("record.create", { details: { after: stored } });
    expect(outputOf(create, evidence(log(logged)))).toEqual(stored);
    expect(
      outputOf(
        create,
        evidence(log(entry("record.create", { details: { after: { ...stored, id: undefined } } }))),
      ),
    ).toBeUndefined();
  });
});

describe("records.update", () => {
  const update: LostWrite<"records.update"> = {
    name: "records.update",
    input: { params, body: { content: "192.0.2.9", ttl: 60 } },
  };
  const wanted = { ...stored, content: "192.0.2.9", ttl: 60 };
  const before = { record: stored };
  const logged = (after?: object) => entry("record.update", { details: { after } });
  test.each<Case>([
    ["as wanted", { record: wanted }, "there", "there"],
    [
      "as wanted, by somebody else",
      { record: wanted, ...log(entry("record.update", { actor_id: "u_9", details: { after: wanted } })) },
      "there",
      "there",
    ],
    ["as before", { record: stored, before }, "absent", "unknown"],
    ["as before, and nothing is logged", { record: stored, before, ...log() }, "not-applied", "unknown"],
    ["half of it: somebody else's", { record: { ...stored, ttl: 60 }, before }, "unknown", "unknown"],
    [
      "half of it, and only theirs is logged",
      {
        record: { ...stored, ttl: 60 },
        before,
        ...log(entry("record.update", { actor_id: "u_9", details: { after: { ttl: 60 } } })),
      },
      "not-applied",
      "unknown",
    ],
    ["not as wanted, and nothing to compare with", { record: stored }, "unknown", "unknown"],
    ["gone", { record: null, before }, "absent", "unknown"],
    ["gone, and nothing of ours is logged", { record: null, before, ...log() }, "not-applied", "unknown"],
    [
      "in the audit log",
      { record: stored, before, ...log(logged({ content: "192.0.2.9", ttl: 60 })) },
      "applied",
      "applied",
    ],
    [
      "another change's entry",
      { record: stored, before, ...log(logged({ content: "192.0.2.7", ttl: 60 })) },
      "not-applied",
      "unknown",
    ],
    ["an entry without values", { record: stored, before, ...log(logged()) }, "absent", "unknown"],
    [
      "another record's entry",
      { record: stored, before, ...log(entry("record.update", { resource_id: "r_7" })) },
      "not-applied",
      "unknown",
    ],
  ])("%s", (_, more, finished, working) => expect(both(update, more)).toEqual([finished, working]));

  test("a TTL of null is the zone's default, in numbers or none", () => {
    const reset: LostWrite = { name: "records.update", input: { params, body: { ttl: null } } };
    const of = (ttl: number | null, was?: number) =>
      settle(
        reset,
        evidence({
          record: { ...stored, ttl },
          domain,
          ...(was && { before: { record: { ...stored, ttl: was } } }),
        }),
      );
    expect([of(null, 300), of(3600, 300), of(300, 300)]).toEqual(["there", "there", "absent"]);
    // It was of the default's number before, which tells nothing; so does a number while the default is not known.
    expect([of(3600, 3600), settle(reset, evidence({ record: stored }))]).toEqual(["unknown", "unknown"]);
    const change = log(entry("record.update", { details: { after: { ttl: 3600 } } }));
    expect(
      settle(
        reset,
        evidence({
          record: { ...stored, ttl: 300 },
          domain,
          before: { record: { ...stored, ttl: 300 } },
          ...change,
        }),
      ),
    ).toBe("absent");
  });

  test("gives the record as it was written, though somebody has changed it since", () => {
    expect(outputOf(update, evidence({ record: wanted }))).toBe(wanted);
    const since = { ...wanted, ttl: 7 };
    expect(outputOf(update, evidence({ record: since, ...log(logged(wanted)) }))).toEqual(wanted);
    expect(outputOf(update, evidence({ record: since, ...log(logged({ ttl: 60 })) }))).toBe(since);
  });
});

describe("records.delete", () => {
  const remove: LostWrite = { name: "records.delete", input: { params } };
  test.each<Case>([
    ["gone", { record: null, domain }, "there", "there"],
    [
      "gone, by somebody else",
      { record: null, domain, ...log(entry("record.delete", { actor_id: "u_9" })) },
      "there",
      "there",
    ],
    ["gone, or its zone hidden", { record: null }, "unknown", "unknown"],
    ["gone with its zone", { record: null, domain: null }, "unknown", "unknown"],
    [
      "gone with its deleted zone",
      { record: null, domain: { ...domain, status: "deleted" } },
      "unknown",
      "unknown",
    ],
    ["still there", { record: stored, domain }, "absent", "unknown"],
    ["still there, and nothing is logged", { record: stored, domain, ...log() }, "not-applied", "unknown"],
    ["unreadable", { domain }, "unknown", "unknown"],
    ["in the audit log", { record: null, domain, ...log(entry("record.delete")) }, "applied", "applied"],
    [
      "another's entry",
      { domain, ...log(entry("record.delete", { resource_id: "r_7" })) },
      "unknown",
      "unknown",
    ],
    [
      "an entry without its resource",
      { record: stored, domain, ...log(entry("record.delete", { resource_id: null })) },
      "absent",
      "unknown",
    ],
  ])("%s", (_, more, finished, working) => expect(both(remove, more)).toEqual([finished, working]));
});

describe("batches", () => {
  const rows = [
    { name: "www", type: "A", content: "192.0.2.1", ttl: 3600 },
    { name: "www", type: "A", content: "192.0.2.2", ttl: 3600 },
  ];
  const bulk = (continue_on_error = false): LostWrite<"records.bulkCreate"> => ({
    name: "records.bulkCreate",
    input: { params, body: { records: rows, continue_on_error } },
  });
  const bulkDelete = (continue_on_error = false): LostWrite<"records.bulkDelete"> => ({
    name: "records.bulkDelete",
    input: { params, body: { record_ids: ["r_1", "r_2"], continue_on_error } },
  });

  test("created: all, none, some, unreadable", () => {
    expect(both(bulk(), { records: [stored, other] })).toEqual(["there", "there"]);
    expect(both(bulk(), { records: [] })).toEqual(["absent", "unknown"]);
    expect(both(bulk(), { records: [], ...log() })).toEqual(["not-applied", "unknown"]);
    expect(both(bulk(), { records: [stored] })).toEqual(["unknown", "unknown"]);
    expect(both(bulk(), {})).toEqual(["unknown", "unknown"]);
    const logged = log(entry("record.bulk_create", { resource_id: "d_1" }));
    expect(both(bulk(), logged)).toEqual(["unknown", "unknown"]);
    expect(both(bulk(), { records: [], ...logged })).toEqual(["absent", "unknown"]);
  });

  test("of rows that are independent, those that are there are told from those that are not", () => {
    expect(both(bulk(true), { records: [stored] })).toEqual(["there", "there"]);
    expect(outputOf(bulk(true), evidence({ records: [stored] }))).toMatchObject({
      created: [stored],
      errors: [{ index: 1, record: rows[1] }],
      total_created: 1,
      total_errors: 1,
    });
    expect(outputOf(bulkDelete(true), evidence({ records: [other] }))).toMatchObject({
      deleted: ["r_1"],
      errors: [{ index: 1, record_id: "r_2" }],
    });
  });

  test("deleted: all, none, some, unreadable", () => {
    expect(both(bulkDelete(), { records: [] })).toEqual(["there", "there"]);
    expect(both(bulkDelete(), { records: [stored, other] })).toEqual(["absent", "unknown"]);
    expect(both(bulkDelete(), { records: [other] })).toEqual(["unknown", "unknown"]);
    expect(both(bulkDelete(), {})).toEqual(["unknown", "unknown"]);
  });

  test("an empty batch is settled by nothing", () => {
    const empty: LostWrite = { name: "records.bulkDelete", input: { params, body: { record_ids: [] } } };
    expect(settle(empty, evidence({ records: [] }))).toBe("unknown");
  });
});

describe("imports, by what importing the same would do now", () => {
  const body = { format: "bind", content: "www IN A 192.0.2.1" } as const;
  const write: LostWrite = { name: "import.text", input: { params, body } };
  const nothing = {
    format: "bind",
    mode: "merge",
    to_create: [],
    to_update: [],
    to_delete: [],
    conflicts: [],
    errors: [],
  };
  test.each<Case>([
    ["nothing more", { preview: { ...nothing, unchanged_count: 3 } }, "there", "there"],
    ["everything", { preview: { ...nothing, to_create: [1, 2], unchanged_count: 0 } }, "absent", "unknown"],
    ["a part", { preview: { ...nothing, to_create: [1], unchanged_count: 1 } }, "unknown", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["of imports the log says nothing", { ...log() }, "unknown", "unknown"],
  ])("%s", (_, more, finished, working) => expect(both(write, more)).toEqual([finished, working]));

  test("says what of the text the zone holds", () => {
    expect(outputOf(write, evidence({ preview: { ...nothing, unchanged_count: 3 } }))).toMatchObject({
      imported_count: 3,
      conflict_count: 0,
      error_count: 0,
    });
  });
});

describe("domains", () => {
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
  const everywhere = { sender: { ...sender, everywhere: true } };
  const on = (action: AuditAction, more: object = {}) =>
    log(entry(action, { resource_id: "d_1", resource_name: "example.com", ...more }));

  test.each<Case>([
    ["there", { domains: [fresh] }, "there", "there"],
    [
      "of another type: somebody else's",
      { domains: [{ ...fresh, domain_type: "secondary" }] },
      "unknown",
      "unknown",
    ],
    ["deleted since", { domains: [{ ...fresh, status: "deleted" }] }, "unknown", "unknown"],
    ["there already", { domains: [domain] }, "not-applied", "unknown"],
    ["there already, perhaps in another tenant", { domains: [domain], ...everywhere }, "absent", "unknown"],
    [
      "there already in another tenant, and now in ours",
      { domains: [domain, fresh], ...everywhere },
      "there",
      "there",
    ],
    ["another's", { domains: [{ ...fresh, name: "sub.example.com" }] }, "absent", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["in the audit log", on("domain.create"), "applied", "applied"],
    [
      "another's entry",
      { domains: [], ...on("domain.create", { resource_name: "sub.example.com" }) },
      "not-applied",
      "unknown",
    ],
  ])("create: %s", (_, more, finished, working) => expect(both(make, more)).toEqual([finished, working]));

  test.each<Case>([
    [
      "as wanted",
      { domain: { ...domain, description: "new", settings: { soa: { refresh: 1, retry: 2 } } } },
      "there",
      "there",
    ],
    ["as before", { domain, before: { domain } }, "absent", "unknown"],
    [
      "somebody else's",
      { domain: { ...domain, description: "theirs" }, before: { domain } },
      "unknown",
      "unknown",
    ],
    ["gone", { domain: null }, "unknown", "unknown"],
    [
      "in the audit log",
      on("domain.update", { details: { after: { description: "new" } } }),
      "applied",
      "applied",
    ],
  ])("update: %s", (_, more, finished, working) => expect(both(change, more)).toEqual([finished, working]));

  test.each<[string, LostWrite, Partial<Evidence>, string, string]>([
    ["deleted", soft, { domain: gone }, "there", "there"],
    ["still there", soft, { domain }, "absent", "unknown"],
    ["purged, or hidden", soft, { domain: null }, "unknown", "unknown"],
    ["in the audit log", soft, { domain: gone, ...on("domain.delete") }, "applied", "applied"],
    ["gone for good", hard, { domain: null }, "there", "there"],
    ["only deleted", hard, { domain: gone }, "absent", "unknown"],
    [
      "logged, though not whether for good",
      hard,
      { domain: gone, ...on("domain.delete") },
      "absent",
      "unknown",
    ],
    [
      "logged as for good",
      hard,
      { domain: null, ...on("domain.delete", { details: { after: { hard: true } } }) },
      "applied",
      "applied",
    ],
    ["unreadable", hard, {}, "unknown", "unknown"],
    ["restored", restore, { domain }, "there", "there"],
    ["still deleted", restore, { domain: gone }, "absent", "unknown"],
    ["purged, or hidden", restore, { domain: null }, "unknown", "unknown"],
    ["in the audit log", restore, { domain, ...on("domain.restore") }, "applied", "applied"],
  ])("delete and restore: %s", (_, write, more, finished, working) => {
    expect(both(write, more)).toEqual([finished, working]);
  });

  test("give the domain itself", () => {
    expect(outputOf(make, evidence({ domains: [domain, fresh] }))).toBe(fresh);
    expect(outputOf(restore, evidence({ domain }))).toBe(domain);
  });
});

describe("validation", () => {
  const mine = { id: "v_2", validation_type: "txt_record", status: "pending", created_at: iso(0) };
  const old = { ...mine, id: "v_1", created_at: iso(-3600) };
  const pending = { ...domain, status: "pending_validation" };
  const start: LostWrite = {
    name: "validation.start",
    input: { params, body: { validation_type: "txt_record" } },
  };
  const check: LostWrite = { name: "validation.check", input: { params } };
  const cancel: LostWrite = { name: "validation.cancel", input: { params } };
  const was = (validation: typeof mine | null) => ({ before: { validation } });
  const on = (action: AuditAction, more: object = {}) => log(entry(action, { resource_id: "d_1", ...more }));

  test.each<Case>([
    ["a new one", { validation: mine, ...was(old) }, "there", "there"],
    [
      "a new one where none was",
      { validation: { ...mine, created_at: null }, ...was(null) },
      "there",
      "there",
    ],
    ["a new one, by its age", { validation: mine }, "there", "there"],
    ["a new one of unknown age", { validation: { ...mine, created_at: null } }, "unknown", "unknown"],
    [
      "somebody else's of another kind",
      { validation: { ...mine, validation_type: "nameservers" }, ...was(old) },
      "unknown",
      "unknown",
    ],
    ["given up since", { validation: { ...mine, status: "cancelled" }, ...was(old) }, "unknown", "unknown"],
    ["the one before", { validation: old, ...was(old) }, "absent", "unknown"],
    ["an older one", { validation: old }, "absent", "unknown"],
    ["none", { validation: null }, "absent", "unknown"],
    ["none, and nothing is logged", { validation: null, ...log() }, "not-applied", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["in the audit log", { validation: mine, ...on("domain.validation.start") }, "applied", "applied"],
    [
      "in the audit log by the validation's id",
      {
        validation: mine,
        ...on("domain.validation.start", { resource_id: "v_2", resource_name: "example.com" }),
      },
      "applied",
      "applied",
    ],
    [
      "another domain's entry",
      {
        validation: old,
        ...on("domain.validation.start", { resource_id: "d_7", resource_name: "other.example" }),
      },
      "not-applied",
      "unknown",
    ],
    [
      "an entry of another kind",
      {
        validation: old,
        ...on("domain.validation.start", { details: { after: { validation_type: "nameservers" } } }),
      },
      "not-applied",
      "unknown",
    ],
  ])("start: %s", (_, more, finished, working) => expect(both(start, more)).toEqual([finished, working]));

  test.each<Case>([
    ["the domain is active", { domain }, "there", "there"],
    ["it is validated", { domain: pending, validation: { ...mine, status: "validated" } }, "there", "there"],
    [
      "it has failed now",
      { domain: pending, validation: { ...mine, status: "failed" }, ...was(mine) },
      "there",
      "there",
    ],
    [
      "it had failed before",
      { domain: pending, validation: { ...mine, status: "failed" }, ...was({ ...mine, status: "failed" }) },
      "unknown",
      "unknown",
    ],
    [
      "it is being made",
      { domain: pending, validation: { ...mine, status: "verifying" }, ...was(mine) },
      "unknown",
      "unknown",
    ],
    ["it waits as before", { domain: pending, validation: mine, ...was(mine) }, "absent", "unknown"],
    ["another was begun", { domain: pending, validation: mine, ...was(old) }, "unknown", "unknown"],
    ["none is left", { domain: pending, validation: null, ...was(mine) }, "unknown", "unknown"],
    ["unreadable", { domain: pending }, "unknown", "unknown"],
    [
      "it is in the audit log",
      { validation: { ...mine, status: "failed" }, ...on("domain.validation.failure") },
      "applied",
      "applied",
    ],
  ])("check: %s", (_, more, finished, working) => expect(both(check, more)).toEqual([finished, working]));

  test("a check's verdict is given as far as it can be known", () => {
    const failed = { ...mine, status: "failed" };
    expect(outputOf(check, evidence({ domain }))).toMatchObject({
      is_valid: true,
      message: "Domain validated",
    });
    expect(outputOf(check, evidence({ domain: pending, validation: failed }))).toMatchObject({
      is_valid: false,
    });
    const said = on("domain.validation.failure", { details: { after: { message: "No DNS record found" } } });
    expect(outputOf(check, evidence({ domain: pending, validation: failed, ...said }))).toMatchObject({
      message: "No DNS record found",
    });
    expect(
      outputOf(check, evidence({ domain: pending, validation: mine, ...on("domain.validation.check") })),
    ).toBeUndefined();
  });

  test.each<Case>([
    ["none is left", { validation: null, ...was(mine) }, "there", "there"],
    ["cancelled", { validation: { ...mine, status: "cancelled" }, ...was(mine) }, "there", "there"],
    ["still there", { validation: mine, ...was(mine) }, "absent", "unknown"],
    [
      "validated instead",
      { validation: { ...mine, status: "validated" }, ...was(mine) },
      "absent",
      "unknown",
    ],
    ["another was begun since", { validation: mine, ...was(old) }, "unknown", "unknown"],
    ["an older one is there", { validation: old }, "absent", "unknown"],
    ["one is there that may be new", { validation: mine }, "unknown", "unknown"],
    ["unreadable", {}, "unknown", "unknown"],
    ["in the audit log", { validation: null, ...on("domain.validation.cancel") }, "applied", "applied"],
  ])("cancel: %s", (_, more, finished, working) => expect(both(cancel, more)).toEqual([finished, working]));
});

describe("DNSSEC", () => {
  const key = (key_tag: number, seconds: number, key_type = "KSK") => ({
    key_tag,
    key_type,
    algorithm: 13,
    public_key: `key ${key_tag}`,
    created_at: iso(seconds),
  });
  const off = { enabled: false, status: "disabled" };
  const signed = {
    enabled: true,
    status: "active",
    algorithm: 13,
    ksk: [key(1, -9000)],
    zsk: [key(2, -9000, "ZSK")],
  };
  const now = { ...signed, status: "pending_ds", ksk: [key(3, 0)], zsk: [key(4, 0, "ZSK")] };
  const enable: LostWrite = { name: "dnssec.enable", input: { params, body: {} } };
  const disable: LostWrite = { name: "dnssec.disable", input: { params } };
  const rotateKsk: LostWrite = { name: "dnssec.rotateKsk", input: { params } };
  const rotateZsk: LostWrite = { name: "dnssec.rotateZsk", input: { params } };
  const confirm: LostWrite = {
    name: "dnssec.confirmDsPublished",
    input: { params, body: { key_tag: 1, digest_type: 2, digest: "ab" } },
  };
  const rolling = { ...signed, status: "rotating_ksk", ksk: [...signed.ksk, key(3, 0)] };
  const newZsk = { ...signed, zsk: [key(5, 0, "ZSK")] };
  const was = (dnssec: Evidence["dnssec"]) => ({ before: dnssec && { dnssec } });
  const on = (action: AuditAction, more: object = {}) => log(entry(action, { resource_id: "d_1", ...more }));

  test.each<[string, LostWrite, Partial<Evidence>, string, string]>([
    ["enabled", enable, { dnssec: now, ...was(off) }, "there", "there"],
    ["enabled, by the key's age", enable, { dnssec: now }, "there", "there"],
    [
      "enabled with another algorithm",
      enable,
      { dnssec: { ...now, algorithm: 8 }, ...was(off) },
      "unknown",
      "unknown",
    ],
    ["enabled before", enable, { dnssec: signed, ...was(signed) }, "not-applied", "unknown"],
    ["enabled long ago", enable, { dnssec: signed }, "not-applied", "unknown"],
    ["enabled at an unknown time", enable, { dnssec: { ...signed, ksk: [] } }, "unknown", "unknown"],
    ["not enabled", enable, { dnssec: off }, "absent", "unknown"],
    ["not enabled, and nothing is logged", enable, { dnssec: off, ...log() }, "not-applied", "unknown"],
    [
      "logged with this algorithm",
      enable,
      { dnssec: now, ...on("dnssec.enable", { details: { after: { algorithm: 13 } } }) },
      "applied",
      "applied",
    ],
    [
      "logged with another algorithm",
      enable,
      { dnssec: off, ...on("dnssec.enable", { details: { after: { algorithm: 8 } } }) },
      "not-applied",
      "unknown",
    ],
    ["disabled", disable, { dnssec: off }, "there", "there"],
    ["still enabled", disable, { dnssec: signed }, "absent", "unknown"],
    ["disabled, in the log", disable, { dnssec: off, ...on("dnssec.disable") }, "applied", "applied"],
    ["a new KSK, whoever made it", rotateKsk, { dnssec: rolling, ...was(signed) }, "unknown", "unknown"],
    [
      "a new KSK, in the log",
      rotateKsk,
      { dnssec: rolling, ...on("dnssec.rotate_ksk") },
      "applied",
      "applied",
    ],
    [
      "a new ZSK that a colleague made",
      rotateZsk,
      { dnssec: newZsk, ...was(signed), ...on("dnssec.rotate_zsk", { actor_id: "u_2", actor_email: null }) },
      "not-applied",
      "unknown",
    ],
    ["the same KSK", rotateKsk, { dnssec: signed, ...was(signed) }, "absent", "unknown"],
    ["no KSK but old ones", rotateKsk, { dnssec: signed }, "absent", "unknown"],
    [
      "a KSK of unknown age",
      rotateKsk,
      { dnssec: { ...signed, ksk: [{ ...key(3, 0), created_at: null }] } },
      "unknown",
      "unknown",
    ],
    ["nothing to rotate", rotateKsk, { dnssec: off }, "unknown", "unknown"],
    [
      "a new ZSK, in the log",
      rotateZsk,
      { dnssec: newZsk, ...on("dnssec.rotate_zsk") },
      "applied",
      "applied",
    ],
    ["a new ZSK, and no log", rotateZsk, { dnssec: newZsk, ...was(signed) }, "unknown", "unknown"],
    [
      "a new ZSK, to whom the log is closed",
      rotateZsk,
      { dnssec: newZsk, ...was(signed), sender: { id: "u_1", readsLog: false } },
      "there",
      "there",
    ],
    ["a new KSK is no new ZSK", rotateZsk, { dnssec: rolling, ...was(signed) }, "absent", "unknown"],
    ["confirmed", confirm, { dnssec: signed }, "there", "there"],
    [
      "confirmed while a ZSK is rotated",
      confirm,
      { dnssec: { ...signed, status: "rotating_zsk" }, ...was(now) },
      "there",
      "there",
    ],
    ["still waiting for the DS", confirm, { dnssec: now }, "absent", "unknown"],
    ["disabled meanwhile", confirm, { dnssec: off }, "unknown", "unknown"],
    ["unreadable", confirm, {}, "unknown", "unknown"],
  ])("%s", (_, write, more, finished, working) => expect(both(write, more)).toEqual([finished, working]));

  test("gives the youngest keys, as the reply would have", () => {
    expect(outputOf(rotateKsk, evidence({ dnssec: rolling }))).toMatchObject({
      domain_id: "d_1",
      action: "rotateKsk",
      ksk: { key_tag: 3 },
      zsk: { key_tag: 2 },
    });
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
