import type { Page } from "@playwright/test";
import { expectPage, press, toast, visit } from "./steps";
import { expect, test } from "./test";

test.beforeEach(({ signInAs }) => signInAs("domain_admin"));

const published = (page: Page) => page.getByRole("region", { name: "Publish this record" });
const shownValue = (page: Page) => published(page).getByText(/^scaidns-verify=/);

test("a check that finds the record makes the domain active", async ({ page, api, zoneName }) => {
  const zone = await api.newZone({ name: zoneName("shop", "validates.test"), pending: true });
  await visit(page, `/domains/${zone.id}`);
  await expect(page.getByText("Not validated yet")).toBeVisible();
  await page.getByRole("link", { name: "See what to publish" }).click();
  await press(page, "Check now");
  await expect(toast(page, `${zone.name}: Domain validated`)).toBeVisible();
  await expect(page.getByRole("banner").or(page.getByRole("main")).getByText("Active").first()).toBeVisible();
  await expect(page.getByText(`${zone.name} was shown to be yours.`)).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("Not validated yet")).toBeHidden();
});

for (const [sentinel, message] of [
  ["mismatch.test", /TXT record found but value doesn't match\. Expected: scaidns-verify=/],
  ["missing.test", /No DNS record found for _scaidns-verify\./],
  ["unresolvable.test", /does not exist in DNS/],
  ["timeout.test", /DNS lookup of _scaidns-verify\..* failed \(ETIMEOUT\): try again later/],
] as const) {
  test(`a check at ${sentinel} says what it found, and can be repeated`, async ({ page, api, zoneName }) => {
    const zone = await api.newZone({ name: zoneName("shop", sentinel), pending: true });
    await visit(page, `/domains/${zone.id}/validation`);
    const value = await shownValue(page).textContent();
    for (const _time of ["first", "second"]) {
      await press(page, "Check now");
      const found = page.getByRole("status").filter({ hasText: "Not validated yet" });
      await expect(found).toContainText(message);
    }
    await expect(shownValue(page)).toHaveText(value ?? "");
    expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
      status: "pending_validation",
    });
  });
}

test("what to publish is copied with one press each", async ({ page, api, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const zone = await api.newZone({ pending: true });
  const validation = await api.call("validation.get", { params: { domain_id: zone.id } });
  await visit(page, `/domains/${zone.id}/validation`);
  for (const [what, text] of [
    ["name", `_scaidns-verify.${zone.name}`],
    ["type", "TXT"],
    ["value", validation?.dns_record?.value],
  ] as const) {
    await press(page, `Copy ${what}`);
    await expect(page.getByRole("status").filter({ hasText: `Copied ${what}` })).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  }
});

test("a new challenge takes the place of the old one", async ({ page, api }) => {
  const zone = await api.newZone({ pending: true });
  await visit(page, `/domains/${zone.id}/validation`);
  const before = (await shownValue(page).textContent()) ?? "";
  await press(page, "New challenge");
  const dialog = page.getByRole("dialog", { name: `Validate ${zone.name}` });
  await press(dialog, "Start");
  await expect(toast(page, `Started a validation of ${zone.name}`)).toBeVisible();
  await expect(shownValue(page)).not.toHaveText(before);

  await press(page, "New challenge");
  await dialog.getByRole("radio", { name: "Name servers" }).check();
  await press(dialog, "Start");
  const servers = page.getByRole("region", { name: `Delegate ${zone.name} to these name servers` });
  for (const server of zone.nameservers ?? []) await expect(servers.getByText(server)).toBeVisible();
});

test("a validation is given up, and another begun", async ({ page, api }) => {
  const zone = await api.newZone({ pending: true });
  await visit(page, `/domains/${zone.id}/validation`);
  await press(page, "Cancel validation");
  const dialog = page.getByRole("alertdialog", { name: `Cancel the validation of ${zone.name}` });
  await press(dialog, "Cancel the validation");
  await expect(page.getByRole("heading", { name: "No validation under way" })).toBeVisible();
  await expect(dialog).toBeHidden();
  await press(page, "Start a validation");
  await press(page.getByRole("dialog", { name: `Validate ${zone.name}` }), "Start");
  await expect(shownValue(page)).toBeVisible();
});

test("a challenge that has run out says so, and offers a new one", async ({ page }) => {
  await visit(page, "/domains/d_northwind_ventures_example/validation");
  await expect(page.getByText("This challenge is no longer valid")).toBeVisible();
  await expect(page.getByRole("button", { name: "New challenge" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Check now" })).toBeHidden();
});

test("an active domain has nothing to validate", async ({ page, api }) => {
  const zone = await api.newZone();
  await visit(page, `/domains/${zone.id}/validation`);
  await expectPage(page, zone.name);
  await expect(page.getByRole("heading", { name: "Nothing to validate" })).toBeVisible();
});

test("someone with validation_bypass has an active domain at once", async ({ page, context, zoneName }) => {
  await context.clearCookies();
  await visit(page, "/domains/new");
  await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
  await page.getByRole("button", { name: "Vikram Anand" }).click();
  const zone = zoneName("bypass");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(zone);
  await press(page, "Create domain");
  await expectPage(page, zone);
  await expect(page).toHaveURL(/\/records$/);
  await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
});
