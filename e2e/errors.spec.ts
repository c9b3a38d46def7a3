import type { Page } from "@playwright/test";
import {
  expectDescribed,
  expectFieldError,
  expectNoRecord,
  expectPage,
  fillRecord,
  openRecord,
  panel,
  press,
  record,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

const zonePath = /^\/domains\/d_\w+$/;
const description = (page: Page) => page.getByRole("textbox", { name: "Description" });
const ttl = (page: Page) => page.getByRole("textbox", { name: "Default TTL" });
/** Where a problem stands that took the place of a page or of a part of it. */
const problem = (page: Page) => page.getByRole("main").getByRole("alert");

/** A settings form with something typed in it, ready to be sent. */
async function typeSettings(page: Page, zone: { id: string }): Promise<void> {
  await visit(page, `/domains/${zone.id}/settings`);
  await description(page).fill("Typed, and not to be lost");
  await ttl(page).fill("2h");
}

async function expectTypedStillThere(page: Page): Promise<void> {
  await expect(description(page)).toHaveValue("Typed, and not to be lost");
  await expect(ttl(page)).toHaveValue("2h");
}

test.describe("words about what was typed", () => {
  test("a 422 stands on the field that it names, until that is changed", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(422);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    const mend = await fault({ kind: "422=body.default_ttl", method: "PATCH", path: zonePath });
    await press(page, "Save settings");
    await expectFieldError(ttl(page), "value was refused on request");
    await expect(ttl(page)).toBeFocused();
    await expect(description(page)).not.toHaveAttribute("aria-invalid");
    await expectTypedStillThere(page);
    await ttl(page).fill("3h");
    await expect(ttl(page)).not.toHaveAttribute("aria-invalid");
    await mend();
    await press(page, "Save settings");
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  });

  test("a 422 about many things says each in its place, and what has no field in the summary", async ({
    page,
    api,
    complaints,
  }) => {
    complaints.expect(422);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    const detail = [
      { loc: ["body", "default_ttl"], msg: "ensure this value is less than 86400", type: "value_error" },
      { loc: ["body", "function-after[check(), str]", "description"], msg: "too plain", type: "value_error" },
      { loc: ["body", "settings", "colour"], msg: "field required", type: "value_error.missing" },
      { loc: ["header", "x-scaidns-region"], msg: "unknown region", type: "value_error" },
    ];
    await page.route(`**/api/v1/domains/${zone.id}`, (route) =>
      route.request().method() === "PATCH"
        ? route.fulfill({ status: 422, json: { detail } })
        : route.fallback(),
    );
    await press(page, "Save settings");
    await expectFieldError(ttl(page), "ensure this value is less than 86400");
    await expectFieldError(description(page), "too plain");
    await expect(description(page)).toBeFocused();
    const summary = page.getByRole("alert").filter({ hasText: "See these 2 fields:" });
    await expect(summary).toContainText("settings.colour: field required");
    await expect(summary).toContainText("x-scaidns-region: unknown region");
    await summary.getByRole("link", { name: "Default TTL" }).click();
    await expect(ttl(page)).toBeFocused();
  });

  test("a 400 stands on its field, or above the buttons", async ({ page, api, fault, complaints }) => {
    complaints.expect(400);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    const mend = await fault({ kind: "400=description", method: "PATCH", path: zonePath });
    await press(page, "Save settings");
    await expectFieldError(description(page), "Bad request");
    await expect(description(page)).toBeFocused();
    await mend();
    await fault({ kind: "400", method: "PATCH", path: zonePath });
    await press(page, "Save settings");
    const main = page.getByRole("main");
    await expect(main.getByText("The domain was not changed")).toBeVisible();
    await expect(main.getByText("Bad request", { exact: true })).toBeVisible();
    await expect(description(page)).not.toHaveAttribute("aria-invalid");
    await expectTypedStillThere(page);
  });

  test("a 422 on a record's content stands at its content", async ({ page, api, fault, complaints }) => {
    complaints.expect(422);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/records`);
    await press(page, "Add record");
    await fillRecord(panel(page), { Name: "www", Address: "192.0.2.1" });
    await fault({ kind: "422=body.content", method: "POST", path: /\/records$/ });
    await press(panel(page), "Add record");
    const content = panel(page).getByRole("group", { name: "Content" });
    await expectFieldError(content, "value was refused on request");
    await expect(panel(page).getByText("Content of type A reads: address.")).toBeVisible();
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toBeFocused();
  });

  test("a 413 says the limit, and keeps what was typed", async ({ page, api, fault, complaints }) => {
    complaints.expect(413);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await fault({ kind: "413", method: "PATCH", path: zonePath });
    await press(page, "Save settings");
    await expect(
      page.getByRole("main").getByText(/This is more than the API accepts at once\. The API said: .*10 MB/),
    ).toBeVisible();
    await expectTypedStillThere(page);
  });
});

test("a record that is gone meanwhile is said to be gone, and leaves the list", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect(404);
  const zone = await api.newZone({
    records: [
      { name: "www", type: "A", content: "192.0.2.1" },
      { name: "mail", type: "A", content: "192.0.2.2" },
    ],
  });
  await visit(page, `/domains/${zone.id}/records`);
  await openRecord(page, "www A");
  const gone = (await api.records(zone)).find(({ display_name }) => display_name === "www");
  await api.call("records.delete", { params: { domain_id: zone.id, record_id: gone?.id ?? "" } });
  await fillRecord(panel(page), { Address: "192.0.2.99" });
  await press(panel(page), "Save");
  await expect(
    panel(page).getByText("The record does not exist, or you cannot see it.").first(),
  ).toBeVisible();
  await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.99");
  await expectNoRecord(page, "www A");
  await expect(record(page, "mail A")).toHaveCount(1);
});

test.describe("a read that fails", () => {
  for (const [status, words] of [
    [500, "The API failed on its own side (500)."],
    [502, "The DNS backend did not answer: PowerDNS or ScaiKey cannot be reached (502)."],
    [504, "The DNS backend did not answer: PowerDNS or ScaiKey is too slow (504)."],
  ] as const) {
    const tag = status === 504 ? "@more" : [];
    test(`with ${status} is tried again by itself, then by the person`, { tag }, async ({
      page,
      fault,
      complaints,
    }) => {
      complaints.expect(status);
      await visit(page, "/domains");
      const mend = await fault({ kind: String(status), method: "GET", path: /search=wind-shop/ });
      let asked = 0;
      page.on("request", (request) => {
        if (request.url().includes("search=wind-shop")) asked++;
      });
      await page.getByRole("searchbox").fill("wind-shop");
      await expect(
        problem(page).getByRole("heading", { name: "The domains could not be loaded" }),
      ).toBeVisible();
      expect(asked).toBe(4);
      await expect(problem(page)).toContainText(words);
      await expect(problem(page)).toContainText(/Request id: [\w-]+/);
      await expect(page.getByRole("searchbox")).toHaveValue("wind-shop");
      await mend();
      await press(problem(page), "Try again");
      await expect(page.getByRole("link", { name: "northwind-shop.example" })).toBeVisible();
      await expect(problem(page)).toBeHidden();
    });
  }

  test("once leaves no trace but the wait", async ({ page, context, complaints }) => {
    complaints.expect(502);
    let failures = 1;
    await context.route(/\/api\/v1\/domains\/\?.*search=wind-shop/, (route) =>
      failures-- > 0
        ? route.continue({ headers: { ...route.request().headers(), "x-scaidns-fault": "502" } })
        : route.fallback(),
    );
    await visit(page, "/domains");
    await page.getByRole("searchbox").fill("wind-shop");
    await expect(page.getByRole("table").getByRole("link")).toHaveText(["northwind-shop.example"]);
  });

  test("leaves what was loaded on screen, marked with its age", async ({ page, api, fault, complaints }) => {
    complaints.expect(502);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await fault({ kind: "502", method: "GET", path: zonePath });
    await press(page, "Save settings");
    await press(page, "Save without the check");
    await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
    const stale = page.getByRole("status").filter({ hasText: "The domain could not be loaded" }).first();
    await expect(stale).toContainText("The DNS backend did not answer");
    await expect(stale).toContainText("Shown is what was loaded just now.");
    await expectPage(page, zone.name);
  });

  test("for maintenance counts down to when the server wants to be asked", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(503);
    const zone = await api.newZone({ pending: true });
    await page.clock.install();
    const mend = await fault({ kind: "503=date:40", method: "GET", path: /\/validation$/ });
    await visit(page, `/domains/${zone.id}/validation`);
    await expect(problem(page)).toContainText("The API is under maintenance or overloaded (503).");
    await expect(problem(page)).toContainText(/You can go on in \d+ seconds\./);
    const again = problem(page).getByRole("button", { name: "Try again" });
    await expectDescribed(again, /^You can go on at /);
    await expect(again).toHaveAttribute("aria-disabled", "true");
    await mend();
    await page.clock.fastForward(45_000);
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
  });

  test("with a 429 for long counts down too", async ({ page, api, fault, complaints }) => {
    complaints.expect(429);
    const zone = await api.newZone({ pending: true });
    await fault({ kind: "429=90", method: "GET", path: /\/validation$/ });
    await visit(page, `/domains/${zone.id}/validation`);
    await expect(problem(page)).toContainText("The rate limit is reached.");
    await expect(problem(page)).toContainText(/You can go on in \d+ (seconds|minutes)\./);
  });

  for (const [kind, status, words] of [
    ["html=200", 200, "The server answered 200 with a web page where the API's data was expected"],
    ["html=404", 404, "answered 404 with a web page"],
    ["empty=200", 200, "The server answered 200 with nothing where the API's data was expected"],
    ["shape", 200, "The server answered 200 with data of another shape"],
    ["text", 200, "The server answered 200 with text"],
    ["truncated", 200, "The server answered 200 with"],
  ] as const) {
    const tag = kind === "html=200" || kind === "truncated" ? [] : "@more";
    test(`for what came (${kind}) shows it as text`, { tag }, async ({ page, api, fault, complaints }) => {
      if (status !== 200) complaints.expect(status);
      const zone = await api.newZone({ pending: true });
      const mend = await fault({ kind, method: "GET", path: /\/validation$/ });
      await visit(page, `/domains/${zone.id}/validation`);
      await expect(problem(page)).toContainText("could not be loaded");
      await expect(problem(page)).toContainText(words);
      await problem(page).getByText("Details for support").click();
      const raw = problem(page).getByText(/^GET \/api\/v1\/domains\//);
      await expect(raw).toContainText(`Status ${status}`);
      if (kind.startsWith("html"))
        await expect(raw).toContainText(`<script>document.title = "run by mistake"</script>`);
      await expect(page).not.toHaveTitle("run by mistake");
      await mend();
      await press(problem(page), "Try again");
      await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    });
  }

  test("because the connection was cut says so", async ({ page, api, fault, complaints }) => {
    complaints.expect(/net::ERR_|network error/i);
    const zone = await api.newZone({ pending: true });
    await fault({ kind: "drop", method: "GET", path: /\/validation$/ });
    await visit(page, `/domains/${zone.id}/validation`);
    await expect(problem(page)).toContainText(
      "No answer came: the server could not be reached, or the connection was cut.",
    );
  });
});

test.describe("a write whose fate is not known", () => {
  for (const [status, words] of [
    [502, "The DNS backend did not answer"],
    [504, "The DNS backend did not answer"],
  ] as const) {
    test(`after ${status} is not called failed, and is not sent again by itself`, async ({
      page,
      api,
      fault,
      complaints,
    }) => {
      complaints.expect(status);
      const zone = await api.newZone();
      await typeSettings(page, zone);
      await fault({ kind: String(status), method: "PATCH", path: zonePath });
      let sent = 0;
      page.on("request", (request) => request.method() === "PATCH" && sent++);
      await press(page, "Save settings");
      const main = page.getByRole("main");
      await expect(main.getByText("It is not known yet whether the domain was changed")).toBeVisible();
      await expect(main.getByText(words)).toBeVisible();
      await expect(main.getByText(/It may have been applied all the same\./)).toBeVisible();
      await expect(main.getByRole("button", { name: "Try again" })).toHaveCount(0);
      await expectTypedStillThere(page);
      expect(sent).toBe(1);
    });
  }

  test("because the reply cannot be read shows what came as text", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(502);
    const zone = await api.newZone();
    await typeSettings(page, zone);
    await fault({ kind: "html", method: "PATCH", path: zonePath });
    await press(page, "Save settings");
    const main = page.getByRole("main");
    await expect(main.getByText("It is not known yet whether the domain was changed")).toBeVisible();
    await main.getByText("Details for support").click();
    await expect(main.getByText("<h1>502 Bad Gateway</h1>")).toBeVisible();
    await expect(page).not.toHaveTitle("run by mistake");
    await expectTypedStillThere(page);
  });

  test("in a dialog is said in the dialog", async ({ page, api, fault, complaints }) => {
    complaints.expect(504);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await fault({ kind: "504", method: "DELETE", path: zonePath });
    await press(page, `Delete ${zone.name}`);
    const dialog = page.getByRole("alertdialog", { name: `Delete ${zone.name}` });
    await press(dialog, `Delete ${zone.name}`);
    await expect(dialog.getByText("It is not known yet whether the domain was deleted")).toBeVisible();
    await expect(dialog.getByText("It is not known yet whether the domain was deleted")).toBeInViewport();
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });
});

test("a page that is not there is said to be none", async ({ page, complaints }) => {
  complaints.expect(404);
  await visit(page, "/nothing/here");
  await expectPage(page, /no such page/i);
});
