// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { act } from "react";
import { expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { throttle } from "@/lib/api/throttle";
import { type ActivityAsked, mostActivityReads } from "@/lib/audit/activity-counts";
import { entryOf } from "@/lib/audit/audit-entry.fixture";
import { ActivityCounted } from "./activity-counted";

const screen = openScreen();
const hour = 3_600_000;
const start = Date.parse("2026-03-01T00:00:00Z");
const entries = [
  entryOf({ id: "c", action: "record.delete", timestamp: "2026-03-01T03:20:00Z" }),
  entryOf({ id: "b", action: "dnssec.enable", timestamp: "2026-03-01T03:10:00Z" }),
  entryOf({ id: "a", action: "record.create", timestamp: "2026-03-01T00:10:00Z" }),
];
const few: ActivityAsked = {
  filters: {},
  total: 3,
  entries,
  start,
  end: start + 4 * hour - 1,
  until: start + 4 * hour - 1,
  offsetAt: () => 0,
};
const many: ActivityAsked = { ...few, total: 50_000, entries: undefined };
const narrowed = vi.fn();

const chart = (asked: ActivityAsked, asTable = false) => (
  <ActivityCounted
    asked={asked}
    asTable={asTable}
    stale={false}
    arrived={0}
    actions={null}
    onNarrow={narrowed}
  />
);
const plot = () => screen.container.querySelector<HTMLElement>("[role=listbox]") ?? document.body;
const options = () => [...plot().querySelectorAll("[role=option]")];
const selected = () => options().filter((option) => option.getAttribute("aria-selected") === "true").length;
const key = (name: string, shiftKey = false) =>
  act(async () => {
    plot().dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true }));
  });
const pointer = (type: string, clientX: number) =>
  act(async () => {
    plot().dispatchEvent(new PointerEvent(type, { clientX, button: 0, pointerId: 1, bubbles: true }));
  });
const totals = (total: number) => reply(200, { data: [], total, page: 1, page_size: 1 });

test("says each bar in words, and is narrowed by arrow keys with Shift, Enter and Escape", async () => {
  await screen.show(chart(few));
  expect(screen.asked).toEqual([]);
  expect(options()).toHaveLength(48);
  expect(options()[2]?.getAttribute("aria-label")).toMatch(
    /^2026-03-01 \d\d:10 – \d\d:15: 1 entry \(Records 1\)$/,
  );
  await act(async () => plot().focus());
  await key("Home");
  await key("ArrowRight");
  await key("ArrowRight", true);
  expect(selected()).toBe(2);
  expect(plot().getAttribute("aria-activedescendant")).toBe(options()[2]?.id);
  await key("Escape");
  expect(selected()).toBe(1);
  await key("ArrowLeft", true);
  await key("Enter");
  expect(narrowed.mock.lastCall).toEqual([{ start: start + hour / 12, end: start + hour / 4 }]);
  expect(screen.container.textContent).toContain("Records 2");
  expect(screen.container.textContent).toContain("Validation, DNSSEC 1");
});

test("is narrowed by a pointer that is drawn over it, and not by one that is taken away", async () => {
  narrowed.mockClear();
  await screen.show(chart(few));
  plot().setPointerCapture = () => undefined;
  plot().getBoundingClientRect = () => new DOMRect(100, 0, 480, 64);
  await pointer("pointerdown", 125);
  await pointer("pointermove", 104);
  expect(selected()).toBe(3);
  expect(screen.container.textContent).toContain("· 1 entry (Records 1)");
  await pointer("pointercancel", 104);
  await pointer("pointerup", 104);
  expect(narrowed).not.toHaveBeenCalled();
  await pointer("pointerdown", 125);
  await pointer("pointermove", 104);
  // The focus is not there.
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  });
  expect(selected()).toBe(0);
  await pointer("pointerup", 104);
  expect(narrowed).not.toHaveBeenCalled();
  await pointer("pointerdown", 575);
  await pointer("pointermove", 900);
  await pointer("pointermove", 561);
  await pointer("pointerup", 561);
  expect(narrowed.mock.lastCall).toEqual([{ start: start + (46 * hour) / 12, end: start + 4 * hour }]);
});

test("as a table has a row for each time, newest first", async () => {
  narrowed.mockClear();
  await screen.show(chart({ ...few, end: few.end + hour }, true));
  const rows = [...screen.container.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
  expect(rows.filter((row) => !row.endsWith("000"))).toHaveLength(3);
  await screen.press(screen.button("2026-03-01"));
  expect(narrowed).toHaveBeenCalledOnce();
});

test("asks for totals, never more often than it says, three at once, each once", async () => {
  let [under, most] = [0, 0];
  screen.answer = (path) => {
    under += 1;
    most = Math.max(most, under);
    queueMicrotask(() => {
      under -= 1;
    });
    return totals(path.includes("resource_type=record") ? 5 : path.includes("resource_type") ? 1 : 7);
  };
  await screen.show(chart(many));
  await screen.settle();
  expect(screen.asked.length).toBeGreaterThan(20);
  expect(screen.asked.length).toBeLessThan(mostActivityReads);
  expect(new Set(screen.asked).size).toBe(screen.asked.length);
  expect(most).toBeLessThanOrEqual(3);
  const parts = options().length;
  expect(options()[0]?.getAttribute("aria-label")).toMatch(
    /7 entries \(Single records 5 · Domains, batches, DNSSEC 1 · All else 1\)$/,
  );
  expect(screen.container.textContent).toContain(`The counts come to ${parts * 7}, the list to 50,000.`);
});

test("stops where a count is refused, says what is not counted, and goes on from there", async () => {
  let refused = false;
  screen.answer = () => {
    if (screen.asked.length === 5) refused = true;
    return refused ? reply(500, { detail: "Not now" }) : totals(1);
  };
  await screen.show(chart(many));
  await screen.settle();
  expect(screen.asked.length).toBeLessThan(10);
  expect(screen.container.textContent).toContain("The activity could not be counted");
  expect(screen.container.textContent).toContain("Not now");
  expect(options().at(-1)?.getAttribute("aria-label")).toMatch(/: not counted$/);
  screen.answer = () => totals(1);
  await screen.press(screen.button("Try again"));
  await screen.settle();
  expect(screen.container.textContent).not.toContain("could not be counted");
  expect(options().map((option) => option.getAttribute("aria-label")?.includes("not counted"))).not.toContain(
    true,
  );
});

test("waits while the device is offline, and goes on by itself once it is not", async () => {
  screen.client = new QueryClient({
    defaultOptions: { queries: { retry: false, networkMode: "always", refetchOnReconnect: true } },
  });
  screen.answer = () => {
    throw new TypeError("Failed to fetch");
  };
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await screen.show(chart(many));
  await screen.settle();
  expect(screen.asked.length).toBeLessThanOrEqual(3);
  expect(screen.container.textContent).toContain("offline");
  screen.answer = () => totals(1);
  online.mockReturnValue(true);
  await act(async () => {
    window.dispatchEvent(new Event("offline"));
    window.dispatchEvent(new Event("online"));
  });
  await screen.settle();
  expect(screen.container.textContent).not.toContain("could not be counted");
  expect(options().at(-1)?.getAttribute("aria-label")).toMatch(/: 2 entries/);
});

test("leaves of the rate limit what a person needs, unless told to go on", async () => {
  screen.answer = () => totals(1);
  const near = { "X-RateLimit-Limit": "60", "X-RateLimit-Remaining": "12", "X-RateLimit-Reset": "60" };
  throttle.hear(reply(200, {}, near));
  await screen.show(chart(many));
  await screen.settle();
  expect(screen.asked).toEqual([]);
  expect(screen.container.textContent).toMatch(
    /Counting needs \d+ more requests; the rate limit leaves 12 for now/,
  );
  await screen.press(screen.button("Count all the same"));
  await screen.settle();
  expect(screen.asked.length).toBeGreaterThan(20);
});

test("gives up what nobody looks at any more when other filters are chosen", async () => {
  const aborted: string[] = [];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    return new Promise((_, reject) => {
      init?.signal?.addEventListener("abort", () => {
        aborted.push(path);
        reject(init.signal?.reason);
      });
    });
  });
  await screen.show(chart(many));
  await screen.show(chart({ ...few, filters: { action: "record.create" } }));
  await vi.waitFor(() => expect(aborted).toHaveLength(3));
});
