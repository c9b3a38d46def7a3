import type { Page } from "@playwright/test";
import type { RecordCreate } from "@/lib/contract/records";
import { expectAccessible, expectFitsPhone } from "./axe";
import { expectNoRecord, expectRecord, fillRecord, panel, press, record, toast, visit } from "./steps";
import { expect, test } from "./test";

const records = (zone: { id: string }) => `/domains/${zone.id}/records`;
const bar = (page: Page) => page.getByRole("region", { name: "Selected records" });
const sheet = (page: Page, title: string) => page.getByRole("dialog", { name: title });
const a = (name: string, content = "192.0.2.1", ttl = 300): RecordCreate => ({
  name,
  type: "A",
  content,
  ttl,
});

const choose = (page: Page, title: string) => record(page, title).getByRole("checkbox").click();
const chooseAll = (page: Page) => page.getByRole("checkbox", { name: "Select all Records" }).click();

async function filter(page: Page, text: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Filter records" }).fill(text);
  await expect(page.getByText("1 of 15 records")).toBeVisible();
}

/** Pastes a text where the focus is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test.describe("many records at once", () => {
  test.beforeEach(({ signInAs }) => signInAs("domain_manager"));

  test("what a filter shows gets a TTL, with the others of its names, and has it taken back by one press", async ({
    page,
    api,
  }) => {
    const filler = Array.from({ length: 12 }, (_, at) => a(`h${at}`));
    const zone = await api.newZone({ records: [...filler, a("www"), a("www", "192.0.2.2"), a("web")] });
    const ttls = async () =>
      (await api.records(zone)).flatMap(({ display_name, ttl }) =>
        display_name?.startsWith("w") ? [`${display_name} ${ttl}`] : [],
      );
    await visit(page, records(zone));
    await filter(page, "2.2");
    await expectRecord(page, "www A", "192.0.2.2");
    await chooseAll(page);
    await filter(page, "web");
    await choose(page, "web A");
    await expect(bar(page)).toContainText("2 records selected · 1 hidden by the filter");
    await expectAccessible(page);
    await expectFitsPhone(page);

    await press(bar(page), "Set TTL");
    const ttl = sheet(page, "Set the TTL of 2 records");
    await fillRecord(ttl, { TTL: "1h" });
    await expect(ttl).toContainText("1 record of the same names and types has another TTL");
    await ttl.getByRole("checkbox", { name: "Set its TTL too" }).check();
    await expect(ttl.getByRole("list", { name: "Changes" })).toContainText("TTL 5m → 1h");
    await expectAccessible(page);
    await expectFitsPhone(page);
    await press(ttl, "Change 3 records");
    await expect(toast(page, "Applied 3 changes")).toBeVisible();
    await expect(page.getByRole("dialog", { name: /^Review changes/ })).toBeHidden();
    expect((await ttls()).sort()).toEqual(["web 3600", "www 3600", "www 3600"]);

    await press(toast(page, "Applied 3 changes"), "Undo");
    await expect(toast(page, "Applied 3 changes").last()).toBeVisible();
    await expect.poll(async () => (await ttls()).sort()).toEqual(["web 300", "www 300", "www 300"]);
    await expect(page.getByRole("region", { name: "Staged changes" })).toBeHidden();
  });

  test("an address is replaced wherever it stands, and what comes out wrong is left out with its reason", async ({
    page,
    api,
  }) => {
    const spf: RecordCreate = { name: "@", type: "TXT", content: '"v=spf1 ip4:192.0.2.1 -all"' };
    const zone = await api.newZone({ records: [a("www"), a("ftp", "192.0.2.10"), spf] });
    await visit(page, records(zone));
    // With the keyboard: the first row, then all down to the last.
    await page.keyboard.press("j");
    await page.keyboard.press("Space");
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+Space");
    await expect(bar(page)).toContainText("3 records selected");
    await press(bar(page), "Find and replace");
    const replace = sheet(page, "Find and replace in 3 records");
    await fillRecord(replace, { Find: "192.0.2.1", "Replace with": "192.0.2.30" });
    await expect(replace).toContainText("2 to change · 1 left out");
    await fillRecord(replace, { "Replace with": "192.0.2.300" });
    const leftOut = replace.getByRole("list", { name: "Left out" });
    await expect(leftOut).toContainText(/www A 192\.0\.2\.300\s*Address is not an IPv4 address/);
    await expect(replace).toContainText("1 to change · 2 left out");
    await expectAccessible(page);
    await replace.getByRole("combobox", { name: "What to find" }).selectOption("An address");
    await expect(replace).toContainText("This is not an IPv4 or IPv6 address");
    await fillRecord(replace, { "Replace with": "192.0.2.30" });
    await expect(replace).toContainText("2 to change · 1 without it");
    await press(replace, "Change 2 records");
    await expect(toast(page, "Applied 2 changes")).toBeVisible();
    await expectRecord(page, "www A", "192.0.2.30");
    await expectRecord(page, "ftp A", "192.0.2.10");
    await expectRecord(page, "@ TXT", "ip4:192.0.2.30");
    await page.keyboard.press("Escape");
    await expect(bar(page)).toBeHidden();
  });

  test("deleting much of a zone names it, asks, and can be taken back", async ({ page, api }) => {
    const zone = await api.newZone({ records: Array.from({ length: 10 }, (_, at) => a(`h${at}`)) });
    await visit(page, records(zone));
    await chooseAll(page);
    const box = page.waitForEvent("download");
    await press(bar(page), "Export");
    await page.getByRole("menuitem", { name: "Download as a zone file" }).click();
    expect((await box).suggestedFilename()).toBe(`${zone.name.replace(/\.$/, "")}-records.zone`);
    await press(bar(page), "Delete");
    const remove = page.getByRole("dialog", { name: /^Delete 10 records from / });
    await expect(remove.getByRole("list", { name: "Changes" })).toContainText("192.0.2.1");
    await press(remove, "Delete 10 records");
    const question = page.getByRole("alertdialog", { name: /^Apply 10 changes to/ });
    await expect(question).toContainText("deletes 10 of the zone’s 10 records: 100 %");
    await press(question, "Cancel");
    await expect(page.getByRole("dialog", { name: /^Review changes/ })).toBeHidden();
    await expectRecord(page, "h3 A", "Enabled");
    await press(bar(page), "Delete");
    await press(remove, "Delete 10 records");
    await press(question, "Apply all the same");
    await expect(toast(page, "Applied 10 changes")).toBeVisible();
    await expectNoRecord(page, "h3 A");
    await expect(bar(page)).toBeHidden();
    await press(toast(page, "Applied 10 changes"), "Undo");
    await expectRecord(page, "h3 A", "192.0.2.1", "Enabled");
  });

  test("pasted lines are a plan; one value's TTL is saved for its whole set", async ({ page, api }) => {
    const zone = await api.newZone({ records: [a("www"), a("www", "192.0.2.2")] });
    await visit(page, records(zone));
    await page.keyboard.press("j");
    await paste(
      page,
      "one A 192.0.2.9\nbad A 192.0.2.900\nwww 300 A 192.0.2.1\ntwo 5m IN MX 10 mx.example.net.",
    );
    const lines = panel(page).getByRole("region", { name: "Pasted lines" });
    await expect(lines).toContainText("2 new · 1 there already · 1 not read");
    await expect(lines).toContainText("bad A 192.0.2.900");
    await expectAccessible(page);
    await expectFitsPhone(page);
    await press(lines, "Save 2 records");
    await expect(toast(page, "Applied 2 changes")).toBeVisible();
    await expectRecord(page, "two MX", "10 mx.example.net.", "Enabled");

    await record(page, "www A").first().getByRole("button", { name: "Open www A" }).click();
    await fillRecord(panel(page), { TTL: "10m" });
    await expect(panel(page).getByRole("list", { name: "Values with another TTL" })).toContainText(
      "192.0.2.",
    );
    await press(panel(page), "Save all 2 with TTL 10m");
    await expect(toast(page, "Applied 2 changes").last()).toBeVisible();
    await expect(record(page, "www A").filter({ hasText: "10m" })).toHaveCount(2);
  });
});
