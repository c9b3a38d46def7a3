import type { BrowserContext, Locator, Page } from "@playwright/test";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { parseSettings } from "@/lib/env";
import { createSessions } from "@/lib/gateway/session";
import { expectAccessible, expectFitsPhone } from "./axe";
import { startConsole } from "./server";
import {
  expectFieldError,
  expectPage,
  expectRecord,
  fillRecord,
  openAccountMenu,
  panel,
  press,
  pressInRow,
  toast,
  usable,
  visit,
} from "./steps";
import { test as base, expect } from "./test";

const SESSION_SECRET = "known to these tests, so that they can make a session's tokens old";

const test = base.extend<object, { server: Awaited<ReturnType<typeof startConsole>> }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startConsole({ SESSION_SECRET });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

const sessions = createSessions(parseSettings({ SESSION_SECRET }));
const cookieName = "scaidns_session";

async function scaikeySession(context: BrowserContext) {
  const cookies = await context.cookies();
  const kept = cookies.filter(({ name }) => name.startsWith(cookieName));
  const cookie = kept.map(({ name, value }) => `${name}=${value}`).join("; ");
  const session = await sessions.read(new Headers({ cookie }));
  if (session?.method !== "scaikey") throw new Error("There is no ScaiKey session");
  return session;
}

/** The access token is of no use any more; the refresh token is. */
async function outliveAccessToken(context: BrowserContext, url: string): Promise<void> {
  const session = await scaikeySession(context);
  const lines = await sessions.keep({ ...session, access_token: "an.old.token" });
  for (const line of lines) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (pair.slice(at + 1) !== "")
      await context.addCookies([{ url, name: pair.slice(0, at), value: pair.slice(at + 1), httpOnly: true }]);
  }
}

/** The session is over, as after its hours: the browser has no cookie any more. */
const endSession = (context: BrowserContext) => context.clearCookies({ name: /scaidns_session/ });

const dialog = (page: Page) => page.getByRole("dialog", { name: "Sign in to go on" });
const otherPerson = (page: Page) => page.getByRole("dialog", { name: "Somebody else has signed in" });
const keyField = (within: Locator | Page) => within.getByLabel("API key", { exact: true });
const description = (page: Page) => page.getByRole("textbox", { name: "Description" });

async function signInHere(page: Page, key: string): Promise<void> {
  await keyField(dialog(page)).fill(key);
  await press(dialog(page), "Sign in with the API key");
}

async function signInAtScaikey(page: Page, person: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
  await page.getByRole("button", { name: person }).click();
}

/** How often the browser has sent a write to the API. */
function countWrites(page: Page) {
  const statuses: number[] = [];
  page.on("response", (response) => {
    const write = response.request().method() !== "GET" && response.url().includes("/api/v1/");
    if (write) statuses.push(response.status());
  });
  return statuses;
}

test.describe("a session that ends while something is typed", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("asks to sign in over the form, which then goes on as if nothing had been", async ({
    page,
    context,
    api,
    complaints,
  }) => {
    complaints.expect(401, 400);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Typed before");
    await endSession(context);
    const writes = countWrites(page);
    await press(page, "Save settings");
    await expect(dialog(page)).toBeVisible();
    await expect(dialog(page).getByRole("link", { name: /^Sign in with ScaiKey/ })).toBeFocused();
    await signInHere(page, "sdk_live_nobody_has_this");
    await expectFieldError(keyField(dialog(page)), /invalid api key/i);
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
    await expect(dialog(page)).toBeHidden();
    await expect(description(page)).toHaveValue("Typed before");
    expect(writes.filter((status) => status === 200)).toHaveLength(1);
    const saved = await api.call("domains.get", { params: { domain_id: zone.id } });
    expect(saved.description).toBe("Typed before");
  });

  test("can be left as it is: what was typed stays, and asks again when it is sent again", {
    tag: "@more",
  }, async ({ page, context, api, complaints }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/records`);
    await press(page.getByRole("main"), "Add record");
    await fillRecord(panel(page), { Name: "www", Address: "192.0.2.1" });
    await endSession(context);
    await press(panel(page), "Add record");
    await expect(dialog(page)).toBeVisible();
    await expect(keyField(dialog(page))).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await expect(panel(page).getByText("The record was not created")).toBeVisible();
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.1");
    await press(panel(page), "Sign in and send it again");
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expect(toast(page, "Added www A").first()).toBeVisible();
    await expect(panel(page)).toBeHidden();
    await expectRecord(page, "www A", "192.0.2.1");
  });

  test("is mended with the keyboard alone, over a panel, whose focus comes back", async ({
    page,
    context,
    api,
    complaints,
  }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/records`);
    await page.getByRole("main").getByRole("button", { name: "Add record" }).first().focus();
    await page.keyboard.press("Enter");
    await fillRecord(panel(page), { Name: "mail", Address: "192.0.2.2" });
    await endSession(context);
    await page.keyboard.press("Enter");
    await expect(dialog(page).getByRole("link", { name: /^Sign in with ScaiKey/ })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(keyField(dialog(page))).toBeFocused();
    // Round and round: the focus never leaves the dialog.
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press("Tab");
      await expect(dialog(page).locator(":focus")).toHaveCount(1);
    }
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await expect(panel(page).locator(":focus")).toHaveCount(1);
    await panel(page).getByRole("button", { name: "Sign in and send it again" }).focus();
    await page.keyboard.press("Enter");
    await expect(dialog(page).getByRole("link", { name: /^Sign in with ScaiKey/ })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.type(sampleApiKeys.tenant_admin);
    await page.keyboard.press("Enter");
    await expectRecord(page, "mail A", "192.0.2.2");
  });

  test("asks over a dialog too, which stays as it is below", { tag: "@more" }, async ({
    page,
    context,
    api,
    complaints,
  }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await press(page, `Delete ${zone.name}`);
    const below = page.getByRole("alertdialog", { name: `Delete ${zone.name}`, includeHidden: true });
    await endSession(context);
    await press(below, `Delete ${zone.name}`);
    await expect(dialog(page)).toBeVisible();
    await page.mouse.click(5, 5);
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();
    await expect(below).toBeVisible();
    await press(below, "Sign in and send it again");
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expectPage(page, "Domains");
    await expect(toast(page, `Deleted ${zone.name}`)).toBeVisible();
  });

  test("asks over a form in a dialog, and nothing done to it touches what is below", {
    tag: "@more",
  }, async ({ page, context, api, complaints }) => {
    complaints.expect(401);
    const zone = await api.newZone({ pending: true });
    await visit(page, `/domains/${zone.id}/validation`);
    await press(page, "New challenge");
    const below = page.getByRole("dialog", { name: `Validate ${zone.name}`, includeHidden: true });
    await below.getByText("Name servers").click();
    await endSession(context);
    await press(below, "Start");
    await expect(keyField(dialog(page))).toBeVisible();
    await dialog(page).getByRole("heading").click();
    await page.mouse.click(5, 795);
    await expect(dialog(page)).toBeVisible();
    await expect(below).toBeVisible();
    await press(dialog(page), "Cancel");
    await expect(below.getByText("The validation was not started")).toBeVisible();
    await expect(below.getByRole("radio", { name: /^Name servers/ })).toBeChecked();
    await press(below, "Sign in and send it again");
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expect(toast(page, `Started a validation of ${zone.name}`)).toBeVisible();
    await expect(below).toBeHidden();
  });

  test("asks once for all that waits", async ({ page, context, api, complaints }) => {
    complaints.expect(401);
    const zone = await api.newZone({
      records: ["one", "two", "three"].map((name) => ({ name, type: "A", content: "192.0.2.1" })),
    });
    await visit(page, `/domains/${zone.id}/records`);
    await expectRecord(page, "three A");
    let hold = () => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    await page.route("**/api/v1/domains/*/records/*", async (route) => {
      await held;
      await route.continue();
    });
    await endSession(context);
    for (const name of ["one", "two", "three"]) await pressInRow(page, `${name} A`, `Disable ${name} A`);
    hold();
    await expect(dialog(page)).toHaveCount(1);
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expect(dialog(page)).toBeHidden();
    await expect
      .poll(async () => (await api.records(zone)).filter(({ disabled }) => disabled).length)
      .toBe(3);
  });

  test("goes on after a sign-in in another tab", async ({ page, context, api, complaints }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("From the first tab");
    await endSession(context);
    await press(page, "Save settings");
    await expect(dialog(page)).toBeVisible();
    const other = await context.newPage();
    await visit(other, "/sign-in");
    await keyField(other).fill(sampleApiKeys.tenant_admin);
    await press(other, "Sign in with the API key");
    await expectPage(other, "Domains");
    await expect(dialog(page)).toBeHidden();
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  });

  test("and whose sign-in in another tab was not heard of is found when one comes back", {
    tag: "@more",
  }, async ({ page, context, api, complaints, signInAs }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("From the first tab");
    await endSession(context);
    await press(page, "Save settings");
    await expect(keyField(dialog(page))).toBeVisible();
    await signInAs("tenant_admin");
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  });

  test("looks right in both themes, and fits a phone", { tag: "@more" }, async ({
    page,
    context,
    api,
    complaints,
  }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("x");
    await endSession(context);
    await press(page, "Save settings");
    await expect(keyField(dialog(page))).toBeVisible();
    await dialog(page).getByText("Sample keys").click();
    await expectAccessible(page);
    await expectFitsPhone(page);
    await press(dialog(page), "Use the key of Platform admin");
    await expect(otherPerson(page)).toBeVisible();
    await expectAccessible(page);
    await expectFitsPhone(page);
  });
});

test.describe("somebody else who signs in", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is asked before it is sent in their name", async ({ page, context, api, complaints }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/records`);
    await press(page.getByRole("main"), "Add record");
    await fillRecord(panel(page), { Name: "www", Address: "192.0.2.1" });
    await endSession(context);
    await press(panel(page), "Add record");
    await signInHere(page, sampleApiKeys.platform_admin);
    await expect(otherPerson(page)).toContainText("You are signed in as Petra Lindqvist now");
    await expect(otherPerson(page)).toContainText("begun by Tomas Okafor");
    expect((await api.records(zone)).some(({ display_name }) => display_name === "www")).toBe(false);
    await press(otherPerson(page), "Send it as Petra Lindqvist");
    await expect(toast(page, "Added www A").first()).toBeVisible();
    await openAccountMenu(page, "Petra Lindqvist");
    const query = { resource_type: "record", action: "record.create", page_size: 5 };
    const { data } = await api.call("auditLogs.list", { query });
    const entry = data.find(({ resource_name }) => resource_name?.includes(zone.name));
    expect(entry?.actor_email).toBe("petra.lindqvist@northwind.example");
  });

  test("may keep it from being sent; what the other may not see leaves the screen", { tag: "@more" }, async ({
    page,
    context,
    api,
    complaints,
  }) => {
    complaints.expect(401, 404);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Not for you");
    await endSession(context);
    await press(page, "Save settings");
    await signInHere(page, sampleApiKeys.other_tenant);
    await expect(otherPerson(page)).toContainText("You are signed in as Olga Petrova now");
    await press(otherPerson(page), "Do not send it");
    await expect(page.getByRole("heading", { name: "No such domain" })).toBeVisible();
    expect((await api.call("domains.get", { params: { domain_id: zone.id } })).description).toBeFalsy();
  });
});

test.describe("through ScaiKey", () => {
  test.beforeEach(async ({ page }) => {
    await visit(page, "/sign-in");
    await signInAtScaikey(page, "Tomas Okafor");
    await expectPage(page, "Domains");
  });

  for (const [how, blocked] of [
    ["in a window of its own", false],
    ["in a new tab where windows are blocked", true],
  ] as const) {
    test(`the sign-in is done ${how}, and the form goes on`, async ({ page, context, api, complaints }) => {
      complaints.expect(401);
      if (blocked) {
        await page.addInitScript(() => {
          window.open = () => null;
        });
      }
      const zone = await api.newZone();
      await visit(page, `/domains/${zone.id}/settings`);
      await description(page).fill("Typed before");
      await endSession(context);
      await press(page, "Save settings");
      const opened = context.waitForEvent("page");
      await dialog(page)
        .getByRole("link", { name: /^Sign in with ScaiKey/ })
        .click();
      const popup = await opened;
      await expect(popup.getByText("This is not the real ScaiKey")).toBeVisible();
      await expect(dialog(page).getByText("Sign in there: here it goes on by itself.")).toBeVisible();
      const closed = popup.waitForEvent("close");
      await popup.getByRole("button", { name: "Tomas Okafor" }).click();
      await closed;
      await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
      await expect(dialog(page)).toBeHidden();
      await expect(description(page)).toHaveValue("Typed before");
    });
  }

  test("a refresh token that the API sees twice ends the session, which is said plainly", async ({
    page,
    context,
    api,
    complaints,
    playwright,
    server,
  }) => {
    complaints.expect(401);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await description(page).fill("Typed before");
    const { refresh_token } = await scaikeySession(context);
    const thief = await playwright.request.newContext({ baseURL: server.url });
    expect((await thief.post("/api/v1/auth/refresh", { data: { refresh_token } })).status()).toBe(200);
    await thief.dispose();
    await outliveAccessToken(context, server.url);
    await press(page, "Save settings");
    await expect(dialog(page)).toContainText("The API has ended your session");
    await expect(dialog(page)).toContainText("Refresh token has been used before");
    expect((await context.cookies()).filter(({ name }) => name.startsWith(cookieName))).toEqual([]);
    await signInHere(page, sampleApiKeys.tenant_admin);
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  });

  test("two tabs renew a rotating token at once, again and again, and nobody is signed out", async ({
    page,
    context,
    complaints,
    server,
  }) => {
    complaints.expect(401);
    const renewals: number[] = [];
    context.on("response", (response) => {
      if (response.url().endsWith("/api/session/refresh")) renewals.push(response.status());
    });
    const other = await context.newPage();
    for (let round = 0; round < 3; round++) {
      // Nothing is on its way: a renewal cut off by a reload would be done, and never be counted.
      await Promise.all([page.goto("about:blank"), other.goto("about:blank")]);
      const before = renewals.length;
      await outliveAccessToken(context, server.url);
      await Promise.all([
        page.goto("/domains/d_northwind_shop_example/records"),
        other.goto("/domains/d_northwind_example/records"),
      ]);
      await expect.poll(() => renewals.length).toBeGreaterThan(before);
      for (const tab of [page, other]) {
        await usable(tab);
        await expect(tab.getByRole("gridcell").first()).toBeVisible();
        await expect(tab.getByRole("button", { name: "Account: Tomas Okafor" })).toBeVisible();
        await expect(tab.getByRole("link", { name: "Sign in" })).toHaveCount(0);
      }
    }
    expect(renewals.every((status) => status === 200)).toBe(true);
    expect(renewals.length).toBeLessThanOrEqual(6);
    expect((await page.request.get("/api/v1/auth/me")).status()).toBe(200);
  });
});

test("reads that met the end of the session are loaded by themselves after a sign-in in another tab", {
  tag: "@more",
}, async ({ page, context, complaints, signInAs }) => {
  complaints.expect(401);
  await signInAs("tenant_admin");
  await visit(page, "/domains");
  await endSession(context);
  await page.getByRole("searchbox").fill("wind-shop");
  const notice = page.getByRole("main").getByRole("alert");
  await expect(notice.getByRole("link", { name: "Sign in" })).toHaveAttribute(
    "href",
    /^\/sign-in\?return_to=%2Fdomains%3Fsearch%3Dwind-shop/,
  );
  const other = await context.newPage();
  await visit(other, "/sign-in");
  await keyField(other).fill(sampleApiKeys.tenant_admin);
  await press(other, "Sign in with the API key");
  await expect(page.getByRole("table").getByRole("link")).toHaveText(["northwind-shop.example"]);
  await expect(notice).toBeHidden();
});

test("a tab whose person is another one since says so, and shows what that one may see", {
  tag: "@more",
}, async ({ page, context, signInAs }) => {
  await signInAs("tenant_admin");
  await visit(page, "/domains");
  await expect(page.getByRole("link", { name: "northwind-shop.example" })).toBeVisible();
  await context.clearCookies();
  const other = await context.newPage();
  await visit(other, "/sign-in");
  await keyField(other).fill(sampleApiKeys.other_tenant);
  await press(other, "Sign in with the API key");
  await expectPage(other, "Domains");
  await page.bringToFront();
  await page.mouse.move(50, 300);
  await expect(toast(page, "You are signed in as Olga Petrova now")).toBeVisible();
  await expect(page.getByRole("link", { name: "lumen-optics.example" })).toBeVisible();
  await expect(page.getByRole("link", { name: "northwind-shop.example" })).toHaveCount(0);
});
