import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { appliedTo } from "@/lib/changes/applied";
import { type ChangeSet, changeSetOf, type Edit, emptyChangeSet, stage } from "@/lib/changes/change-set";
import { planChanges } from "@/lib/changes/plan";
import { randomSet, someEdit, someRow, wantedZone, zone, zoneText } from "@/lib/changes/random-zone.fixture";
import { rebase, resolveRebase } from "@/lib/changes/rebase";
import type { SetDelta } from "@/lib/changes/remaining-tracker";
import type { RecordCreate } from "@/lib/contract/records";
import { applyChanges } from "./apply-changes";
import type { SentCall } from "./apply-state";
import { lostWorld } from "./lost-world.fixture";
import { apiQuery } from "./query";
import { throttle } from "./throttle";

let world: ReturnType<typeof lostWorld>;

beforeAll(() => import("./find-out"));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2026, 10, 23, 12) });
  world = lostWorld();
});
afterEach(() => {
  throttle.clear();
  world.stop();
  vi.useRealTimers();
});

/** A zone of these rows, its records as the console has read them, and what a test does with a set on it. */
async function aZone(rows: readonly RecordCreate[] = []) {
  const { id } = await world.ok("tenant_admin", "domains.create", {
    body: { name: zone, domain_type: "primary" },
  });
  const params = { domain_id: id };
  const query = { include_system: true };
  if (rows.length > 0) {
    const body = { records: [...rows], continue_on_error: true };
    await world.ok("tenant_admin", "records.bulkCreate", { params, body });
  }
  const list = apiQuery("records.list", { params, query });
  const now = async () => (await world.ok("tenant_admin", "records.list", { params, query })).data;
  const { data: before } = await world.client.fetchQuery(list);
  return {
    params,
    before,
    now,
    cached: () => world.client.getQueryData(list.queryKey)?.data ?? [],
    names: async () => (await now()).map(({ display_name, type }) => `${display_name} ${type}`).sort(),
    begin(set: ChangeSet) {
      const kept: { set: ChangeSet; sent: SentCall | null } = { set, sent: null };
      const sending = (sent: SentCall | null) => {
        kept.sent = sent;
      };
      const keep = (delta: SetDelta) => {
        kept.set = without(kept.set, delta);
      };
      const run = applyChanges({ client: world.client, domainId: id, set, keep, sending });
      return { run, kept };
    },
  };
}

function without(set: ChangeSet, { removed, put }: SetDelta): ChangeSet {
  const lines = new Map(set.lines);
  for (const key of removed) lines.delete(key);
  for (const line of put) lines.set(line.key, line);
  return changeSetOf(set.zone, lines.values(), set.next + put.length);
}

const add = (name: string, content = "192.0.2.1", type = "A"): Edit => ({
  kind: "add",
  record: { name, type, content },
});
const setOf = (...edits: Edit[]) => stage(emptyChangeSet(zone), edits);

/** Lets time go on until the run has ended or waits for the person. */
async function settled(run: ReturnType<typeof applyChanges>) {
  for (let step = 0; step < 400; step++) {
    await vi.advanceTimersByTimeAsync(500);
    const { phase } = run.snapshot();
    if (phase === "done" || phase === "cancelled" || phase === "paused") return run.snapshot();
  }
  throw new Error(`Still ${run.snapshot().phase}`);
}

test("all goes in as few calls as can be, the cache follows, and nothing is left", async () => {
  const { before, begin, now, cached } = await aZone([
    { name: "www", type: "A", content: "192.0.2.1", ttl: 300 },
    { name: "old", type: "A", content: "192.0.2.2" },
  ]);
  const [www, old] = ["www", "old"].map((name) => before.find(({ display_name }) => display_name === name));
  if (!www || !old) throw new Error("not there");
  const set = setOf(
    add("a"),
    add("b"),
    { kind: "change", record: www, to: { ttl: 60 } },
    { kind: "delete", record: old },
  );
  const { run, kept } = begin(set);
  expect(await settled(run)).toMatchObject({ phase: "done", applied: 4, refused: 0, calls: 3 });
  expect(world.sent).toHaveLength(3);
  expect(kept.set.lines.size).toBe(0);
  expect(zoneText(await now())).toEqual(wantedZone(set, before));
  expect(zoneText(cached())).toEqual(zoneText(await now()));
  expect(run.applied()).toHaveLength(4);
});

describe("what is refused", () => {
  test("a batch refused for some rows goes on without them, and they stay with their reasons", async () => {
    const { begin, names, params } = await aZone();
    // Somebody else has made it since the zone was read.
    await world.ok("tenant_admin", "records.create", {
      params,
      body: { name: "b", type: "A", content: "192.0.2.1" },
    });
    const { run, kept } = begin(setOf(add("a"), add("b"), add("c")));
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2, refused: 1 });
    expect(await names()).toEqual(expect.arrayContaining(["a A", "b A", "c A"]));
    expect([...kept.set.lines.keys()]).toEqual(["staged:2"]);
    expect(run.outcomeOf("staged:2")).toMatchObject({
      state: "refused",
      reason: expect.stringMatching(/\w/),
    });
    expect(run.outcomeOf("staged:1")).toEqual({ state: "applied" });
  });

  test("what is taken away waits for what was to come in its place", async () => {
    const { begin, names, before, params } = await aZone([
      { name: "www", type: "A", content: "192.0.2.1" },
      { name: "x", type: "A", content: "192.0.2.1" },
    ]);
    const edits = before.flatMap((record): Edit[] =>
      record.type === "A" ? [{ kind: "delete", record }] : [],
    );
    const body = { name: "www", type: "AAAA", content: "2001:db8::1" };
    await world.ok("tenant_admin", "records.create", { params, body });
    const { run, kept } = begin(setOf(add("www", "2001:db8::1", "AAAA"), ...edits));
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 1, refused: 1, held: 1 });
    expect(await names()).toEqual(expect.arrayContaining(["www A", "www AAAA"]));
    expect(kept.set.lines.size).toBe(2);
  });

  test("what the console itself sees cannot be is not sent, and the rest is", async () => {
    const { begin, names } = await aZone([{ name: "www", type: "A", content: "192.0.2.1" }]);
    const { run } = begin(setOf(add("www", "x.example.net.", "CNAME"), add("ok")));
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 1, refused: 1, calls: 1 });
    expect(await names()).toContain("ok A");
  });

  test("a batch that is refused without naming a row is halved until the row is found", async () => {
    const { begin, names } = await aZone();
    const fetched = globalThis.fetch;
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      if (String(init.body ?? "").includes("192.0.2.66")) {
        return Response.json({ detail: "Something in this is not wanted" }, { status: 400 });
      }
      return fetched(path, init);
    });
    const { run } = begin(
      setOf(...Array.from({ length: 9 }, (_, at) => add(`h${at}`, at === 6 ? "192.0.2.66" : "192.0.2.1"))),
    );
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 8, refused: 1 });
    expect(run.outcomeOf("staged:7")).toMatchObject({ reason: "Something in this is not wanted" });
    expect(await names()).not.toContain("h6 A");
  });

  test("for want of the permission: the same is not asked again", async () => {
    const { begin, before } = await aZone([{ name: "www", type: "A", content: "192.0.2.1" }]);
    const www = before.find(({ type }) => type === "A");
    if (!www) throw new Error("not there");
    world.trouble = (method) => (method === "POST" ? "403" : undefined);
    const { run, kept } = begin(setOf(add("a"), add("b"), { kind: "change", record: www, to: { ttl: 60 } }));
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 1, refused: 2 });
    expect(run.outcomeOf("staged:1")).toMatchObject({ problem: { kind: "forbidden" } });
    expect(kept.set.lines.size).toBe(2);
  });
});

describe("what goes wrong on the way", () => {
  test("a reply lost after it was applied is settled, and nothing is sent twice", async () => {
    const { begin, names } = await aZone();
    world.breakWrites("after");
    const { run } = begin(setOf(add("a"), add("b")));
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2 });
    expect(world.sent).toHaveLength(1);
    expect(await names()).toEqual(expect.arrayContaining(["a A", "b A"]));
  });

  test("one that was lost before is sent again once that is shown", async () => {
    const { begin, names } = await aZone();
    world.breakWrites("before");
    const { run } = begin(setOf(add("a"), add("b")));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(run.snapshot()).toMatchObject({ phase: "finding-out", unknown: 2 });
    expect(run.outcomeOf("staged:1")).toEqual({ state: "unknown" });
    expect(world.sent).toHaveLength(1);
    world.breakWrites(undefined);
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2, unknown: 0 });
    expect(world.sent).toHaveLength(2);
    expect(await names()).toEqual(expect.arrayContaining(["a A", "b A"]));
  });

  test("what nothing can be read about waits for the person, who goes on", async () => {
    const { begin } = await aZone();
    world.breakWrites("after", "503");
    const { run, kept } = begin(setOf(add("a"), add("b")));
    expect(await settled(run)).toMatchObject({
      phase: "paused",
      unknown: 2,
      trouble: { kind: "unavailable" },
    });
    expect(kept.set.lines.size).toBe(2);
    world.breakWrites(undefined);
    run.resume();
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2, unknown: 0 });
    expect(world.sent).toHaveLength(1);
  });

  test.each(["before", "after"] as const)(
    "stopped while it is found out, it sends nothing more and ends when that is known (%s)",
    async (fate) => {
      const { begin, names, before } = await aZone([{ name: "www", type: "A", content: "192.0.2.1" }]);
      const www = before.find(({ type }) => type === "A");
      if (!www) throw new Error("not there");
      world.breakWrites(fate, "503");
      const { run, kept } = begin(setOf(add("a"), add("b"), { kind: "delete", record: www }));
      await vi.advanceTimersByTimeAsync(2_000);
      expect(run.snapshot()).toMatchObject({ phase: "finding-out", open: expect.anything() });
      run.cancel();
      expect(run.snapshot()).toMatchObject({ phase: "finding-out", stopping: true });
      // The server may be at work on it for half a minute; nothing can be read for longer than that.
      await vi.advanceTimersByTimeAsync(120_000);
      expect(run.snapshot()).toMatchObject({ phase: "finding-out", stopping: true, unknown: 2 });
      expect(kept.sent).toMatchObject({
        lines: [{ key: "staged:1" }, { key: "staged:2" }],
        trace: { name: "records.bulkCreate" },
      });
      world.breakWrites(undefined);
      const applied = fate === "after" ? 2 : 0;
      expect(await settled(run)).toMatchObject({ phase: "cancelled", stopping: false, applied, unknown: 0 });
      expect(kept).toMatchObject({ sent: null });
      expect(kept.set.lines.size).toBe(3 - applied);
      expect(world.sent).toHaveLength(1);
      expect(await names()).toContain("www A");
      expect((await names()).includes("a A")).toBe(fate === "after");
    },
  );

  test("stopped while it waits for somebody to look again, it looks by itself", async () => {
    const { begin } = await aZone();
    world.breakWrites("after", "503");
    const { run, kept } = begin(setOf(add("a"), add("b")));
    expect(await settled(run)).toMatchObject({ phase: "paused", unknown: 2, open: expect.anything() });
    world.breakWrites(undefined);
    run.cancel();
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2 });
    expect(kept.set.lines.size).toBe(0);
    expect(world.sent).toHaveLength(1);
  });

  test("Check again goes on where nothing could be read before", async () => {
    const { begin } = await aZone();
    world.breakWrites("after", "503");
    const { run } = begin(setOf(add("a"), add("b")));
    const { open } = await settled(run);
    world.breakWrites(undefined);
    await Promise.all([open?.check(), vi.advanceTimersByTimeAsync(5_000)]);
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 2 });
    expect(world.sent).toHaveLength(1);
  });

  test("paused while it is found out, it pauses when that is known", async () => {
    const { begin, before } = await aZone([{ name: "www", type: "A", content: "192.0.2.1" }]);
    const www = before.find(({ type }) => type === "A");
    if (!www) throw new Error("not there");
    world.breakWrites("after", "503");
    const { run } = begin(setOf(add("a"), add("b"), { kind: "delete", record: www }));
    await vi.advanceTimersByTimeAsync(2_000);
    run.pause();
    world.breakWrites(undefined);
    expect(await settled(run)).toMatchObject({ phase: "paused", applied: 2, trouble: null });
    run.resume();
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 3 });
  });

  test("more than the API takes is split when the person says so, and so is the rest of it", async () => {
    const { begin, names } = await aZone();
    const rows: number[] = [];
    const fetched = globalThis.fetch;
    vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
      const count = String(init.body ?? "").split('"content"').length - 1;
      if (init.method === "POST") rows.push(count);
      const heavy = count === 1 && String(init.body).includes("heavy");
      if (init.method === "POST" && (count > 3 || heavy))
        return Response.json({ detail: "Too much" }, { status: 413 });
      return fetched(path, init);
    });
    const alone = begin(setOf(add("heavy"))).run;
    expect(await settled(alone)).toMatchObject({ phase: "done", refused: 1 });
    expect(alone.outcomeOf("staged:1")).toMatchObject({ reason: "too large even alone. Too much" });
    rows.length = 0;
    const { run } = begin(setOf(...Array.from({ length: 10 }, (_, at) => add(`h${at}`))));
    expect(await settled(run)).toMatchObject({ phase: "paused", refused: 0, trouble: { kind: "too-large" } });
    expect(rows).toEqual([10]);
    run.resume();
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 10, refused: 0 });
    expect(rows).toEqual([10, 5, 2, 3, 2, 3]);
    expect(await names()).toContain("h9 A");
  });

  test("the rate limit is waited out", async () => {
    const { begin } = await aZone();
    world.trouble = (method) => (method === "GET" ? undefined : "429=20");
    const { run } = begin(setOf(add("a")));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run.snapshot()).toMatchObject({ phase: "waiting", until: expect.any(Number) });
    world.trouble = () => undefined;
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 1 });
    expect(world.sent).toHaveLength(2);
  });

  test("an API that fails again and again is left alone until somebody says so", async () => {
    const { begin } = await aZone();
    world.breakWrites("500");
    const { run } = begin(setOf(...Array.from({ length: 40 }, (_, at) => add(`h${at}`))));
    expect(await settled(run)).toMatchObject({ phase: "paused", applied: 0, trouble: { kind: "server" } });
    expect(world.sent.length).toBeLessThan(12);
    world.breakWrites(undefined);
    run.resume();
    expect(await settled(run)).toMatchObject({ phase: "done", applied: 40, refused: 0 });
  });

  test("pause and cancel take effect between calls", async () => {
    const { begin, before, now } = await aZone([{ name: "www", type: "A", content: "192.0.2.1" }]);
    const www = before.find(({ type }) => type === "A");
    if (!www) throw new Error("not there");
    const { run, kept } = begin(setOf(add("a"), add("b"), { kind: "delete", record: www }));
    run.pause();
    expect(await settled(run)).toMatchObject({ phase: "paused", calls: 0, trouble: null });
    run.resume();
    run.pause();
    expect(await settled(run)).toMatchObject({ phase: "paused" });
    const { applied } = run.snapshot();
    run.cancel();
    expect(await run.ended).toMatchObject({ phase: "cancelled", applied });
    expect(zoneText(appliedTo(kept.set, await now()))).toEqual(
      wantedZone(setOf(add("a"), add("b"), { kind: "delete", record: www }), before),
    );
  });
});

const troubles = [
  undefined,
  undefined,
  undefined,
  "before",
  "after",
  "429=3",
  "409",
  "403",
  "500",
  "after-500",
  "504",
  "after-504",
  "truncated",
  "401",
];

test("after any failures and retries, the zone and what is left make what was wanted", {
  timeout: 240_000,
}, async () => {
  const told = { applied: 0, refused: 0, paused: 0, runs: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(someRow, { maxLength: 8 }),
      fc.array(someEdit, { minLength: 2, maxLength: 12 }),
      fc.array(fc.constantFrom(...troubles), { minLength: 1, maxLength: 10 }),
      fc.array(fc.constantFrom(undefined, undefined, "502"), { minLength: 1, maxLength: 4 }),
      async (rows, edits, writes, reads) => {
        world.stop();
        world = lostWorld();
        throttle.clear();
        const { before, begin, now } = await aZone(rows);
        const first = randomSet(before, edits);
        if (!planChanges(first, before, { domainId: "d" }).ok) return;
        const wanted = wantedZone(first, before);
        let at = 0;
        world.trouble = (method) =>
          method === "GET" ? reads[at % reads.length] : writes[at++ % (writes.length + 1)];
        let set = first;
        for (let round = 0; round < 6 && set.lines.size > 0; round++) {
          if (round === 3) world.trouble = () => undefined;
          // As whoever applies what was kept does: what is so already is found out first.
          set = resolveRebase(rebase(set, await now()));
          const { run, kept } = begin(set);
          let end = await settled(run);
          for (let tries = 0; end.phase === "paused"; tries++) {
            told.paused++;
            // Stopped, it goes on looking for as long as nothing can be read.
            if (tries === 2) world.trouble = () => undefined;
            if (tries === 2) run.cancel();
            else run.resume();
            end = await settled(run);
          }
          await vi.advanceTimersByTimeAsync(31_000);
          told.applied += end.applied;
          told.refused += end.refused;
          set = kept.set;
          if (end.unknown === 0) expect(zoneText(appliedTo(set, await now()))).toEqual(wanted);
          world.client.clear();
          await world.client
            .fetchQuery(apiQuery("records.list", { params: await params(), query: { include_system: true } }))
            .catch(() => undefined);
        }
        if (set.lines.size === 0) expect(zoneText(await now())).toEqual(wanted);
        told.runs++;

        async function params() {
          const { data } = await world.ok("tenant_admin", "domains.list", { query: { search: zone } });
          return { domain_id: data[0]?.id ?? "" };
        }
      },
    ),
    // One seed, so that each of what is counted below is met.
    { numRuns: 40, seed: 7, endOnFailure: true },
  );
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(0);
});

test("a press on Stop or Pause while the first call is being noted keeps it from being sent", async () => {
  const { begin } = await aZone();
  const { run } = begin(setOf(add("a")));
  run.pause();
  await vi.advanceTimersByTimeAsync(500);
  expect(run.snapshot()).toMatchObject({ phase: "paused", applied: 0 });
  expect(world.sent).toHaveLength(0);
  run.cancel();
  expect(await settled(run)).toMatchObject({ applied: 0 });
  expect(world.sent).toHaveLength(0);
});

test("a right that is missing for one record asks how to go on: what was not sent is not refused", async () => {
  const { begin, before } = await aZone([
    { name: "a", type: "A", content: "192.0.2.1" },
    { name: "b", type: "A", content: "192.0.2.2" },
  ]);
  const lines = before
    .filter(({ type }) => type === "A")
    .map((record) => ({ kind: "change" as const, record, to: { ttl: 60 } }));
  let first = true;
  world.trouble = (method) => {
    if (method !== "PATCH" || !first) return undefined;
    first = false;
    return "403";
  };
  const { run } = begin(setOf(...lines));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(run.snapshot()).toMatchObject({ phase: "paused", refused: 1, trouble: { kind: "forbidden" } });
  run.resume();
  expect(await settled(run)).toMatchObject({ phase: "done", applied: 1, refused: 1 });
});
