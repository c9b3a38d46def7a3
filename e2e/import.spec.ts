import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { bindIsInstalled, linesOfBind, linesOfRecords, readWithBind } from "@/lib/dns/fixtures/bind";
import type { Api } from "./api";
import { visit } from "./steps";
import { expect, test } from "./test";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const harbour = readFileSync(path("zones/harbour.example.zone"), "utf8");
const harbourOfBind = readFileSync(path("zones/harbour.example.bind"), "utf8");
const wikimedia = path("../../shared/zones/wikimedia.org.zone");

/** A new zone keeps its own SOA and name servers. */
const isOwn = (zone: string) => (line: string) =>
  /^\S+ \d+ (SOA|NS) /.test(line) && line.startsWith(`${zone}. `);

async function importZone(api: Api, name: string, content: string): Promise<{ id: string }> {
  const zone = await api.newZone({ name });
  const params = { domain_id: zone.id };
  const reply = await api.call("import.text", { params, body: { format: "bind", content } });
  expect(reply).toMatchObject({ conflict_count: 0, error_count: 0, errors: [] });
  return zone;
}

/** Every record as it stands in the table, from its first row to its last, as BIND's lines. */
async function shownRecords(page: Page, zone: string): Promise<string[]> {
  const rows = await page.evaluate(async () => {
    const seen = new Map<string | null, { name: string; type: string; content: string; ttl: string }>();
    const wanted = Number(document.querySelector("[role=grid]")?.getAttribute("aria-rowcount")) - 1;
    const text = (node: Node | null | undefined) => node?.textContent ?? "";
    for (let steps = 0; seen.size < wanted && steps < 500; steps++) {
      for (const row of document.querySelectorAll("[role=rowgroup]:last-child > [role=row]")) {
        const [, name, type, value, ttl] = row.querySelectorAll("[role=gridcell]");
        seen.set(row.getAttribute("aria-rowindex"), {
          // An international name stands there in Unicode first, then as it is in DNS.
          name: text(name?.querySelector("button + *") ?? name),
          type: text(type),
          content: text(value?.firstElementChild?.firstElementChild),
          // Seconds first, then what they amount to.
          ttl: text(ttl?.firstElementChild?.firstChild),
        });
      }
      window.scrollBy(0, window.innerHeight / 2);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    return [...seen.values()];
  });
  return linesOfRecords(
    rows.map(({ name, ttl, ...rest }) => ({
      ...rest,
      name: name === "@" ? `${zone}.` : `${name}.${zone}.`,
      ttl: Number(ttl),
    })),
  );
}

async function expectAsBind(page: Page, api: Api, zone: string, file: string, ofBind: string): Promise<void> {
  const { id } = await importZone(api, zone, file);
  const expected = linesOfBind(ofBind).filter((line) => !isOwn(zone)(line));
  await visit(page, `/domains/${id}/records`);
  await expect(page.getByRole("status").filter({ hasText: `${expected.length} records` })).toBeVisible();
  expect(await shownRecords(page, zone)).toEqual(expected);
}

test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

test("every value of an imported zone is shown as BIND prints it", async ({ page, api }) => {
  await expectAsBind(page, api, "harbour.example", harbour, harbourOfBind);
  await expect(page).not.toHaveTitle("run");
});

test("the noted output is what the installed BIND prints", () => {
  test.skip(!bindIsInstalled, "needs named-compilezone, of bind9-utils");
  expect(readWithBind(harbour, "harbour.example")).toBe(harbourOfBind);
});

test("every value of Wikimedia's own zone is shown as BIND prints it", async ({ page, api }) => {
  test.skip(!existsSync(wikimedia) || !bindIsInstalled, "needs that zone file, and named-compilezone");
  const file = readFileSync(wikimedia, "utf8");
  await expectAsBind(page, api, "wikimedia.org", file, readWithBind(file, "wikimedia.org") ?? "");
});
