import type { Page } from "@playwright/test";
import { expectPage, press, visit } from "./steps";
import { expect, test } from "./test";

test.beforeEach(async ({ page, signInAs }) => {
  await signInAs("tenant_admin");
  await visit(page, "/domains");
});

const palette = (page: Page) => page.getByRole("dialog", { name: "Go to a zone or page, or do something" });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toBeFocused();
}

const shortcuts = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });

test("Ctrl K jumps to a zone", async ({ page }) => {
  await openPalette(page);
  await page.keyboard.type("wind-shop");
  await expect(palette(page).getByRole("option", { name: "northwind-shop.example" })).toBeVisible();
  await expect(palette(page).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expectPage(page, "northwind-shop.example");
  await expect(page).toHaveURL("/domains/d_northwind_shop_example/records");
});

test("Ctrl K finds a zone that waits for its validation", { tag: "@more" }, async ({ page }) => {
  await openPalette(page);
  await page.keyboard.type("labs");
  await expect(palette(page).getByRole("option", { name: "northwind-labs.example" })).toContainText(
    "Pending validation",
  );
});

test("Ctrl K finds a deleted zone where it finds no other, and leads to its way back", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(404);
  const zone = await api.newZone();
  await api.call("domains.delete", { params: { domain_id: zone.id } });
  await openPalette(page);
  await page.keyboard.type(zone.name);
  await expect(palette(page).getByRole("option", { name: zone.name })).toContainText(
    "Deleted: can be restored",
  );
  await page.keyboard.press("Enter");
  await expectPage(page, `${zone.name} was deleted`);
  await press(page, `Restore ${zone.name}`);
  await expectPage(page, zone.name);
});

test("Ctrl K goes to a page, and does what the page offers", async ({ page }) => {
  await openPalette(page);
  await page.keyboard.type("new dom");
  await palette(page).getByRole("option", { name: "New domain" }).click();
  await expectPage(page, "New domain");
  await expect(palette(page)).toBeHidden();
  await press(page, /^Go to/);
  await palette(page).getByRole("option", { name: "Domains" }).click();
  await expectPage(page, "Domains");
});

test("Ctrl K again, or Escape, closes; what finds nothing says so", async ({ page }) => {
  await openPalette(page);
  await page.keyboard.type("nobody-has-this");
  await expect(palette(page).getByText("Nothing by that name.")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeHidden();
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
});

test("what is typed before the palette has come runs no shortcut of the page", async ({ page }) => {
  let letItCome = () => {};
  const held = new Promise<void>((resolve) => {
    letItCome = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("n");
  letItCome();
  await expect(palette(page).getByRole("combobox")).toBeFocused();
  await expect(page).toHaveURL("/domains");
});

test("? lists the shortcuts, which can be turned off", async ({ page }) => {
  await page.keyboard.press("?");
  await expect(shortcuts(page).getByText("Go to a zone or page, or do something")).toBeVisible();
  await expect(shortcuts(page).getByText("New domain")).toBeVisible();
  await shortcuts(page).getByRole("switch", { name: "Shortcuts of a single key" }).uncheck();
  await press(shortcuts(page), "Close");
  await expect(shortcuts(page)).toBeHidden();
  await page.keyboard.press("?");
  await page.keyboard.press("n");
  await expect(shortcuts(page)).toBeHidden();
  await expectPage(page, "Domains");
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
});

test("/ goes to the filter, and letters typed there stay letters", async ({ page }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("n?jk/");
  await expect(page.getByRole("searchbox")).toHaveValue("n?jk/");
  await expect(shortcuts(page)).toBeHidden();
  await expectPage(page, "Domains");
});

test("g d goes to the domains", { tag: "@more" }, async ({ page }) => {
  await visit(page, "/domains/d_northwind_shop_example/settings");
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expectPage(page, "Domains");
});

test("the theme is changed, and kept", async ({ page }) => {
  const colours = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await colours();
  await openPalette(page);
  await page.keyboard.type("dark theme");
  await palette(page).getByRole("option", { name: "Dark theme" }).click();
  await expect.poll(colours).not.toBe(light);
  const dark = await colours();
  await page.reload();
  expect(await colours()).toBe(dark);
});
