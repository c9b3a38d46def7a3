import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible, expectFitsPhone } from "./axe";
import { expectRecord, expectRefused, fillRecord, panel, press, pressInRow, toast, visit } from "./steps";
import { expect, test } from "./test";

const zonePath = /^\/domains\/d_\w+$/;
const meter = (page: Page) =>
  page
    .getByRole("banner")
    .getByText(/requests left|^Rate limit reached/)
    .filter({ visible: true });
const reached = (page: Page) =>
  page
    .getByRole("banner")
    .getByText(/^Rate limit reached(: goes on in \d+ s)?$/)
    .filter({ visible: true });
const waiting = (page: Page) => page.getByRole("main").getByText("The rate limit is reached");

/** What goes to the API, and whether any of it went while the API had said to wait. */
function watchApi(context: BrowserContext) {
  let sent = 0;
  let early: string[] = [];
  let heldUntil = 0;
  context.on("request", (request) => {
    if (!request.url().includes("/api/v1/")) return;
    sent++;
    if (Date.now() < heldUntil) early.push(`${request.method()} ${request.url()}`);
  });
  context.on("response", (response) => {
    const { "retry-after": after = "", "x-ratelimit-remaining": left } = response.headers();
    if (response.status() !== 429 && left !== "0") return;
    const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
    // The clock in the browser has heard of it a moment before the test did.
    if (response.status() === 429) heldUntil = Math.max(heldUntil, Date.now() + seconds * 1000 - 500);
  });
  return {
    sent: () => sent,
    early: () => early,
    forget: () => {
      early = [];
    },
  };
}

test.describe("a limit that is reached for good", () => {
  test.setTimeout(180_000);

  test("by a key of ten requests a minute: the page says what is left, waits, and goes on by itself", {
    tag: "@more",
  }, async ({ page, context, api, signInAs }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await signInAs("slow_lane");
    const watched = watchApi(context);
    await visit(page, `/domains/${zone.id}/records`);
    await expectRecord(page, "www A");
    await press(page.getByRole("main"), "Add record");
    await fillRecord(panel(page), { Name: "mail", Address: "192.0.2.2" });

    // Somebody else with the same key uses the rest of it up, but for one request or two.
    const left = async () => {
      const reply = await page.request.get("/api/v1/auth/me");
      return Number(reply.headers()["x-ratelimit-remaining"] ?? 9);
    };
    while ((await left()) > 1);
    await press(panel(page), "Add record");
    await expect(toast(page, "Added mail A").first()).toBeVisible();
    await expect(panel(page)).toBeHidden();

    // What the page reads after it has no room any more.
    await expect(reached(page)).toBeVisible();
    await expectRecord(page, "mail A", "192.0.2.2");
    const before = watched.sent();
    await pressInRow(page, "www A", "Disable www A");
    await expect(page.getByRole("main").getByText("This was not sent.", { exact: false })).toBeVisible();
    await press(page.getByRole("main"), "Dismiss");
    await press(page.getByRole("main"), "Add record");
    await fillRecord(panel(page), { Name: "ftp", Address: "192.0.2.3" });
    const submit = panel(page).getByRole("button", { name: "Add record" });
    await expectRefused(submit, /^The API takes it again at /);
    await expect(submit).toHaveText(/^Add record \(in \d+ s\)/);
    await page.keyboard.press("Enter");
    expect(watched.sent()).toBe(before);
    expect(watched.early()).toEqual([]);

    await expect(submit).not.toHaveAttribute("aria-disabled", { timeout: 70_000 });
    await expect(reached(page)).toBeHidden();
    await press(panel(page), "Add record");
    await expect(toast(page, "Added ftp A").first()).toBeVisible();
    await expectRecord(page, "ftp A", "192.0.2.3");
    expect(watched.early()).toEqual([]);
  });
});

test.describe("a read that meets the limit", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  for (const [form, kind] of [
    ["seconds", "429=4"],
    ["a date", "429=date:5"],
  ] as const) {
    const tag = form === "seconds" ? [] : "@more";
    test(`is waited out, told the end in ${form}`, { tag }, async ({
      page,
      context,
      api,
      fault,
      complaints,
    }) => {
      complaints.expect(429);
      const zone = await api.newZone({ pending: true });
      const watched = watchApi(context);
      const mend = await fault({ kind, method: "GET", path: /\/validation$/ });
      const refused = page.waitForResponse((response) => response.status() === 429);
      await visit(page, `/domains/${zone.id}/validation`);
      await refused;
      await mend();
      await expect(waiting(page)).toBeVisible();
      await expect(page.getByRole("main")).toContainText(
        /What is missing here is loaded by itself in \d seconds?\./,
      );
      await expect(reached(page)).toBeVisible();
      await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
      await expect(waiting(page)).toBeHidden();
      await expect(reached(page)).toBeHidden();
      expect(watched.early()).toEqual([]);
    });
  }

  test("for long is shown with its countdown, and nothing else is sent either", async ({
    page,
    context,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(429);
    const zone = await api.newZone({ pending: true });
    const watched = watchApi(context);
    await page.clock.install();
    const mend = await fault({ kind: "429=90", method: "GET", path: /\/validation$/ });
    await visit(page, `/domains/${zone.id}/validation`);
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toContainText("The rate limit is reached.");
    await expect(problem).toContainText(/You can go on in \d+ (seconds|minutes)\./);
    await mend();
    const before = watched.sent();
    await page.getByRole("link", { name: "Domains" }).first().click();
    await page.getByRole("searchbox").fill("wind-shop");
    await expect(page.getByRole("main").getByRole("alert")).toContainText("The rate limit is reached.");
    expect(watched.sent()).toBe(before);
    await page.clock.fastForward(95_000);
    await expect(page.getByRole("table").getByRole("link")).toHaveText(["northwind-shop.example"]);
  });

  test("for absurdly long can be asked again by the person", { tag: "@more" }, async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(429);
    const zone = await api.newZone({ pending: true });
    const mend = await fault({ kind: "429=999999", method: "GET", path: /\/validation$/ });
    await visit(page, `/domains/${zone.id}/validation`);
    await expect(page.getByRole("main").getByRole("alert")).toContainText("You can go on in 60 minutes.");
    await mend();
    await page.reload();
    await page.getByRole("main").getByRole("button", { name: "Do not wait" }).first().click();
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    await expect(reached(page)).toBeHidden();
  });

  test("is told to a screen reader when it begins and when it is over, and not in between", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(429);
    const zone = await api.newZone({ pending: true });
    await visit(page, `/domains/${zone.id}`);
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const live = element?.closest("header [role=status]");
          if (live?.textContent) said.push(live.textContent);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const mend = await fault({ kind: "429=4", method: "GET", path: /\/validation$/ });
    const refused = page.waitForResponse((response) => response.status() === 429);
    await page.getByRole("link", { name: "Validation" }).first().click();
    await refused;
    await mend();
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    const said = await page.evaluate(() => Reflect.get(window, "said"));
    expect(said).toEqual([
      "The API’s rate limit is reached. It goes on in 4 seconds.",
      "The rate limit is over.",
    ]);
  });

  test("holds back the other tabs as well", async ({ page, context, api, fault, complaints }) => {
    complaints.expect(429);
    const zone = await api.newZone({ pending: true });
    const other = await context.newPage();
    await visit(other, "/domains");
    const watched = watchApi(context);
    const mend = await fault({ kind: "429=6", method: "GET", path: /\/validation$/ });
    const refused = page.waitForResponse((response) => response.status() === 429);
    await visit(page, `/domains/${zone.id}/validation`);
    await refused;
    await mend();
    await expect(reached(other)).toBeVisible();
    const before = watched.sent();
    await other.getByRole("searchbox").fill("wind-shop");
    await expect(waiting(other)).toBeVisible();
    const third = await context.newPage();
    await third.goto("/domains");
    await expect(reached(third)).toBeVisible();
    expect(watched.sent()).toBe(before);
    await expect(other.getByRole("table").getByRole("link")).toHaveText(["northwind-shop.example"]);
    await expect(third.getByRole("table").getByRole("link").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    expect(watched.early()).toEqual([]);
  });
});

test.describe("a write that meets the limit", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  for (const [form, kind] of [
    ["seconds", "429=4"],
    ["a date", "429=date:5"],
  ] as const) {
    const tag = form === "seconds" ? "@more" : [];
    test(`counts down on its button (${form}), and is sent when the person says so`, { tag }, async ({
      page,
      context,
      api,
      fault,
      complaints,
    }) => {
      complaints.expect(429);
      const zone = await api.newZone();
      await visit(page, `/domains/${zone.id}/settings`);
      const description = page.getByRole("textbox", { name: "Description" });
      await description.fill("Typed, and not to be lost");
      const watched = watchApi(context);
      const mend = await fault({ kind, method: "PATCH", path: zonePath });
      await press(page, "Save settings");
      const main = page.getByRole("main");
      await expect(main.getByText("The domain was not changed")).toBeVisible();
      await mend();
      const save = main.getByRole("button", { name: "Save settings" });
      await expectRefused(save, /^The API takes it again at /);
      await expect(save).toHaveText(/^Save settings \(in \d s\)/);
      const before = watched.sent();
      await save.focus();
      await page.keyboard.press("Enter");
      expect(watched.sent()).toBe(before);
      await expect(save).not.toHaveAttribute("aria-disabled");
      await expect(save).not.toHaveText(/ s\)/);
      await expect(description).toHaveValue("Typed, and not to be lost");
      await press(page, "Save settings");
      await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
      expect(watched.early()).toEqual([]);
    });
  }

  test("counts down in a dialog that something else has made wait, and then acts", { tag: "@more" }, async ({
    page,
    context,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(429);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await press(page, `Delete ${zone.name}`);
    const dialog = page.getByRole("alertdialog", { name: `Delete ${zone.name}` });
    const confirm = dialog.getByRole("button", { name: `Delete ${zone.name}` });
    await expect(confirm).toBeEnabled();
    const mend = await fault({ kind: "429=4", method: "GET", path: /^\/domains\/\?/ });
    const other = await context.newPage();
    const refused = other.waitForResponse((response) => response.status() === 429);
    await visit(other, "/domains");
    await other.getByRole("searchbox").fill("x");
    await refused;
    await mend();
    await expect(confirm).toHaveText(/ \(in \d s\)/);
    await expect(dialog).toContainText("It can be sent when it is over.");
    await expect(confirm).not.toHaveAttribute("aria-disabled");
    await confirm.click();
    await expect(toast(page, `Deleted ${zone.name}`)).toBeVisible();
  });
});

test("maintenance of one part holds back nothing else; a limit that comes near is said beside", async ({
  page,
  context,
  api,
  fault,
  signInAs,
  complaints,
}) => {
  complaints.expect(503);
  await signInAs("tenant_admin");
  const zone = await api.newZone({ pending: true });
  await fault({ kind: "503=30", method: "GET", path: /\/validation$/ });
  await visit(page, `/domains/${zone.id}/validation`);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("under maintenance or overloaded");
  await expect(meter(page)).toBeHidden();
  await context.route(/\/api\/v1\/domains\/d_\w+$/, async (route) => {
    const reply = await route.fetch();
    const headers = { ...reply.headers(), "x-ratelimit-limit": "600", "x-ratelimit-remaining": "12" };
    await route.fulfill({ response: reply, headers });
  });
  await page.getByRole("link", { name: "Settings" }).first().click();
  await page.getByRole("textbox", { name: "Description" }).fill("Meanwhile");
  await press(page, "Save settings");
  await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  await expect(meter(page)).toHaveText(/^12 of 600 requests left/);
});

test("the meter and the wait look right in both themes, and fit a phone", { tag: "@more" }, async ({
  page,
  api,
  signInAs,
}) => {
  await signInAs("tenant_admin");
  const zone = await api.newZone();
  await visit(page, `/domains/${zone.id}/settings`);
  let remaining = 12;
  await page.route("**/api/v1/domains/*", async (route) => {
    const reply = await route.fetch();
    const headers = {
      ...reply.headers(),
      "ratelimit-limit": "100",
      "ratelimit-remaining": String(remaining),
      "ratelimit-reset": "40",
    };
    await route.fulfill({ response: reply, headers });
  });
  const description = page.getByRole("textbox", { name: "Description" });
  await description.fill("One");
  await press(page, "Save settings");
  await expect(meter(page)).toHaveText("12 of 100 requests left, full again in 40 s");
  await expectAccessible(page);
  await expectFitsPhone(page);
  remaining = 0;
  await description.fill("Two");
  await press(page, "Save settings");
  await expect(reached(page)).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
});
