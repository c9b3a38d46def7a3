// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { Toaster } from "@/components/ui/toaster";
import type { SentCall } from "@/lib/api/apply-state";
import type { ChangeLine } from "@/lib/changes/change-set";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { leaveOpen } from "./kept.fixture";
import { openNotes } from "./open-notes";
import { RunNotices } from "./run-notices";
import { openStagedZone } from "./staged-zone";

vi.mock("./staged-database", async () => (await import("./kept.fixture")).keptStore);
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/audit-logs",
  useSearchParams: () => new URLSearchParams(),
}));

const screen = openScreen();
const zone = "example.com";
let zones = 0;

const adds = (name: string, key = "staged:1"): ChangeLine => {
  const to = { name, type: "A", content: "192.0.2.1", ttl: null, disabled: false };
  return { kind: "add", key, to };
};
const there = (name: string): ZoneRecord => {
  return {
    id: `r_${name}`,
    name: `${name}.${zone}`,
    type: "A",
    content: "192.0.2.1",
    ttl: 3600,
    disabled: false,
  };
};

interface World {
  /** Of the zone; or how it cannot be read. */
  records: ZoneRecord[] | 404 | 503;
  busyUntil?: number;
  permissions?: string[];
}

/** Any page, after one was closed while these were on their way to a zone that is `world` now. */
async function reopened(lines: ChangeLine[], world: World) {
  const domainId = `d_${++zones}`;
  const place = { person: "u_1", domainId };
  const from = Date.now() - 20_000;
  const trace = { name: "records.bulkCreate", objectId: undefined, from, to: from + 30_000 } as const;
  const sent: SentCall = { busyUntil: world.busyUntil ?? Date.now() - 1, lines, trace };
  leaveOpen(place, { zone, sent }, { staged: true });
  screen.answer = (path) => {
    const permissions = ["records:read", ...(world.permissions ?? ["audit_logs:read"])];
    if (path.endsWith("/auth/me")) return reply(200, { data: { id: "u_1", permissions } });
    const { records } = world;
    if (!path.includes(domainId)) return undefined;
    if (records === 404 || records === 503) return reply(records, { detail: `It is a ${records}` });
    if (!path.includes("/records")) {
      return reply(200, {
        id: domainId,
        name: zone,
        domain_type: "primary",
        status: "active",
        default_ttl: 3600,
      });
    }
    return reply(200, { data: records, total: records.length, domain_id: domainId, domain_name: zone });
  };
  await screen.show(
    <>
      <RunNotices />
      <Toaster />
    </>,
  );
  return { world, staged: await openStagedZone(place, zone) };
}

const said = (words: string) =>
  vi.waitFor(
    async () => {
      await screen.settle();
      expect(document.body.textContent).toContain(words);
    },
    { timeout: 10_000 },
  );
const notice = () => document.querySelector("[data-run-notices] > section")?.textContent ?? "";
const links = () => Array.from(document.querySelectorAll("a"), ({ href }) => new URL(href, "http://x"));

beforeEach(() => {
  const request = (_: string, ...rest: unknown[]) => {
    const run = rest.at(-1);
    return Promise.resolve(typeof run === "function" ? run({}) : undefined);
  };
  Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });
  sessionStorage.clear();
});

describe("what was on its way when a page was closed", () => {
  test("is looked up at once from any page, told with its way back, and taken out of what is staged", async () => {
    const { staged } = await reopened([adds("www")], {
      records: [there("www")],
      busyUntil: Date.now() + 30_000,
    });
    await said("Applied 1 change to example.com");
    expect(document.body.textContent).toContain("www A 192.0.2.1 (new)");
    expect(staged.snapshot()).toMatchObject({ counts: { total: 0 }, sentBefore: null });
    expect(notice()).toBe("");
    expect(openNotes.of("u_1")).toEqual([]);
    const log = links().find(({ pathname }) => pathname === "/audit-logs");
    expect(log?.searchParams.get("resource_id")).toBe(staged.place.domainId);
    await screen.press(screen.button("Undo"));
    await said("The way back is staged for example.com");
    expect([...staged.snapshot().set.lines.values()]).toMatchObject([
      { kind: "delete", from: { id: "r_www" } },
    ]);
  });

  test("may still come as long as the API may be at work on it; then it was not applied", async () => {
    const { staged } = await reopened([adds("www"), adds("ftp", "staged:2")], {
      records: [],
      busyUntil: Date.now() + 600,
    });
    await said("It is not known yet whether 2 changes were applied");
    expect(notice()).toContain("www A 192.0.2.1 (new) and ftp A 192.0.2.1 (new)");
    expect(notice()).not.toContain("It looks again by itself at Invalid");
    await said("2 changes were not applied to example.com");
    expect(document.body.textContent).toContain("still staged, and can be applied safely");
    expect(staged.snapshot()).toMatchObject({ counts: { total: 2 }, sentBefore: null });
  });

  test("is found out as it was sent, whatever became of its lines since", async () => {
    const { world, staged } = await reopened([adds("www"), adds("ftp", "staged:2")], { records: 503 });
    await said("The zone could not be read");
    await act(async () => {
      staged.stage([{ kind: "edit", key: "staged:1", to: { content: "192.0.2.9" } }]);
    });
    world.records = [there("www"), there("ftp")];
    await screen.press(screen.button("Check again"));
    await said("Applied 2 changes to example.com");
    expect([...staged.snapshot().set.lines.values()]).toMatchObject([{ to: { content: "192.0.2.9" } }]);
  });

  test("is told of, and of its outcome, when what is staged was discarded", async () => {
    const { world, staged } = await reopened([adds("www")], { records: 503, permissions: [] });
    await said("The zone could not be read");
    await act(async () => staged.clear());
    expect(notice()).toContain("It is not known yet whether 1 change was applied");
    expect(links().some(({ pathname }) => pathname === "/audit-logs")).toBe(false);
    world.records = [];
    await screen.press(screen.button("Check again"));
    await said("1 change was not applied to example.com");
    expect(document.body.textContent).toContain("It is not staged any more either");
  });

  test("of a zone that cannot be looked into says so, with the log narrowed to it, until nobody asks any more", async () => {
    const { staged } = await reopened([adds("www")], { records: 404 });
    await said("it was deleted, or you may not see it any more");
    const log = links().find(({ pathname }) => pathname === "/audit-logs");
    expect(log?.searchParams.get("resource_id")).toBe(staged.place.domainId);
    expect(log?.searchParams.get("action")).toBe("record.bulk_create");
    expect(log?.searchParams.get("start_date")).toBeTruthy();
    await screen.press(screen.button("Look no more"));
    expect(notice()).toBe("");
    expect(staged.snapshot().sentBefore).toBeNull();
    expect(openNotes.of("u_1")).toEqual([]);
  });
});
