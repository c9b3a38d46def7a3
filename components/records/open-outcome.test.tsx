// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { leaveOpen } from "@/components/changes/kept.fixture";
import { openStagedZone } from "@/components/changes/staged-zone";
import { reply } from "@/components/errors/render.fixture";
import { aRecord, zone } from "./records.fixture";
import { field, fill, openRecords, rowTexts, screen, serve } from "./records-page.fixture";

vi.mock(
  "@/components/changes/staged-database",
  async () => (await import("@/components/changes/kept.fixture")).keptStore,
);
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

vi.setConfig({ testTimeout: 30_000 });

const place = { person: "u_1", domainId: "d_1" };
const sample = () => [
  aRecord("@ - SOA ns1.example.net. h.example.net. 1 2 3 4 5"),
  aRecord("@ - NS ns1.example.net."),
  aRecord("www 300 A 192.0.2.1", { id: "x_1" }),
];
const sheet = () => document.querySelector("[role=dialog]")?.textContent ?? "";
const writes = () => screen.asked.filter((asked) => !asked.startsWith("GET"));
const said = (words: string) =>
  vi.waitFor(
    async () => {
      await screen.settle();
      expect(document.body.textContent).toContain(words);
    },
    { timeout: 10_000 },
  );

beforeEach(() => {
  const request = (_: string, ...rest: unknown[]) => {
    const run = rest.at(-1);
    return Promise.resolve(typeof run === "function" ? run({}) : undefined);
  };
  Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });
});

test("an act at once waits in sight for what was sent before the page was loaded, and is not sent by itself", async () => {
  const from = Date.now() - 40_000;
  const to = { name: "ftp", type: "A", content: "192.0.2.9", ttl: null, disabled: false };
  const trace = { name: "records.create", objectId: undefined, from, to: from + 30_000 } as const;
  const sent = { busyUntil: Date.now() - 1, lines: [{ kind: "add", key: "staged:1", to }], trace } as const;
  leaveOpen(place, { zone, sent }, { staged: true });
  let unwell = false;
  serve({
    records: sample(),
    instead: (_, path) =>
      unwell && path.endsWith("/records?include_system=true") ? reply(503, { detail: "Not now" }) : undefined,
  });
  await openRecords();
  const staged = await openStagedZone(place, zone);
  unwell = true;
  await said("It is not known yet whether 1 change to example.com was applied");
  expect(document.body.textContent?.match(/not known yet whether/g)).toHaveLength(1);

  await screen.press(screen.button("Discard"));
  await said("Discarding does not take that back");
  expect(document.querySelector("[role=alertdialog]")?.textContent).toContain("ftp A 192.0.2.9 (new)");
  const confirm = [...document.querySelectorAll("[role=alertdialog] button")].find(
    (button) => button.textContent === "Discard",
  );
  if (confirm instanceof HTMLElement) await screen.press(confirm);
  await screen.settle();
  expect(staged.snapshot()).toMatchObject({ counts: { total: 0 }, sentBefore: sent });

  const box = document.querySelector<HTMLElement>('input[aria-label^="Select www A"]');
  if (box) await screen.press(box);
  await screen.press(screen.button("Set TTL"));
  await fill(field("TTL"), "1h");
  await said("Change 1 record");
  await screen.press(screen.button("Change 1 record"));
  await said("Nothing was sent now");
  expect(sheet()).toContain("ftp A 192.0.2.9 (new)");
  expect(screen.button("Apply 1 change").getAttribute("aria-disabled")).toBe("true");
  unwell = false;
  await screen.press(screen.button("Check again"));
  await said("1 change was not applied to example.com");
  await screen.settle();
  expect(writes()).toEqual([]);
  expect(screen.button("Apply 1 change").getAttribute("aria-disabled")).toBeNull();
  await screen.press(screen.button("Apply 1 change"));
  await said("Applied 1 change to example.com");
  expect(writes()).toHaveLength(1);
  expect(rowTexts().join()).toContain("3600");
});
