import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expectAccessible, expectFitsPhone } from "./axe";
import { press, toast, usable, visit } from "./steps";
import { expect, test } from "./test";

const harbour = readFileSync(fileURLToPath(new URL("zones/harbour.example.zone", import.meta.url)), "utf8");
const review = (page: Page) => page.getByRole("dialog", { name: /^Review changes to / });
const plan = (page: Page) => page.getByRole("grid", { name: "Plan" });
const ticked = (page: Page) => page.getByRole("region", { name: "Ticked" });

async function chooseFile(page: Page, name: string, content: string): Promise<void> {
  const mimeType = "application/octet-stream";
  await page.getByLabel("File to import").setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
}

async function putInReview(page: Page): Promise<void> {
  await press(ticked(page), /^Put .* in the review$/);
  await expect(review(page)).toBeVisible();
}

test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

test("a zone file with one of each kind is seen as a plan, ticked, reviewed and applied", async ({
  page,
  api,
}) => {
  const zone = await api.newZone({
    records: [
      { name: "www", type: "A", content: "192.0.2.1", ttl: 300 },
      { name: "api", type: "A", content: "192.0.2.2" },
      { name: "same", type: "A", content: "192.0.2.3", ttl: 3600 },
      { name: "old", type: "A", content: "192.0.2.4" },
    ],
  });
  const file = `$TTL 3600
$INCLUDE more.zone
@ SOA ns1.example.net. host.example.net. 1 2 3 4 5
www 60 A 192.0.2.1
api CNAME www
same A 192.0.2.3
new MX 10 www
new 60 MX 20 www
new A 192.0.2.999
`;
  await visit(page, `/domains/${zone.id}/records`);
  await press(page, "Import, export");
  await page.getByRole("menuitem", { name: "Import records…" }).click();
  await expect(page.getByRole("button", { name: "Compare with the zone" })).toBeVisible();
  await chooseFile(page, "some.zone", file);
  await expect(page.getByRole("heading", { name: "3 differences, 3 problems" })).toBeFocused();
  const at = (line: number) => plan(page).getByRole("row").nth(line);
  await expect(at(1)).toContainText("$INCLUDE more.zone");
  await expect(at(2)).toContainText("$INCLUDE is not followed");
  await expect(at(4)).toContainText("TTL 5m → 1m");
  await expect(at(7)).toContainText("192.0.2.2");
  await expect(at(10)).toContainText("TTL 60 differs from that of the MX records of this name");
  await expect(at(12)).toContainText("Column 7: A: Address is not an IPv4 address");
  await expectAccessible(page);
  await expectFitsPhone(page);
  // With the keyboard: down to the conflicting row, which then takes the place of what is in its way.
  await at(5).focus();
  await page.keyboard.press("Space");
  await expect(at(7)).toContainText("deleted to make room");
  await expect(ticked(page)).toContainText("4 ticked 2 new · 1 changed · 1 taking the place of others");
  await page.getByRole("combobox", { name: "Mode" }).selectOption("Replace");
  await expect(page.getByText("No deletion is ticked yet")).toBeVisible();
  await press(page, "Deleted 2");
  await page.getByRole("checkbox", { name: "Tick all deleted" }).check();
  await expect(ticked(page)).toContainText("6 ticked 3 new · 1 changed · 2 to delete");
  await putInReview(page);
  await press(review(page), "Apply 6 changes");
  // Much of the zone is touched, but it has fewer than ten records.
  await expect(toast(page, "Applied 6 changes")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing is left in the review" })).toBeVisible();
  const now = (await api.records(zone)).map((each) => `${each.display_name} ${each.ttl} ${each.type}`);
  expect(now.filter((line) => !line.startsWith("@")).sort()).toEqual([
    "api 3600 CNAME",
    "new 3600 MX",
    "new 3600 MX",
    "same 3600 A",
    "www 60 A",
  ]);
  await press(page, "Compare the text again");
  await expect(page.getByRole("heading", { name: "2 lines could not be read" })).toBeVisible();
});

test("a half-typed text, and what was put in the review, outlive a reload", async ({ page, api }) => {
  const zone = await api.newZone();
  await visit(page, `/domains/${zone.id}/import`);
  await expectAccessible(page);
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("one A 192.0.2.1\ntwo A 192.0.2.2\n");
  await page.reload();
  await usable(page);
  await press(page, /^Restore what you typed/);
  await expect(text).toHaveValue("one A 192.0.2.1\ntwo A 192.0.2.2\n");
  await text.press("Control+Enter");
  await expect(ticked(page)).toContainText("2 ticked 2 new");
  await putInReview(page);
  await page.reload();
  await usable(page);
  await expect(page.getByRole("button", { name: /^Restore what you typed/ })).toBeHidden();
  await press(page.getByRole("region", { name: "Staged changes" }), "Review");
  await press(review(page), "Apply 2 changes");
  await expect(toast(page, "Applied 2 changes")).toBeVisible();
  expect((await api.records(zone)).map((each) => each.display_name)).toEqual(
    expect.arrayContaining(["one", "two"]),
  );
});

test("what is exported is imported without a change, in all formats", async ({ page, api, zoneName }) => {
  const zone = await api.newZone({ name: zoneName("harbour") });
  const body = { format: "bind", content: harbour.replaceAll("harbour.example", zone.name) } as const;
  await api.call("import.text", { params: { domain_id: zone.id }, body });
  await visit(page, `/domains/${zone.id}/import`);
  for (const [format, ending] of [
    ["Zone file (BIND)", "zone"],
    ["JSON", "json"],
    ["CSV", "csv"],
  ] as const) {
    await press(page, "Import, export");
    const downloaded = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: `Export as ${format}` }).click();
    const download = await downloaded;
    expect(download.suggestedFilename()).toBe(`${zone.name}.${ending}`);
    await page.getByRole("radio", { name: "Replace" }).check();
    await chooseFile(page, download.suggestedFilename(), readFileSync(await download.path(), "utf8"));
    await expect(page.getByRole("heading", { name: "Nothing to do" })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Format" })).toHaveValue(
      ending === "zone" ? "bind" : ending,
    );
    await expect(page.getByText("The zone says the same already")).toBeVisible();
    await press(page, "Edit the text");
  }
});
