import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type EndpointInput, endpointKey, type WriteName } from "@/lib/contract/endpoints";
import { ApiError, problemOf } from "@/lib/errors/api-error";
import { lostWorld } from "./lost-world.fixture";
import { type OpenOutcome, UnsettledError } from "./open-outcome";
import { apiQuery } from "./query";
import { openWriteList } from "./sending";
import { write } from "./write";

// Real time passes while it is loaded, which the tests' clock does not know of.
beforeAll(() => import("./find-out"));
let world: ReturnType<typeof lostWorld>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2026, 10, 23, 12) });
  world = lostWorld();
});
afterEach(() => {
  world.stop();
  vi.useRealTimers();
});

type Ended = { value: unknown } | { error: unknown };

/** Sends a write and lets the time pass that finding out takes. */
async function send<N extends WriteName>(name: N, input: EndpointInput<N>): Promise<Ended> {
  const ended = write(world.client, name, input).then(
    (value): Ended => ({ value }),
    (error: unknown): Ended => ({ error }),
  );
  await vi.advanceTimersByTimeAsync(1_500);
  return ended;
}
const problem = (ended: Ended) => ("error" in ended ? problemOf(ended.error) : undefined);
function openOf(ended: Ended): OpenOutcome {
  const error = "error" in ended ? ended.error : undefined;
  if (!(error instanceof UnsettledError)) throw new Error("Its outcome is not open");
  return error.open;
}
function watch(open: OpenOutcome) {
  const told: unknown[] = [];
  const end = open.watch({
    applied: (result, asked) => told.push({ result, asked }),
    refused: ({ outcome, settled }, asked) => told.push({ outcome, settled, asked }),
  });
  return { told, end };
}

let zones = 0;
async function newZone(status: "active" | "pending" | "deleted" = "active") {
  const role = status === "pending" ? "tenant_admin" : "platform_admin";
  const name = `lost-${++zones}.validates.test`;
  const zone = await world.ok(role, "domains.create", { body: { name, domain_type: "primary" } });
  const params = { domain_id: zone.id };
  const body = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
  const record = await world.ok(role, "records.create", { params, body });
  if (status === "deleted") await world.ok(role, "domains.delete", { params });
  // What a page of the domain has on screen.
  await world.client.prefetchQuery(apiQuery("domains.get", { params, query: {} }));
  await world.client.prefetchQuery(apiQuery("validation.get", { params }));
  await world.client.prefetchQuery(apiQuery("records.list", { params, query: { include_system: true } }));
  await vi.advanceTimersByTimeAsync(60_000);
  return { zone, record, params, own: { ...params, record_id: record.id } };
}
type Zone = Awaited<ReturnType<typeof newZone>>;

interface Act {
  of: "active" | "pending" | "deleted";
  run: (zone: Zone) => Promise<Ended>;
  /** What a reply that is not lost says. */
  says: (zone: Zone) => unknown;
}
const mail = { name: "mail", type: "A", content: "192.0.2.7", ttl: null };
const acts: { [what: string]: Act } = {
  "records.create": {
    of: "active",
    run: ({ params }) => send("records.create", { params, body: mail }),
    says: () =>
      expect.objectContaining({ id: expect.any(String), display_name: "mail", content: "192.0.2.7" }),
  },
  "records.update": {
    of: "active",
    run: ({ own }) => send("records.update", { params: own, body: { content: "192.0.2.9" } }),
    says: ({ record }) => ({ ...record, content: "192.0.2.9" }),
  },
  "records.delete": {
    of: "active",
    run: ({ own }) => send("records.delete", { params: own }),
    says: () => undefined,
  },
  "records.bulkCreate": {
    of: "active",
    run: ({ params }) =>
      send("records.bulkCreate", { params, body: { records: [mail, { ...mail, name: "mx" }] } }),
    says: () => expect.objectContaining({ total_created: 2, total_errors: 0 }),
  },
  "records.bulkDelete": {
    of: "active",
    run: ({ params, record }) => send("records.bulkDelete", { params, body: { record_ids: [record.id] } }),
    says: ({ record }) => expect.objectContaining({ deleted: [record.id], total_errors: 0 }),
  },
  "import.text": {
    of: "active",
    run: ({ params }) =>
      send("import.text", {
        params,
        body: { format: "bind", content: "ftp 60 IN A 192.0.2.5\n" },
      }),
    says: () => expect.objectContaining({ conflict_count: 0, error_count: 0 }),
  },
  "domains.create": {
    of: "active",
    run: () => send("domains.create", { body: { name: `new-${zones}.example`, domain_type: "primary" } }),
    says: () => expect.objectContaining({ id: expect.any(String), status: "pending_validation" }),
  },
  "domains.update": {
    of: "active",
    run: ({ params }) => send("domains.update", { params, body: { description: "ours", default_ttl: 60 } }),
    says: () => expect.objectContaining({ description: "ours", default_ttl: 60 }),
  },
  "domains.delete": {
    of: "active",
    run: ({ params }) => send("domains.delete", { params }),
    says: () => undefined,
  },
  "domains.delete, for good": {
    of: "active",
    run: ({ params }) => send("domains.delete", { params, query: { hard: true } }),
    says: () => undefined,
  },
  "domains.restore": {
    of: "deleted",
    run: ({ params }) => send("domains.restore", { params }),
    says: () => expect.objectContaining({ status: "active" }),
  },
  "validation.start": {
    of: "pending",
    run: ({ params }) => send("validation.start", { params, body: { validation_type: "nameservers" } }),
    says: () => expect.objectContaining({ validation_type: "nameservers", status: "pending" }),
  },
  "validation.check": {
    of: "pending",
    run: ({ params }) => send("validation.check", { params }),
    says: () => expect.objectContaining({ is_valid: true, message: "Domain validated" }),
  },
  "validation.cancel": {
    of: "pending",
    run: ({ params }) => send("validation.cancel", { params }),
    says: () => undefined,
  },
};
const table = Object.entries(acts);

describe("a reply that is lost after the write was applied", () => {
  test.each(table)("%s: resolves as if it had come", async (_, { of, run, says }) => {
    const zone = await newZone(of);
    world.breakWrites("after");
    expect(await run(zone)).toEqual({ value: says(zone) });
    expect(world.sent).toHaveLength(of === "active" && world.sent[1]?.endsWith("/preview") ? 2 : 1);
    expect(world.news).toHaveLength(1);
    expect(world.news[0]).toMatchObject({ attended: true });
  });

  test.each(table)(
    "%s: so it does for those who may not read the audit log",
    async (_, { of, run, says }) => {
      const zone = await newZone(of);
      world.role = "domain_admin";
      world.breakWrites("after-504");
      expect(await run(zone)).toEqual({ value: says(zone) });
      expect(world.news).toMatchObject([{ settled: "there" }]);
    },
  );
});

describe("a write that was not applied", () => {
  test.each(table)(
    "%s: after the API's own failure is refused, safe to send again",
    async (_, { of, run, says }) => {
      const zone = await newZone(of);
      world.breakWrites("500");
      const first = await run(zone);
      const settled = world.sent.some((path) => path.includes("import")) ? "absent" : "not-applied";
      expect(problem(first)).toMatchObject({ kind: "server", outcome: "refused", settled });
      expect("error" in first && first.error).toBeInstanceOf(ApiError);
      expect(world.news).toEqual([]);
      world.breakWrites(undefined);
      expect(await run(zone)).toEqual({ value: says(zone) });
    },
  );

  test.each(table)(
    "%s: is not said to be so before the server must have ended its work",
    async (_, { of, run }) => {
      const zone = await newZone(of);
      world.role = "domain_admin";
      world.breakWrites("before");
      const first = await run(zone);
      const open = openOf(first);
      expect(problem(first)).toMatchObject({ kind: "unreachable", outcome: "unknown" });
      const { told } = watch(open);
      world.breakWrites(undefined);
      await open.check();
      expect(told).toEqual([]);
      expect(open.snapshot()).toMatchObject({
        looking: false,
        lookedAt: Date.now(),
        nextAt: expect.any(Number),
      });
      await vi.advanceTimersByTimeAsync(30_000);
      expect(told).toEqual([{ outcome: "refused", settled: "absent", asked: false }]);
      expect(world.news).toEqual([]);
      expect(world.sent.filter((path) => !path.endsWith("/preview"))).toHaveLength(1);
    },
  );
});

describe("while nothing can be read", () => {
  test.each(table)("%s: it is not known, and found out when asked", async (_, { of, run, says }) => {
    const zone = await newZone(of);
    world.breakWrites("after", "503");
    const open = openOf(await run(zone));
    const { told } = watch(open);
    await open.check();
    expect(told).toEqual([]);
    world.breakWrites(undefined);
    await open.check();
    expect(told).toEqual([{ result: says(zone), asked: true }]);
    expect(world.news).toMatchObject([{ attended: true }]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(1);
  });

  test("it is looked up once more when the device is online again", async () => {
    const { own } = await newZone();
    const window = new EventTarget();
    vi.stubGlobal("window", window);
    world.breakWrites("after", "before");
    const { told } = watch(openOf(await send("records.delete", { params: own })));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    world.breakWrites(undefined);
    window.dispatchEvent(new Event("online"));
    await vi.waitFor(() => expect(told).toEqual([{ result: undefined, asked: false }]));
  });
});

describe("what nobody watches any more", () => {
  test("is told as news when it is known, or when it was not found out in time", async () => {
    const { own, params } = await newZone();
    const list = apiQuery("records.list", { params, query: { include_system: true } });
    await world.client.fetchQuery(list);
    world.breakWrites("after", "503");
    const first = watch(openOf(await send("records.delete", { params: own })));
    const body = { name: "ftp", type: "A", content: "192.0.2.5", ttl: null };
    openOf(await send("records.create", { params, body }));
    first.end();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(world.news).toMatchObject([
      { settled: "unknown", subject: "www A", attended: false },
      { settled: "unknown", subject: "ftp A", attended: false },
    ]);
    expect(first.told).toEqual([]);
  });

  test("and was applied brings the cache up to date", async () => {
    const { params } = await newZone();
    const list = apiQuery("records.list", { params, query: { include_system: true } });
    await world.client.fetchQuery(list);
    world.breakWrites("after", "503");
    openOf(await send("records.create", { params, body: mail }));
    world.breakWrites(undefined);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(world.news).toMatchObject([{ settled: "applied", attended: false }]);
    const names = world.client.getQueryData(list.queryKey)?.data.map(({ display_name }) => display_name);
    expect(names).toContain("mail");
  });
});

describe("sent again by the person while its outcome is unknown", () => {
  const unknown = async (run: () => Promise<Ended>) => {
    world.breakWrites("after", "503");
    const { told } = watch(openOf(await run()));
    world.breakWrites(undefined);
    return told;
  };

  test.each(table)(
    "%s: meets what its own first try did, and counts as applied",
    async (_, { of, run, says }) => {
      const zone = await newZone(of);
      const told = await unknown(() => run(zone));
      const again = await run(zone);
      // A new challenge or a check can be had twice.
      expect(again).toEqual({ value: says(zone) });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(told).toEqual([]);
      expect(world.news.length).toBeLessThanOrEqual(1);
    },
  );

  test("a duplicate that is not its own is a conflict as ever", async () => {
    const { params } = await newZone();
    const body = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
    expect(problem(await send("records.create", { params, body }))).toMatchObject({ kind: "conflict" });
    // Nor when the first try of the same was lost: what is in the way was there before it.
    world.breakWrites("after", "503");
    openOf(await send("records.create", { params, body }));
    world.breakWrites(undefined);
    const again = await send("records.create", { params, body });
    expect(problem(again)).toMatchObject({ kind: "conflict", conflicts: [expect.any(String)] });
  });

  test("and lost again, both tries count as one", async () => {
    const { params } = await newZone();
    world.breakWrites("after", "503");
    const first = watch(openOf(await send("records.create", { params, body: mail })));
    await vi.advanceTimersByTimeAsync(10_000);
    world.breakWrites("before", "503");
    const second = watch(openOf(await send("records.create", { params, body: mail })));
    world.breakWrites(undefined);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(first.told).toEqual([]);
    expect(second.told).toMatchObject([{ result: { display_name: "mail" } }]);
    expect(world.news).toHaveLength(1);
  });

  test("and refused for another reason, the first try stays open", async () => {
    const { params } = await newZone();
    world.breakWrites("before", "503");
    openOf(await send("records.create", { params, body: mail }));
    world.breakWrites("403");
    expect(problem(await send("records.create", { params, body: mail }))).toMatchObject({
      kind: "forbidden",
    });
    world.breakWrites(undefined);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(world.news).toMatchObject([{ settled: "not-applied", attended: false, subject: "mail A" }]);
  });
});

describe("what others do meanwhile", () => {
  test("the same record by somebody else is there, and not called ours", async () => {
    const { params } = await newZone();
    world.breakWrites("before");
    const sending = write(world.client, "records.create", { params, body: mail });
    await world.ok("domain_manager", "records.create", { params, body: mail });
    await vi.advanceTimersByTimeAsync(1_500);
    await expect(sending).resolves.toMatchObject({ display_name: "mail" });
    expect(world.news).toMatchObject([{ settled: "there" }]);
  });

  test("a change over ours is shown by the log to have come after it", async () => {
    const { own, record } = await newZone();
    world.breakWrites("after-504");
    const sending = write(world.client, "records.update", { params: own, body: { ttl: 60 } });
    await vi.waitFor(() => expect(world.sent).toHaveLength(1));
    await world.ok("domain_manager", "records.update", { params: own, body: { ttl: 90 } });
    await vi.advanceTimersByTimeAsync(1_500);
    // As it was written: an Undo must notice the change since.
    await expect(sending).resolves.toEqual({ ...record, ttl: 60 });
    expect(world.news).toMatchObject([{ settled: "applied" }]);
  });

  test("the record is gone: an update is told by the log alone", async () => {
    const { own } = await newZone();
    world.breakWrites("500");
    const sending = send("records.update", { params: own, body: { ttl: 60 } });
    await world.ok("domain_manager", "records.delete", { params: own });
    expect(problem(await sending)).toMatchObject({ outcome: "refused", settled: "not-applied" });
  });

  test("one's own same change a moment before is not taken for the one that was lost", async () => {
    const { own } = await newZone();
    await send("records.update", { params: own, body: { ttl: 60 } });
    await send("records.update", { params: own, body: { ttl: 300 } });
    world.breakWrites("500");
    const third = await send("records.update", { params: own, body: { ttl: 60 } });
    expect(problem(third)).toMatchObject({ outcome: "refused", settled: "absent" });
  });
});

describe("the cache", () => {
  test("is what a write is compared with: a record on screen before was not created by it", async () => {
    const { params } = await newZone();
    await world.client.fetchQuery(apiQuery("records.list", { params, query: { include_system: true } }));
    world.role = "domain_admin";
    world.breakWrites("after-500");
    const body = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
    // A duplicate is refused before the fault can strike; so it is the reply alone that fails.
    const ended = await send("records.create", { params, body });
    expect(problem(ended)).toMatchObject({ outcome: "refused", settled: "not-applied" });
  });

  test("has the record of a settled creation, and loses that of a settled deletion", async () => {
    const { params, own } = await newZone();
    const list = apiQuery("records.list", { params, query: { include_system: true } });
    await world.client.fetchQuery(list);
    world.breakWrites("after-504");
    await send("records.create", { params, body: mail });
    await send("records.delete", { params: own });
    const names = world.client.getQueryData(list.queryKey)?.data.map(({ display_name }) => display_name);
    expect(names).toContain("mail");
    expect(names).not.toContain("www");
    expect(world.client.getQueryState(endpointKey("records.list", { params }))).toBeUndefined();
  });
});

test("while the device is offline nothing is sent", async () => {
  const { own } = await newZone();
  vi.stubGlobal("navigator", { onLine: false });
  const ended = await send("records.delete", { params: own });
  expect(problem(ended)).toMatchObject({
    kind: "offline",
    outcome: "refused",
    request: { name: "records.delete" },
  });
  expect(world.sent).toEqual([]);
});

test("a refusal that arrives is a refusal, and nothing is looked up", async () => {
  const { params } = await newZone();
  const asked = vi.fn(() => undefined);
  world.trouble = asked;
  const body = { name: "bad", type: "A", content: "no address" };
  expect(problem(await send("records.create", { params, body }))).toMatchObject({ kind: "invalid" });
  expect(asked).toHaveBeenCalledTimes(1);
});

test("DNSSEC that is enabled already, maybe by one's own first try, is no failure", async () => {
  const off = { enabled: false, status: "disabled" };
  const key = { key_tag: 1, algorithm: 13, public_key: "AA==", key_type: "KSK", created_at: null };
  const now = { enabled: true, status: "pending_ds", algorithm: 13, ksk: [key], zsk: [] };
  const params = { domain_id: "d_2" };
  const input = { params, body: { algorithm: 13 } };
  world.client.setQueryData(endpointKey("dnssec.get", { params }), off);
  const api = { tries: 0, readable: false };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (init.method === "POST" && api.tries++ > 0) {
      return Response.json({ detail: "DNSSEC is already enabled" }, { status: 409 });
    }
    if (init.method === "POST" || !api.readable) return Response.json({ detail: "x" }, { status: 503 });
    if (path.includes("/dnssec")) return Response.json(now);
    if (path.includes("/auth/me")) return Response.json({ data: { id: "u_1", permissions: [] } });
    return Response.json({ id: "d_2", name: "example.com", domain_type: "primary", status: "active" });
  });
  openOf(await send("dnssec.enable", input));
  expect(openWriteList.has("dnssec.enable", "d_2")).toBe(true);
  const { told } = watch(openOf(await send("dnssec.enable", input)));
  api.readable = true;
  await vi.advanceTimersByTimeAsync(31_000);
  expect(told).toMatchObject([{ result: { action: "enable" } }]);
  expect(openWriteList.has("dnssec.enable", "d_2")).toBe(false);
});

test("DNSSEC is settled by what the zone's keys are", async () => {
  const dnssec = { enabled: false, status: "disabled" };
  const key = {
    key_tag: 1,
    algorithm: 13,
    public_key: "AA==",
    key_type: "KSK",
    created_at: new Date().toISOString(),
  };
  const now = { enabled: true, status: "pending_ds", algorithm: 13, ksk: [key], zsk: [] };
  const params = { domain_id: "d_1" };
  world.client.setQueryData(endpointKey("dnssec.get", { params }), dnssec);
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (init.method === "POST") return Response.json({ detail: "PowerDNS is slow" }, { status: 504 });
    if (path.includes("/dnssec")) return Response.json(now);
    if (path.includes("/auth/me")) return Response.json({ data: { id: "u_1", permissions: [] } });
    return Response.json({ id: "d_1", name: "example.com", domain_type: "primary", status: "active" });
  });
  expect(await send("dnssec.enable", { params, body: { algorithm: 13 } })).toMatchObject({
    value: { domain_id: "d_1", action: "enable", ksk: { key_tag: 1 } },
  });
  expect(world.news).toMatchObject([{ settled: "there", subject: undefined }]);
});
