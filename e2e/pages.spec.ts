import { expectAccessible, expectFitsPhone } from "./axe";
import { press, visit } from "./steps";
import { expect, type Role, test } from "./test";

/** Every page that exists, with what tells that it is there. */
const pages: { page: string; path: string; shows: string; as?: Role; refused?: number }[] = [
  { page: "the domains", path: "/domains", shows: "fleet.example" },
  { page: "no domain that matches", path: "/domains?search=nobody-has-this", shows: "No domain matches" },
  { page: "deleted domains", path: "/domains?status=deleted", shows: "northwind-summit.example" },
  { page: "a new domain", path: "/domains/new", shows: "Create domain" },
  { page: "a domain", path: "/domains/d_northwind_example", shows: "Name servers" },
  { page: "a domain that waits", path: "/domains/d_northwind_labs_example", shows: "Not validated yet" },
  {
    page: "the records of all types",
    path: "/domains/d_northwind_example/records",
    shows: "_acme-challenge",
  },
  { page: "5,000 records", path: "/domains/d_fleet_example/records", shows: "5,000 records" },
  {
    page: "records to a reader",
    path: "/domains/d_northwind_example/records",
    shows: "_dmarc",
    as: "read_only",
  },
  {
    page: "a challenge",
    path: "/domains/d_northwind_mismatch_test/validation",
    shows: "Publish this record",
  },
  {
    page: "nothing to validate",
    path: "/domains/d_northwind_example/validation",
    shows: "Nothing to validate",
  },
  { page: "settings", path: "/domains/d_northwind_example/settings", shows: "Save settings" },
  {
    page: "settings to a reader",
    path: "/domains/d_northwind_example/settings",
    shows: "Save settings",
    as: "read_only",
  },
  {
    page: "a deleted domain",
    path: "/domains/d_northwind_summit_example",
    shows: "Restore northwind-summit.example",
    refused: 404,
  },
  {
    page: "a domain that is not there",
    path: "/domains/d_nobody/records",
    shows: "does not exist, or you cannot see it",
    refused: 404,
  },
  {
    page: "no such page",
    path: "/domains/d_fleet_example/nothing",
    shows: "Go to the domains",
    refused: 404,
  },
];

for (const { page: name, path, shows, as: role = "tenant_admin", refused } of pages) {
  test(`accessible and fit for a phone: ${name}`, async ({ page, signInAs, complaints }) => {
    if (refused) complaints.expect(refused);
    await signInAs(role);
    await visit(page, path);
    await expect(page.getByText(shows).first()).toBeVisible();
    await expectAccessible(page);
    await expectFitsPhone(page);
  });
}

for (const path of ["/sign-in", "/sign-in?error=expired&return_to=%2Fdomains"]) {
  test(`accessible and fit for a phone: ${path}`, async ({ page }) => {
    await visit(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectFitsPhone(page);
  });
}

test("accessible and fit for a phone: the sample identities", async ({ page }) => {
  await visit(page, "/sign-in");
  await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
  await expect(page.getByText("Sample identities").first()).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});

test("accessible and fit for a phone: adding a record, refused and in conflict", async ({
  page,
  signInAs,
  complaints,
}) => {
  complaints.expect(409);
  await signInAs("tenant_admin");
  await visit(page, "/domains/d_northwind_example/records");
  await press(page, "Add record");
  const panel = page.getByRole("dialog");
  await expectAccessible(page);
  await press(panel, "Add record");
  await expect(panel.getByLabel("Name")).toBeFocused();
  await expectAccessible(page);
  await panel.getByLabel("Name").fill("_acme-challenge");
  await panel.getByLabel("Address").fill("192.0.2.1");
  await press(panel, "Add record");
  await expect(panel.getByText("Record conflicts with existing entries")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Replace it with mine" })).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});

test("accessible and fit for a phone: asking before a deletion", async ({ page, signInAs }) => {
  await signInAs("tenant_admin");
  await visit(page, "/domains/d_northwind_example/settings");
  await press(page, "Delete for good…");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});

test("accessible and fit for a phone: the palette and the shortcuts", async ({ page, signInAs }) => {
  await signInAs("tenant_admin");
  await visit(page, "/domains");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expectAccessible(page);
});

test("at 1280 × 800 a zone shows at least 15 records", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInAs("tenant_admin");
  await visit(page, "/domains/d_fleet_example/records");
  const rows = page.getByRole("grid").getByRole("row");
  await expect(rows.nth(15)).toBeInViewport({ ratio: 1 });
});
