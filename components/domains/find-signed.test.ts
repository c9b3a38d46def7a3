import { expect, test, vi } from "vitest";
import type { Domain } from "@/lib/contract/domains";
import { ApiError } from "@/lib/errors/api-error";
import { findSigned, missedCount, missedText, type SignedReads } from "./find-signed";

const zone = (number: number): Domain => ({
  id: `d_${number}`,
  name: `zone-${number}.example`,
  domain_type: "primary",
  status: "active",
});
const zones = Array.from({ length: 230 }, (_, number) => zone(number));
const refused = new ApiError({
  kind: "forbidden",
  status: 403,
  who: "api",
  request: { method: "GET", path: "/domains/d_7/dnssec" },
  outcome: "none",
  message: "Not yours",
});
const failed = new ApiError({
  kind: "server",
  status: 500,
  who: "api",
  request: { method: "GET", path: "/domains/d_31/dnssec" },
  outcome: "none",
  message: "Broken",
});

function reads(more: Partial<SignedReads> = {}): SignedReads {
  return {
    list: async ({ page, page_size }) => ({
      data: zones.slice((page - 1) * page_size, page * page_size),
      total: zones.length,
      page,
      page_size,
      total_pages: 3,
    }),
    signing: async (id) => ({
      enabled: true,
      status: Number(id.slice(2)) % 100 === 7 ? "pending_ds" : "active",
    }),
    ...more,
  };
}
const waits = ({ status }: { status: string }) => (status === "pending_ds" ? "Waits" : undefined);
const run = (from: SignedReads, tell = vi.fn(), signal = new AbortController().signal) =>
  findSigned(from, { search: "zone" }, waits, { signal, tell });

test("all pages of signed zones are looked at, and what fits is found in its order", async () => {
  const list = vi.fn(reads().list);
  const tell = vi.fn();
  const { found, looked, total, missed } = await run(reads({ list }), tell);
  expect(found.map(({ domain, need }) => `${domain.id} ${need}`)).toEqual([
    "d_7 Waits",
    "d_107 Waits",
    "d_207 Waits",
  ]);
  expect({ looked, total, missed }).toEqual({ looked: 230, total: 230, missed: [] });
  expect(list.mock.calls.map(([query]) => query)).toEqual(
    [1, 2, 3].map((page) => ({ search: "zone", dnssec_enabled: true, page, page_size: 100 })),
  );
  expect(tell.mock.calls[0]?.[0]).toMatchObject({ looked: 4, total: 230, found: [] });
});

test("no more than four are asked for at the same time", async () => {
  let open = 0;
  let most = 0;
  const signing = async () => {
    most = Math.max(most, ++open);
    await Promise.resolve();
    open--;
    return { enabled: true, status: "active" };
  };
  await run(reads({ signing }));
  expect(most).toBe(4);
});

test("a zone that is on two pages, as another was deleted meanwhile, is looked at once", async () => {
  const signing = vi.fn(reads().signing);
  const list: SignedReads["list"] = async (query) => {
    const reply = await reads().list(query, new AbortController().signal);
    return query.page === 2 ? { ...reply, data: zones.slice(99, 199) } : reply;
  };
  await run(reads({ list, signing }));
  expect(signing.mock.calls.filter(([id]) => id === "d_99")).toHaveLength(1);
});

test("zones that cannot be looked at are counted by why, with the first problem of each kind", async () => {
  const signing: SignedReads["signing"] = (id, signal) => {
    const at = Number(id.slice(2));
    if (at < 31) return Promise.reject(refused);
    return at < 64 ? Promise.reject(failed) : reads().signing(id, signal);
  };
  const { found, missed, looked } = await run(reads({ signing }));
  expect(found.map(({ domain }) => domain.id)).toEqual(["d_107", "d_207"]);
  expect(missedText(missed)).toBe("31 refused (403), 33 failed (500)");
  expect([looked, missedCount(missed)]).toEqual([230, 64]);
  expect(missed.map(({ problem }) => problem.message)).toEqual(["Not yours", "Broken"]);
});

test("a list that cannot be read, and a defect, are not swallowed", async () => {
  await expect(run(reads({ list: () => Promise.reject(refused) }))).rejects.toBe(refused);
  const defect = new TypeError("no such thing");
  await expect(run(reads({ signing: () => Promise.reject(defect) }))).rejects.toBe(defect);
});

test("once stopped, nothing more is asked for", async () => {
  const stop = new AbortController();
  const signing = vi.fn(reads().signing);
  const tell = vi.fn(() => stop.abort());
  await expect(run(reads({ signing }), tell, stop.signal)).rejects.toThrow();
  expect(signing.mock.calls.length).toBeLessThanOrEqual(8);
});
