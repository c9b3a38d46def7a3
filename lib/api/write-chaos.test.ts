import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { RecordCreate } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import { lostWorld } from "./lost-world.fixture";
import { UnsettledError } from "./open-outcome";
import { apiQuery } from "./query";
import { write } from "./write";

beforeAll(() => import("./find-out"));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: Date.UTC(2026, 10, 23, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

const troubles = [
  undefined,
  undefined,
  "before",
  "after",
  "500",
  "504",
  "after-500",
  "after-504",
  "html",
  "after-html",
  "truncated",
  "after-drop",
  "after-empty=200",
  "empty=200",
  "html=200",
  "shape",
];
const readTroubles = [undefined, undefined, undefined, "before", "502", "html=200"];
const edit = fc.record({
  what: fc.constantFrom("create", "update", "delete"),
  which: fc.nat(20),
  content: fc.constantFrom("192.0.2.1", "192.0.2.2", "192.0.2.3"),
  ttl: fc.constantFrom(60, 300, null),
  trouble: fc.constantFrom(...troubles),
  reads: fc.constantFrom(...readTroubles),
  pauseMs: fc.constantFrom(0, 500, 20_000),
});

/** What a person would believe the zone to hold, going by what was said. */
type Believed = Map<string, { name: string; content: string; ttl: number | null }>;

test("after 200 edits over a way that loses replies, the zone is what was said", async () => {
  const told = { applied: 0, refused: 0, settledLater: 0, lost: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 200, maxLength: 200 }),
      fc.constantFrom("tenant_admin" as const, "domain_admin" as const),
      async (edits, role) => {
        const world = lostWorld(role);
        const zone = await world.ok("platform_admin", "domains.create", {
          body: { name: "chaos.example", domain_type: "primary" },
        });
        const params = { domain_id: zone.id };
        const list = apiQuery("records.list", { params, query: { include_system: true } });
        await world.client.fetchQuery(apiQuery("domains.get", { params }));
        await world.client.fetchQuery(list);
        const believed: Believed = new Map();
        for (const { what, which, content, ttl, trouble, reads, pauseMs } of edits) {
          await vi.advanceTimersByTimeAsync(pauseMs);
          world.breakWrites(trouble, reads);
          const before = world.sent.length;
          const id = [...believed.keys()][which % Math.max(believed.size, 1)] ?? "none";
          const own = { ...params, record_id: id };
          const body: RecordCreate = { name: `h${which % 5}`, type: "A", content, ttl };
          const run = () => {
            if (what === "create") {
              return write(world.client, "records.create", { params, body }).then(({ id }) => {
                believed.set(id, { name: body.name, content, ttl });
              });
            }
            if (what === "update") {
              return write(world.client, "records.update", { params: own, body: { ttl } }).then(() => {
                const old = believed.get(id);
                if (old) believed.set(id, { ...old, ttl });
              });
            }
            return write(world.client, "records.delete", { params: own }).then(() => {
              believed.delete(id);
            });
          };
          const running = run().then(
            () => "applied" as const,
            (error: unknown) => error,
          );
          await vi.advanceTimersByTimeAsync(1_600);
          const ended = await running;
          expect(world.sent.length).toBe(before + 1);
          if (ended === "applied") told.applied++;
          else if (ended instanceof UnsettledError) {
            told.settledLater++;
            const later = new Promise<void>((resolve) => {
              ended.open.watch({
                applied: (result) => {
                  if (what === "delete") believed.delete(id);
                  else {
                    const { id: given, content, ttl } = Object(result);
                    believed.set(given, { name: believed.get(given)?.name ?? body.name, content, ttl });
                  }
                  resolve();
                },
                refused: () => resolve(),
              });
            });
            world.breakWrites(undefined);
            await vi.advanceTimersByTimeAsync(30_000);
            await later;
          } else {
            told.refused++;
            expect(problemOf(ended).outcome).toBe("refused");
          }
          world.breakWrites(undefined);
          const { data } = await world.ok("tenant_admin", "records.list", { params });
          const held = data.map(({ id, display_name, content, ttl }) => [id, display_name, content, ttl]);
          const said = [...believed].map(([id, { name, content, ttl }]) => [id, name, content, ttl]);
          expect(held.sort()).toEqual(said.sort());
        }
        told.lost += world.news.length;
        world.stop();
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
  for (const count of Object.values(told)) expect(count).toBeGreaterThan(20);
}, 120_000);
