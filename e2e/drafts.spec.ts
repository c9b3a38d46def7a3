import type { BrowserContext, Locator, Page } from "@playwright/test";
import {
  expectPage,
  expectRecord,
  fillRecord,
  openAccountMenu,
  openRecord,
  panel,
  press,
  toast,
  usable,
  visit,
} from "./steps";
import { expect, test } from "./test";

const description = (page: Page) => page.getByRole("textbox", { name: "Description" });
const question = (page: Page) => page.getByRole("alertdialog", { name: "Leave without saving?" });
const offer = (page: Page) => page.getByRole("status").filter({ hasText: "You started this before" });

/** Keys, and not values put in: what one may hold back depends on a person having done something. */
async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press("Control+a");
  await field.pressSequentially(text);
}

/** The browser's own Back, whatever comes of it. */
function back(page: Page): void {
  page.goBack({ timeout: 1000 }).catch(() => null);
}

test.describe("leaving what is not saved", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  /** A settings form with something typed in it, come to from the overview. */
  async function typeSettings(page: Page, zone: { id: string; name: string }): Promise<void> {
    await visit(page, `/domains/${zone.id}`);
    await page.getByRole("link", { name: "Settings" }).click();
    await type(description(page), "Not saved yet");
  }

  test("by Back asks: one stays as it was, or leaves and finds it again", async ({ page, api }) => {
    const zone = await api.newZone();
    await typeSettings(page, zone);
    back(page);
    await expect(question(page)).toContainText("is kept on this computer");
    await press(question(page), "Stay");
    await expect(question(page)).toBeHidden();
    await expect(page).toHaveURL(`/domains/${zone.id}/settings`);
    await expect(description(page)).toHaveValue("Not saved yet");
    await expect(description(page)).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    back(page);
    await press(question(page), "Leave");
    await expect(page).toHaveURL(`/domains/${zone.id}`);
    await expect(page.getByText("SOA serial")).toBeVisible();
    await page.goForward();
    await press(offer(page), /^Restore what you typed just now/);
    await expect(description(page)).toHaveValue("Not saved yet!");
  });

  test("by Forward asks too", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("SOA serial")).toBeVisible();
    await page.goBack();
    await type(description(page), "Not saved yet");
    page.goForward({ timeout: 1000 }).catch(() => null);
    await press(question(page), "Leave");
    await expect(page.getByText("SOA serial")).toBeVisible();
  });

  test("with nothing typed, or all of it saved, asks nothing", async ({ page, api }) => {
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await press(page, "Save settings");
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(`/domains/${zone.id}`);
    await expect(page.getByText("Not saved yet")).toBeVisible();
    await expect(question(page)).toBeHidden();
  });

  test("by closing the records panel with Back asks, and Back again goes further", { tag: "@more" }, async ({
    page,
    api,
  }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await visit(page, `/domains/${zone.id}/records`);
    await openRecord(page, "www A");
    await type(panel(page).getByRole("textbox", { name: "Address" }), "192.0.2.99");
    back(page);
    await press(question(page), "Stay");
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.99");
    await page.keyboard.press("End");
    back(page);
    await press(question(page), "Leave");
    await expect(panel(page)).toBeHidden();
    await openRecord(page, "www A");
    await press(offer(page), /^Restore/);
    await press(panel(page), "Save");
    await expectRecord(page, "www A", "192.0.2.99");
  });

  test("where the browser cannot hold Back back goes, and is offered on return", { tag: "@more" }, async ({
    page,
    api,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, "navigation"));
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await page.goBack();
    await expect(page.getByText("SOA serial")).toBeVisible();
    await expect(question(page)).toBeHidden();
    await page.goForward();
    await press(offer(page), /^Restore/);
    await expect(description(page)).toHaveValue("Not saved yet");
  });

  test("by the palette, a shortcut, a button, a link: each asks once", async ({ page, api }) => {
    const zone = await api.newZone();
    await typeSettings(page, zone);
    const ways: (() => Promise<void>)[] = [
      async () => {
        await page.keyboard.press("Control+k");
        await expect(page.getByRole("combobox")).toBeFocused();
        await page.keyboard.type("wind-shop");
        await page.getByRole("option", { name: "northwind-shop.example" }).click();
      },
      async () => {
        await page.getByRole("button", { name: "Save settings" }).focus();
        await page.keyboard.press("g");
        await page.keyboard.press("d");
      },
      () => page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Domains" }).click(),
    ];
    for (const go of ways) {
      await go();
      await expect(question(page)).toHaveCount(1);
      await press(question(page), "Stay");
      await expect(question(page)).toBeHidden();
      await expect(page).toHaveURL(`/domains/${zone.id}/settings`);
    }
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Save settings" }).focus();
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await press(question(page), "Leave");
    await expectPage(page, "Domains");
    await expect(question(page)).toBeHidden();
    await expect(page.getByRole("main")).toBeFocused();
  });

  test("by Cancel of a new domain asks", { tag: "@more" }, async ({ page }) => {
    await visit(page, "/domains/new");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("half.exam");
    await press(page, "Cancel");
    await press(question(page), "Leave");
    await expectPage(page, "Domains");
  });

  test("by signing out asks once, and the same person is offered it, another is not", async ({
    page,
    api,
    signInAs,
  }) => {
    const browserAsked: string[] = [];
    page.on("dialog", (dialog) => {
      browserAsked.push(dialog.type());
      void dialog.accept();
    });
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await openAccountMenu(page, "Tomas Okafor");
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await press(question(page), "Stay");
    await expect(description(page)).toHaveValue("Not saved yet");
    await openAccountMenu(page, "Tomas Okafor");
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await press(question(page), "Leave");
    await expectPage(page, "Sign in to ScaiDNS");
    expect(browserAsked).toEqual([]);
    await signInAs("domain_admin");
    await visit(page, `/domains/${zone.id}/settings`);
    await expect(description(page)).toHaveValue("");
    await expect(offer(page)).toBeHidden();
    await signInAs("tenant_admin");
    await visit(page, `/domains/${zone.id}/settings`);
    await press(offer(page), /^Restore/);
    await expect(description(page)).toHaveValue("Not saved yet");
  });
});

test.describe("a draft", () => {
  test.beforeEach(async ({ signInAs, page }) => {
    await signInAs("tenant_admin");
    page.on("dialog", (dialog) => dialog.accept());
  });
  const name = (page: Page) => page.getByRole("textbox", { name: "Name", exact: true });

  test("survives the crash of its tab", async ({ page, context, zoneName }) => {
    const zone = zoneName("crash");
    await visit(page, "/domains/new");
    await name(page).fill(zone);
    await page.getByRole("textbox", { name: "Description" }).fill("Typed before the crash");
    await kept(page, "Typed before the crash");
    await crash(page);
    const again = await context.newPage();
    await visit(again, "/domains/new");
    await expect(offer(again)).toContainText(zone);
    await press(offer(again), /^Restore/);
    await expect(name(again)).toHaveValue(zone);
    await press(again, "Create domain");
    await expectPage(again, zone);
    await visit(again, "/domains/new");
    await expect(name(again)).toBeVisible();
    await expect(offer(again)).toBeHidden();
  });

  test("of each form comes back after a reload", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    const address = panel(page).getByRole("textbox", { name: "Address" });
    await visit(page, `/domains/${zone.id}/records`);
    for (const [open, typed] of [
      [() => press(page.getByRole("main"), "Add record"), "192.0.2.71"],
      [() => openRecord(page, "www A"), "192.0.2.72"],
    ] as const) {
      await open();
      await address.fill(typed);
      await kept(page, typed);
      await page.reload();
      await usable(page);
      await press(offer(page), /^Restore/);
      await expect(address).toHaveValue(typed);
      await press(panel(page), "Cancel");
      await press(question(page), "Leave");
      await expect(panel(page)).toBeHidden();
    }
  });

  test("of a copy, or of the next of several, is kept too", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "MX", content: "10 mx.example.net." }] });
    await visit(page, `/domains/${zone.id}/records`);
    await openRecord(page, "www MX");
    await press(panel(page), "Duplicate");
    await expect(panel(page)).toHaveAccessibleName(/^Add a record to/);
    await fillRecord(panel(page), { Name: "copied" });
    await kept(page, "copied");
    await page.reload();
    await usable(page);
    await press(offer(page), /^Restore/);
    await expect(name(page)).toHaveValue("copied");
    await expect(panel(page).getByRole("textbox", { name: "Mail server" })).toHaveValue("mx.example.net.");
    await press(panel(page), "Save and add another");
    await expect(toast(page, "Added copied MX")).toBeVisible();
    await expect(name(page)).toHaveValue("copied");
    await fillRecord(panel(page), { Name: "the-next" });
    await kept(page, "the-next");
    await page.reload();
    await usable(page);
    await expect(offer(page)).toContainText("the-next");
    await press(offer(page), /^Restore/);
    await expect(name(page)).toHaveValue("the-next");
  });

  test("of a validation's start comes back", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone({ pending: true });
    const dialog = page.getByRole("dialog", { name: `Validate ${zone.name}` });
    await visit(page, `/domains/${zone.id}/validation`);
    await press(page, "New challenge");
    await dialog.getByRole("radio", { name: "Name servers" }).check();
    await press(dialog, "Cancel");
    await press(question(page), "Leave");
    await expect(dialog).toBeHidden();
    await press(page, "New challenge");
    await press(dialog, /^Restore/);
    await expect(dialog.getByRole("radio", { name: "Name servers" })).toBeChecked();
  });

  test("in one of two tabs takes nothing from the other's", async ({ page, context, zoneName }) => {
    const [first, second] = [zoneName("first"), zoneName("second")];
    await visit(page, "/domains/new");
    await name(page).fill(first);
    await kept(page, first);
    const other = await tab(context, "/domains/new");
    await expect(name(other)).toBeVisible();
    await expect(offer(other)).toBeHidden();
    await name(other).fill(second);
    await kept(other, second);
    await expect(name(page)).toHaveValue(first);
    await press(other, "Create domain");
    await expectPage(other, second);
    await other.close();
    await page.reload();
    await usable(page);
    await expect(offer(page)).toContainText(first);
    await press(offer(page), /^Restore/);
    await expect(name(page)).toHaveValue(first);
  });

  test("left in two closed tabs is offered twice, the latest first", { tag: "@more" }, async ({
    page,
    context,
  }) => {
    for (const text of ["one.example", "two.example"]) {
      const closing = await tab(context, "/domains/new");
      await name(closing).fill(text);
      await kept(closing, text);
      await closing.close();
    }
    await visit(page, "/domains/new");
    await expect(offer(page)).toContainText("two.example");
    await expect(offer(page)).toContainText("An older one is kept too.");
    await press(offer(page), "Discard it");
    await expect(offer(page)).toContainText("one.example");
    await press(offer(page), "Discard it");
    await expect(offer(page)).toBeHidden();
    await page.reload();
    await usable(page);
    await expect(offer(page)).toBeHidden();
  });

  test("is what was typed while a save was under way", async ({ page, api }) => {
    const zone = await api.newZone();
    await page.route(`**/api/v1/domains/${zone.id}`, async (route) => {
      if (route.request().method() === "PATCH") await description(page).fill("Typed meanwhile");
      await route.continue();
    });
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Sent");
    await press(page, "Save settings");
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
    await expect(description(page)).toHaveValue("Typed meanwhile");
    expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
      description: "Sent",
    });
    await page.reload();
    await usable(page);
    await expect(description(page)).toHaveValue("Sent");
    await press(offer(page), /^Restore/);
    await expect(description(page)).toHaveValue("Typed meanwhile");
  });

  async function tab(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.on("dialog", (dialog) => dialog.accept());
    await visit(page, path);
    return page;
  }

  /** Waits until it lies in the browser's storage. */
  async function kept(page: Page, text: string): Promise<void> {
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(text);
  }

  /** Ends the tab's process as a crash does. */
  async function crash(page: Page): Promise<void> {
    const crashed = page.waitForEvent("crash");
    page.goto("chrome://crash").catch(() => null);
    await crashed;
  }
});
