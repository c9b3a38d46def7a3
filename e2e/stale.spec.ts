import type { Locator, Page } from "@playwright/test";
import type { Api } from "./api";
import { expectAccessible, expectFitsPhone } from "./axe";
import {
  expectDescribed,
  expectNoRecord,
  expectPage,
  expectRecord,
  fillRecord,
  openRecord,
  panel,
  press,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

const description = (page: Page) => page.getByRole("textbox", { name: "Description" });
const ttl = (page: Page) => page.getByRole("textbox", { name: "Default TTL" });
const comparison = (page: Page | Locator, noun: string) =>
  page.getByRole("region", { name: `Somebody has changed this ${noun} since you opened it` });
const field = (region: Locator, name: string) => region.getByRole("group", { name, exact: true });

/** The zone's MX record, changed past the browser by somebody else. */
async function changeMail(api: Api, zone: { id: string }, body: { content?: string; ttl?: number }) {
  const mx = (await api.records(zone)).find(({ type }) => type === "MX");
  const params = { domain_id: zone.id, record_id: mx?.id ?? "" };
  await api.call("records.update", { params, body }, "record_editor");
}

const mail = [{ name: "@", type: "MX", content: "10 mx1.example.net.", ttl: 300 }];

test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

test.describe("a record changed by somebody else while it is edited", () => {
  /** Opens it, types, and has somebody else change it; what is sent to the API from then on is counted. */
  async function edit(page: Page, api: Api, theirs: { content?: string; ttl?: number }) {
    const zone = await api.newZone({ records: mail });
    await visit(page, `/domains/${zone.id}/records`);
    await openRecord(page, "@ MX");
    await fillRecord(panel(page), { "Mail server": "mx2.example.net", TTL: "1h" });
    await changeMail(api, zone, theirs);
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") sent.push(`${request.method()} ${request.postData() ?? ""}`);
    });
    await press(panel(page), "Save");
    return { zone, sent };
  }

  test("is compared field by field, with who did it, and saved as chosen", async ({ page, api }) => {
    const { zone, sent } = await edit(page, api, { content: "20 mx1.example.net.", ttl: 600 });
    const region = comparison(panel(page), "record");
    await expect(region).toBeFocused();
    await expect(region).toContainText(/Last changed just now by erin\.castellanos@northwind\.example/);
    await expect(field(region, "Priority")).toContainText("Changed by them only: theirs is kept");
    await expect(field(region, "Mail server")).toContainText("Changed by you only: yours is kept");
    await expect(field(region, "TTL")).toContainText("Original 300 s = 5m");
    const save = panel(page).getByRole("button", { name: "Save with these choices" });
    await expectDescribed(save, "Choose what to keep of TTL first.");
    await expect(region.getByRole("radio", { checked: true })).toHaveCount(0);
    await field(region, "TTL").getByRole("radio", { name: "Yours: 3600 s = 1h" }).check();
    expect(sent).toEqual([]);
    await save.click();
    await expectRecord(page, "@ MX", "20 mx2.example.net.", "3600");
    await expect(panel(page)).toBeHidden();
    expect(sent).toEqual([`PATCH {"content":"20 mx2.example.net.","ttl":3600}`]);
    await press(toast(page, "Saved @ MX"), "Undo");
    await expectRecord(page, "@ MX", "20 mx1.example.net.", "600");
    expect(await api.records(zone)).toContainEqual(
      expect.objectContaining({ type: "MX", content: "20 mx1.example.net.", ttl: 600 }),
    );
  });

  test("is settled with the keyboard alone", async ({ page, api }) => {
    await edit(page, api, { ttl: 600 });
    const region = comparison(panel(page), "record");
    await expect(region).toBeFocused();
    const theirs = region.getByRole("radio", { name: "Theirs: 600 s = 10m" });
    await expect(async () => {
      await page.keyboard.press("Tab");
      await expect(theirs).toBeFocused({ timeout: 50 });
    }).toPass();
    await expect(theirs).not.toBeChecked();
    await page.keyboard.press("ArrowRight");
    await expect(region.getByRole("radio", { name: "Yours: 3600 s = 1h" })).toBeChecked();
    await page.keyboard.press("ArrowLeft");
    await expect(theirs).toBeChecked();
    await page.keyboard.press("Enter");
    await expectRecord(page, "@ MX", "10 mx2.example.net.", "600");
    await expect(panel(page)).toBeHidden();
  });

  test("that was changed again while one chose is shown once more", { tag: "@more" }, async ({
    page,
    api,
  }) => {
    const { zone, sent } = await edit(page, api, { ttl: 600 });
    const region = comparison(panel(page), "record");
    await region.getByRole("radio", { name: "Yours: 3600 s = 1h" }).check();
    await changeMail(api, zone, { ttl: 900 });
    await press(panel(page), "Save with these choices");
    await expect(region.getByRole("radio", { name: "Theirs: 900 s = 15m" })).not.toBeChecked();
    expect(sent).toEqual([]);
    await press(region, "Begin again with theirs");
    await expect(panel(page).getByRole("textbox", { name: "TTL" })).toHaveValue("15m");
    await press(panel(page), "Cancel");
    await expect(panel(page)).toBeHidden();
    expect(sent).toEqual([]);
  });

  test("to the same values is saved without a word", { tag: "@more" }, async ({ page, api }) => {
    const { sent } = await edit(page, api, { content: "10 mx2.example.net." });
    await expectRecord(page, "@ MX", "10 mx2.example.net.", "3600");
    expect(sent).toEqual([`PATCH {"ttl":3600}`]);
  });

  test("looks right in both themes and on a phone", { tag: "@more" }, async ({ page, api }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await edit(page, api, { content: "20 mx3.example.net.", ttl: 600 });
    await expect(comparison(panel(page), "record")).toBeVisible();
    await expectAccessible(page);
    await expectFitsPhone(page);
  });
});

test("a record deleted by somebody else while it is edited can be added as it stands", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(404);
  const zone = await api.newZone({ records: mail });
  await visit(page, `/domains/${zone.id}/records`);
  await openRecord(page, "@ MX");
  await fillRecord(panel(page), { "Mail server": "mx2.example.net" });
  const mx = (await api.records(zone)).find(({ type }) => type === "MX");
  await api.call("records.delete", { params: { domain_id: zone.id, record_id: mx?.id ?? "" } });
  await press(panel(page), "Save");
  await expect(panel(page).getByText("This record is not there any more")).toBeVisible();
  await expect(panel(page).getByRole("textbox", { name: "Mail server" })).toHaveValue("mx2.example.net");
  await expectNoRecord(page, "@ MX");
  await press(panel(page), "Add it as it stands here");
  await press(panel(page), "Add record");
  await expectRecord(page, "@ MX", "10 mx2.example.net.", "300");
});

test("a record gone between the look and the save is gone too", { tag: "@more" }, async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(404);
  const zone = await api.newZone({ records: mail });
  await visit(page, `/domains/${zone.id}/records`);
  await openRecord(page, "@ MX");
  await fillRecord(panel(page), { "Mail server": "mx2.example.net" });
  await page.route("**/api/v1/domains/*/records/*", async (route) => {
    if (route.request().method() === "PATCH") {
      const mx = (await api.records(zone)).find(({ type }) => type === "MX");
      await api.call("records.delete", { params: { domain_id: zone.id, record_id: mx?.id ?? "" } });
    }
    await route.continue();
  });
  await press(panel(page), "Save");
  await expect(panel(page).getByText("This record is not there any more")).toBeVisible();
});

test.describe("settings changed by somebody else", () => {
  test("while one types are said by the page, compared and chosen", async ({ page, api }) => {
    const zone = await api.newZone({ description: "Before", default_ttl: 3600 });
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Mine");
    const body = { description: "Theirs", default_ttl: 7200 };
    await api.call("domains.update", { params: { domain_id: zone.id }, body }, "domain_admin");
    await press(page, "Save settings");
    const region = comparison(page, "domain");
    await expect(region).toContainText("by dana.whitfield@northwind.example");
    await expect(field(region, "Description")).toContainText("Before");
    await expect(field(region, "Default TTL")).toContainText("Theirs 7200 s = 2h");
    await press(region, "Keep editing");
    const notice = page.getByRole("status").filter({ hasText: "Somebody has changed this domain" });
    await press(notice, "Compare with yours");
    await region.getByRole("radio", { name: "Yours: Mine" }).check();
    await press(page, "Save with these choices");
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
    await expect(ttl(page)).toHaveValue("7200");
    expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
      description: "Mine",
      default_ttl: 7200,
    });
  });

  test("while nothing is typed are simply there", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone({ description: "Before" });
    await visit(page, `/domains/${zone.id}/settings`);
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("Before", { exact: true })).toBeVisible();
    const body = { description: "Theirs" };
    await api.call("domains.update", { params: { domain_id: zone.id }, body }, "domain_admin");
    await visit(page, `/domains/${zone.id}/settings`);
    await expect(description(page)).toHaveValue("Theirs");
  });

  test("since a draft was made are not passed over when it is restored", { tag: "@more" }, async ({
    page,
    api,
  }) => {
    const zone = await api.newZone({ description: "Before" });
    page.on("dialog", (dialog) => dialog.accept());
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Mine");
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain("Mine");
    const body = { description: "Theirs" };
    await api.call("domains.update", { params: { domain_id: zone.id }, body }, "domain_admin");
    await visit(page, `/domains/${zone.id}/settings`);
    await expect(description(page)).toHaveValue("Theirs");
    await press(page, /^Restore what you typed/);
    await expect(page.getByText("Somebody has changed this domain since you opened it")).toBeVisible();
    await press(page, "Save settings");
    await expect(field(comparison(page, "domain"), "Description")).toContainText("Original Before");
  });
});

test("settings of a domain deleted meanwhile are kept until it is restored", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(404);
  const zone = await api.newZone({ description: "Before" });
  await visit(page, `/domains/${zone.id}/settings`);
  await description(page).fill("Mine");
  await api.call("domains.delete", { params: { domain_id: zone.id } }, "domain_admin");
  await press(page, "Save settings");
  await expect(page.getByText("This domain is not there any more")).toBeVisible();
  await expect(page.getByText(/^Deleted just now by dana\.whitfield@northwind\.example$/)).toBeVisible();
  await press(page, `Restore ${zone.name}`);
  await expect(page.getByText("This domain is not there any more")).toBeHidden();
  await expect(description(page)).toHaveValue("Mine");
  await press(page, "Save settings");
  await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
});

test("settings that cannot be looked at are saved without when that is chosen", async ({
  page,
  api,
  fault,
  complaints,
}) => {
  complaints.expect(502);
  const zone = await api.newZone({ description: "Before" });
  await visit(page, `/domains/${zone.id}/settings`);
  await description(page).fill("Mine");
  const mend = await fault({ kind: "502", method: "GET", path: /^\/domains\/d_\w+$/ });
  await press(page, "Save settings");
  const notice = page.getByText(/whether somebody has changed this domain since could not be checked/);
  await expect(notice).toBeVisible();
  await expect(page.getByText("The DNS backend did not answer").first()).toBeVisible();
  expect((await api.call("domains.get", { params: { domain_id: zone.id } })).description).toBe("Before");
  await expectPage(page, zone.name);
  await press(page, "Save without the check");
  await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  await mend();
  expect((await api.call("domains.get", { params: { domain_id: zone.id } })).description).toBe("Mine");
});
