import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import {
  expectNoRow,
  expectPage,
  expectQuery,
  expectRecord,
  expectRow,
  press,
  pressInRow,
  row,
  visit,
} from "./steps";
import { expect, type Role, test } from "./test";

const entries = (page: Page) => page.getByRole("table", { name: "audit entries" });
const sentences = (page: Page) => entries(page).locator("tbody").getByRole("row");
const narrow = (page: Page) => page.getByRole("searchbox", { name: "Narrow this page" });
const chips = (page: Page) => page.getByRole("list", { name: "Filters" }).getByRole("listitem");
const lines = (page: Page) => page.getByRole("figure", { name: "Lines of the zone file" });
const choose = (page: Page, filter: string, option: string) =>
  page.getByRole("combobox", { name: filter, exact: true }).selectOption({ label: option });
const www = { name: "www", type: "A", content: "192.0.2.1", ttl: 3600 };

test.describe("the list of entries", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is reached from the sidebar, and says what happened, when and from where", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, "/domains");
    await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Audit log" }).click();
    await expectPage(page, "Audit log");
    await expectRow(
      page,
      `petra.lindqvist@… (API key) created the domain ${zone.name}`,
      "just now",
      /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
      /127\.0\.0\.1|::1/,
    );
    await expect(page.getByText(/^Newest first\. Times are those of \S+\.$/)).toBeVisible();
  });

  test("is narrowed by action, actor type and object type, each a chip and in the URL", async ({ page }) => {
    await visit(page, "/audit-logs");
    await choose(page, "Action", "Domain exported");
    await expectQuery(page, { action: "domain.export" });
    await expect(sentences(page)).toHaveText(
      Array.from({ length: 3 }, () => /exported the domain northwind\.example/),
    );
    await expect(chips(page)).toHaveText(["ActionDomain exported"]);
    await choose(page, "Object type", "Record");
    await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
    await press(page, "Remove the filter Action");
    await expectQuery(page, { resource_type: "record" });
    await choose(page, "Actor type", "System");
    await expect(chips(page)).toHaveCount(2);
    await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("combobox", { name: "Actor type" })).toHaveValue("system");
    await press(page, "Clear all");
    await expectQuery(page, {});
    await expect(chips(page)).toHaveCount(0);
    await page.goBack();
    await expectQuery(page, { resource_type: "record", actor_type: "system" });
  });

  test("is narrowed to spans of time, and to exact times in the reader's time zone", {
    tag: "@more",
  }, async ({ page }) => {
    await visit(page, "/audit-logs");
    await choose(page, "Time", "Last 7 days");
    await expectQuery(page, { range: "7d" });
    await expect(entries(page)).toContainText("yesterday");
    await choose(page, "Time", "Exact times…");
    const exact = page.getByRole("form", { name: "Exact filters" });
    await exact.getByLabel("From", { exact: true }).fill("2026-01-02T10:00:00");
    await exact.getByLabel("To", { exact: true }).fill("2026-01-01T10:00:00");
    await press(exact, "Apply");
    await expect(exact.getByLabel("To", { exact: true })).toHaveAccessibleDescription(
      /This is before the time it starts from/,
    );
    await exact.getByLabel("To", { exact: true }).fill("2026-01-02T10:00:01");
    await press(exact, "Apply");
    const moment = (text: string) => page.evaluate((local) => new Date(local).toISOString(), text);
    await expectQuery(page, {
      start_date: await moment("2026-01-02T10:00:00"),
      end_date: await moment("2026-01-02T10:00:01.999"),
    });
    await expect(chips(page)).toHaveText([/^From2026-01-02 10:00:00 \S+$/, /^To2026-01-02 10:00:01 \S+$/]);
    await expect(page.getByRole("combobox", { name: "Time" })).toHaveValue("exact");
  });

  test("is narrowed by text on its page alone, and says so", { tag: "@more" }, async ({ page }) => {
    await visit(page, "/audit-logs?action=domain.export&page_size=25");
    await page.keyboard.press("/");
    await page.keyboard.type("ROSA export");
    await expectQuery(page, { action: "domain.export", page_size: "25", q: "ROSA export" });
    await expect(
      page.getByText("3 of the 3 entries on this page have that text. The API cannot search by text."),
    ).toBeVisible();
    await narrow(page).fill("nobody-has-this");
    await expect(page.getByRole("heading", { name: "No entry on this page has that text" })).toBeVisible();
    await press(page, "Clear the text");
    await expect(sentences(page)).toHaveCount(3);
  });

  test("is turned page by page; a page past the last says so", { tag: "@more" }, async ({ page }) => {
    await visit(page, "/audit-logs?page_size=25&range=90d");
    const pages = page.getByRole("navigation", { name: "Pages of entries" });
    await expect(sentences(page)).toHaveCount(25);
    const first = await sentences(page).allTextContents();
    await press(pages, "Next page");
    await expect(page).toHaveURL(/[?&]page=2&/);
    await expect(pages).toContainText("26–50 of ");
    for (const text of await sentences(page).allTextContents()) expect(first).not.toContain(text);
    await visit(page, "/audit-logs?page=999");
    await expect(page.getByRole("heading", { name: "There is no page 999" })).toBeVisible();
    await press(page, "Go to the last page");
    await expect(sentences(page).first()).toBeVisible();
  });

  test("is walked with the keyboard: Enter opens, Escape leads back to the same row", async ({ page }) => {
    await visit(page, "/audit-logs?action=domain.export");
    const links = entries(page).getByRole("link", { name: /exported the domain/ });
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await expect(links.first()).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expectPage(page, /exported the domain northwind\.example/);
    await page.keyboard.press("Escape");
    await expectPage(page, "Audit log");
    await expectQuery(page, { action: "domain.export" });
    await expect(links.nth(1)).toBeFocused();
  });

  test("stays as it is while entries arrive, on all its pages, and tells how many; what was on top stays in sight", async ({
    page,
    api,
  }) => {
    const zone = await api.newZone();
    const set = (default_ttl: number) =>
      api.call("domains.update", { params: { domain_id: zone.id }, body: { default_ttl } });
    for (let ttl = 1; ttl <= 30; ttl++) await set(ttl);
    const told = async () => {
      const texts = await sentences(page).allTextContents();
      return texts.map((text) => Number(/ to (\d+)(?!.* to \d)/.exec(text)?.[1]));
    };
    const down = (from: number, count: number) => Array.from({ length: count }, (_, at) => from - at);
    await page.clock.install();
    await visit(page, `/audit-logs?resource_id=${zone.id}&page_size=25`);
    await expect(sentences(page)).toHaveCount(25);
    expect(await told()).toEqual(down(30, 25));
    for (let ttl = 31; ttl <= 33; ttl++) await set(ttl);
    const pages = page.getByRole("navigation", { name: "Pages of entries" });
    await press(pages, "Next page");
    await expect(sentences(page)).toHaveCount(6);
    await expect(pages).toContainText("26–31 of 31");
    expect((await told()).slice(0, 5)).toEqual(down(5, 5));
    await press(pages, "Previous page");
    await expect(sentences(page)).toHaveCount(25);
    expect(await told()).toEqual(down(30, 25));

    await page.clock.fastForward(20_000);
    await press(page, "3 new entries");
    await expect(sentences(page).first()).toContainText("from 32 to 33");
    await expect(sentences(page).nth(3).getByRole("link", { name: "from 29 to 30" })).toBeFocused();
    expect(await told()).toEqual(down(33, 25));
    await expect(page.getByRole("button", { name: /new entr/ })).toBeHidden();

    for (let ttl = 34; ttl <= 63; ttl++) await set(ttl);
    await page.clock.fastForward(20_000);
    await press(page, "30 new entries");
    await expect(sentences(page).nth(5).getByRole("link", { name: "from 32 to 33" })).toBeFocused();
    await expect(pages).toContainText("26–50 of 64");
    expect(await told()).toEqual(down(38, 25));
  });

  test("shows over time what there is, and is narrowed to a span by drawing over it or by the keys", async ({
    page,
  }) => {
    await visit(page, "/audit-logs?range=30d&action=domain.export");
    const plot = page.getByRole("listbox", { name: /^Activity over time/ });
    const bars = plot.getByRole("option", { name: /: 1 entry \(Domains 1\)$/ });
    await expect(bars).toHaveCount(3);
    await expect(page.getByRole("list", { name: "Kinds of entries" })).toHaveText(/Domains\s*3/);
    await expectAccessible(page);

    await plot.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    for (let step = 1; step <= 6; step++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await expect(sentences(page)).toHaveCount(1);
    await expect(chips(page)).toHaveText([/^From/, /^To/, "ActionDomain exported"]);
    await expect(plot).toBeFocused();
    await page.goBack();
    await expect(sentences(page)).toHaveCount(3);

    const [from, to] = [await bars.nth(1).boundingBox(), await bars.nth(2).boundingBox()];
    if (!from || !to) throw new Error("The bars have no place");
    await page.mouse.move(to.x + 2, to.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 2, from.y + 10, { steps: 4 });
    await expect(page.getByText(/· 2 entries \(Domains 2\)/)).toBeVisible();
    await page.mouse.up();
    await expect(sentences(page)).toHaveCount(2);
    await press(page, "Table");
    const table = page.getByRole("table", { name: "Entries over time" });
    await expect(table.getByRole("row").filter({ hasText: /11$/ })).toHaveCount(2);
    await expectAccessible(page);
    await press(page, "Hide");
    await expect(table).toBeHidden();
    await press(page, "Show activity over time");
    await expect(plot).toBeVisible();
  });

  test("shows names and values of others as text", { tag: "@more" }, async ({ page, api }) => {
    const hostile = '<img src=x onerror="document.title=1"> \u202egnp.exe';
    const zone = await api.newZone({ description: "plain" });
    await api.call("domains.update", { params: { domain_id: zone.id }, body: { description: hostile } });
    await visit(
      page,
      `/audit-logs?resource_id=${zone.id}&action=domain.update&q=${encodeURIComponent("<img")}`,
    );
    await expectRow(page, '<img src=x onerror="document.title=1"> \\u202eg');
    await sentences(page).getByRole("link").first().click();
    await expect(page.getByRole("table", { name: "Fields" })).toContainText("\\u202egnp.exe");
    await expect(page.locator("main img")).toHaveCount(0);
  });

  test("that could not be loaded says why, and is loaded again", { tag: "@more" }, async ({
    page,
    fault,
    complaints,
  }) => {
    complaints.expect(503);
    await visit(page, "/audit-logs?action=domain.export&actor_type=user");
    await expect(sentences(page)).toHaveCount(3);
    const mend = await fault({ kind: "503", method: "GET", path: /^\/admin\/audit-logs/ });
    await choose(page, "Action", "Domain deleted");
    await expect(page.getByRole("alert").filter({ hasText: "503" })).toContainText("could not be loaded", {
      timeout: 30_000,
    });
    await mend();
    await press(page.getByRole("main"), "Try again");
    await expect(sentences(page)).toHaveCount(1);
  });
});

test("a list that cannot be loaded again stays, with its age", { tag: "@more" }, async ({
  page,
  context,
  signInAs,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await signInAs("tenant_admin");
  await visit(page, "/audit-logs?action=domain.export");
  await expect(sentences(page)).toHaveCount(3);
  await context.setOffline(true);
  await press(page, "Load again");
  await expect(page.getByText(/^Shown is what was loaded /)).toBeVisible({ timeout: 30_000 });
  await expect(sentences(page)).toHaveCount(3);
  await context.setOffline(false);
  await expect(page.getByText(/^Shown is what was loaded /)).toBeHidden();
});

test.describe("an entry", () => {
  test("shows a record before and after, who it was, and leads on", async ({ page, api, signInAs }) => {
    await signInAs("tenant_admin");
    const zone = await api.newZone({ records: [www] });
    const [record] = (await api.records(zone)).filter(({ type }) => type === "A");
    const params = { domain_id: zone.id, record_id: record?.id ?? "" };
    await api.call("records.update", { params, body: { ttl: 300 } }, "record_editor");
    await api.call("records.update", { params, body: { content: "192.0.2.2" } }, "record_editor");
    await visit(page, `/audit-logs?resource_id=${params.record_id}`);
    await sentences(page).filter({ hasText: "from 3600 to 300" }).getByRole("link").first().click();

    await expectPage(
      page,
      `erin.castellanos@northwind.example (API key) changed the TTL of www A in ${zone.name} from 3600 to 300`,
    );
    await expect(lines(page)).toContainText("Before: www 3600 IN A 192.0.2.1");
    await expect(lines(page)).toContainText("After: www 300 IN A 192.0.2.1");
    await expect(lines(page).getByRole("deletion")).toHaveText("3600");
    await expect(lines(page).getByRole("insertion")).toHaveText("300");
    await page.getByText("Raw entry (JSON)").click();
    await expect(page.getByText('"action": "record.update"')).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy the JSON" })).toBeVisible();

    await press(page, "Next entry of the same object");
    await expectPage(page, /from 192\.0\.2\.1 to 192\.0\.2\.2$/);
    await expect(page.getByRole("button", { name: "Next entry of the same object" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await page.keyboard.press("p");
    await expectPage(page, /from 3600 to 300$/);

    await page.getByRole("link", { name: "All entries of this object" }).click();
    await expect(chips(page)).toHaveText([
      /^Object typeRecord/,
      `Objectwww.${zone.name} A ${params.record_id}`,
    ]);
    await expect(sentences(page)).toHaveCount(2);
    await sentences(page).getByRole("link").first().click();
    await page.getByRole("link", { name: "Only by this actor" }).click();
    await expectQuery(page, { actor_id: "key_record_editor" });
    await expect(chips(page)).toHaveText(["Actorerin.castellanos@northwind.example key_record_editor"]);

    await row(page, "from 192.0.2.1 to 192.0.2.2")
      .getByRole("link", { name: /^Open the record/ })
      .click();
    await expectRecord(page, "www A", "192.0.2.2");
    await expectQuery(page, { record: params.record_id });
  });

  test("leads to its neighbours also deep in a long history", { tag: "@more" }, async ({
    page,
    api,
    signInAs,
  }) => {
    await signInAs("tenant_admin");
    const zone = await api.newZone();
    const params = { domain_id: zone.id };
    for (let ttl = 1; ttl <= 70; ttl++) {
      await api.call("domains.update", { params, body: { default_ttl: ttl } });
    }
    await visit(page, `/audit-logs?resource_id=${zone.id}&page=2`);
    await sentences(page).getByRole("link", { name: "from 10 to 11" }).click();
    await press(page, "Previous entry of the same object");
    await expectPage(page, /from 9 to 10$/);
    await press(page, "Next entry of the same object");
    await expectPage(page, /from 10 to 11$/);
    await press(page, "Next entry of the same object");
    await expectPage(page, /from 11 to 12$/);
  });

  test("of a batch shows every record of it", { tag: "@more" }, async ({ page, api, signInAs }) => {
    await signInAs("tenant_admin");
    const records = Array.from({ length: 210 }, (_, at) => ({ ...www, name: `n${at}` }));
    const zone = await api.newZone({ records });
    await visit(page, `/audit-logs?resource_id=${zone.id}&action=record.bulk_create`);
    await sentences(page)
      .getByRole("link", { name: `added 210 records to ${zone.name}` })
      .click();
    await expect(lines(page).getByText("n199 3600 IN A 192.0.2.1")).toBeVisible();
    await expect(lines(page).getByText("n209 ")).toBeHidden();
    await press(lines(page), "Show 10 more");
    await expect(lines(page).getByText("n209 3600 IN A 192.0.2.1")).toBeVisible();
  });

  test("of a deleted domain leads to where it is restored", { tag: "@more" }, async ({
    page,
    api,
    signInAs,
    complaints,
  }) => {
    complaints.expect(404);
    await signInAs("tenant_admin");
    const zone = await api.newZone();
    await api.call("domains.delete", { params: { domain_id: zone.id } });
    await visit(page, `/audit-logs?resource_id=${zone.id}&action=domain.delete`);
    await sentences(page).getByRole("link").first().click();
    await page.getByRole("link", { name: "Open the domain" }).click();
    await press(page, `Restore ${zone.name}`);
    await expectPage(page, zone.name);
  });

  test("that is not there, or not one's own, says so", async ({ page, api, signInAs, complaints }) => {
    complaints.expect(404);
    const zone = await api.newZone();
    const { data } = await api.call("auditLogs.list", { query: { resource_id: zone.id } });
    await signInAs("other_tenant");
    await visit(page, `/audit-logs/${data[0]?.id}`);
    await expectPage(page, /could not be loaded/);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "does not exist, or you cannot see it",
    );
  });
});

test("all that the filters match is saved as a file, paused and gone on with, whole though a page fails", async ({
  page,
  api,
  signInAs,
  fault,
  complaints,
}) => {
  complaints.expect(503);
  await signInAs("tenant_admin");
  const zone = await api.newZone();
  const params = { domain_id: zone.id };
  for (let ttl = 1; ttl <= 120; ttl++)
    await api.call("domains.update", { params, body: { default_ttl: ttl } });
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await visit(page, `/audit-logs?resource_id=${zone.id}&action=domain.update`);
  await expect(sentences(page)).toHaveCount(50);
  const mend = await fault({ kind: "503", method: "GET", path: /^\/admin\/audit-logs/ });
  await press(page, "Export");
  await page.getByRole("menuitem", { name: "JSON lines, for programs" }).click();
  const run = page.getByRole("region", { name: "Export" });
  await press(run, "Pause");
  await expect(run).toContainText(/Paused the export|The export stands still/, { timeout: 30_000 });
  await mend();
  await api.call("domains.update", { params, body: { default_ttl: 999 } });
  const saved = page.waitForEvent("download");
  await run
    .getByRole("button", { name: /Go on|Try again/ })
    .first()
    .click();
  const file = await saved;
  const lines = readFileSync(await file.path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(lines.length);
  expect(lines.length).toBeGreaterThanOrEqual(120);
  await expect(run).toContainText(`${lines.length} entries`);
  await press(run, "Close");
  await expect(run).toBeHidden();
});

test("an entry is taken back by a review, from its page and from a record's history; what has changed since is asked", async ({
  page,
  api,
  signInAs,
}) => {
  await signInAs("tenant_admin");
  const zone = await api.newZone({ records: [www] });
  const [record] = (await api.records(zone)).filter(({ type }) => type === "A");
  const params = { domain_id: zone.id, record_id: record?.id ?? "" };
  await api.call("records.update", { params, body: { ttl: 300 } });
  await visit(page, `/audit-logs?resource_id=${params.record_id}`);
  await sentences(page).getByRole("link", { name: "from 3600 to 300" }).click();
  await press(page, "Revert…");
  const sheet = page.getByRole("dialog", { name: "Revert an entry" });
  await expect(sheet.getByRole("list", { name: "What takes it back" })).toContainText(
    "www 3600 IN A 192.0.2.1",
  );
  await press(sheet, "Review 1 change");
  await press(page.getByRole("dialog", { name: /^Review changes/ }), "Apply 1 change");
  await expect(page.getByText(/^Applied 1 change to /)).toBeVisible();
  await expect
    .poll(async () => (await api.records(zone)).find(({ id }) => id === params.record_id)?.ttl)
    .toBe(3600);

  await api.call("records.update", { params, body: { ttl: 60 } });
  await visit(page, `/domains/${zone.id}/records?record=${params.record_id}`);
  const history = page.getByRole("dialog", { name: "History of www A" });
  await pressInRow(page, "www A", "History of www A");
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(history).toBeHidden();
  await press(page, "Open www A");
  await press(page, "History");
  await expect(history.getByRole("listitem")).toHaveCount(3);
  await history.getByRole("listitem").last().getByRole("button", { name: "Revert…" }).click();
  await expect(sheet).toContainText("The zone has changed here since");
  await press(sheet, "Review 1 change");
  const review = page.getByRole("dialog", { name: /^Review changes/ });
  await expect(review).toContainText("1 of these changes does not fit the zone as it is now");
  await review.getByRole("radio", { name: /^Mine/ }).check();
  await press(review, "Apply 1 change");
  await expect
    .poll(async () => (await api.records(zone)).find(({ id }) => id === params.record_id)?.ttl)
    .toBe(3600);
});

test.describe("who may read it", () => {
  test("platform admins see every tenant, named, and can keep to one", async ({ page, signInAs }) => {
    await signInAs("platform_admin");
    await visit(page, "/audit-logs?action=domain.create");
    await expect(entries(page).getByRole("columnheader", { name: "Tenant" })).toBeVisible();
    await expectRow(page, "lumen-lab.example", "t_lumen");
    await expectRow(page, "northwind-labs.example", "Northwind Freight");
    await row(page, "lumen-lab.example").getByRole("button", { name: /^More/ }).click();
    await page.getByRole("menuitem", { name: "Only this tenant" }).click();
    await expectQuery(page, { tenant_id: "t_lumen" });
    await choose(page, "Action", "Domain created");
    await expectQuery(page, { action: "domain.create", tenant_id: "t_lumen" });
    await expect(sentences(page)).toHaveText([/lumen-lab\.example/]);
  });

  test("tenant admins see their own tenant's entries alone", { tag: "@more" }, async ({ page, signInAs }) => {
    await signInAs("other_tenant");
    await visit(page, "/audit-logs?page_size=100&action=domain.create");
    await expectRow(page, "olga.petrova@… created the domain lumen-lab.example");
    await expectNoRow(page, "northwind");
    await expect(entries(page).getByRole("columnheader", { name: "Tenant" })).toHaveCount(0);
    await visit(page, "/audit-logs?tenant_id=t_northwind");
    await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
  });

  for (const role of ["domain_admin", "record_editor", "read_only"] satisfies Role[]) {
    test(`${role} is told what it needs and who can grant it`, async ({
      page,
      api,
      signInAs,
      complaints,
    }) => {
      complaints.expect(403);
      const zone = await api.newZone();
      await signInAs(role);
      await visit(page, `/domains/${zone.id}`);
      await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Activity" })).toHaveCount(0);
      for (const path of ["/audit-logs", `/domains/${zone.id}/activity`]) {
        await visit(page, path);
        const refusal = page.getByRole("alert").filter({ hasText: "audit_logs:read" });
        await expect(refusal).toContainText("An admin of your tenant can grant it.");
        await expect(narrow(page)).toHaveCount(0);
      }
    });
  }
});

test.describe("a domain's activity", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is what was logged under the domain, and says that it is no more", async ({ page, api }) => {
    const zone = await api.newZone({ records: [www] });
    await visit(page, `/domains/${zone.id}`);
    await page.getByRole("link", { name: "Activity" }).click();
    await expect(sentences(page)).toHaveText([/added 1 record to /, /created the domain /]);
    await expect(page.getByText(/^Entries that the API logs under the domain itself/)).toBeVisible();
    await choose(page, "Action", "Domain created");
    await expect(sentences(page)).toHaveText([/created the domain /]);
    await expect(chips(page)).toHaveText(["ActionDomain created"]);
    await sentences(page).getByRole("link").first().click();
    await expectPage(page, /created the domain/);
    await press(page, "Back to the list");
    await expectQuery(page, { action: "domain.create" });
    const tabs = page.getByRole("navigation", { name: `Pages of ${zone.name}` });
    await expect(tabs.getByRole("link", { name: "Activity" })).toHaveAttribute("aria-current", "page");
  });

  test("of single records is looked for among all of them", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone();
    const other = await api.newZone();
    const params = { domain_id: zone.id };
    await api.call("records.create", { params, body: www });
    await api.call("records.create", { params: { domain_id: other.id }, body: www });
    await visit(page, `/domains/${zone.id}/activity`);
    await press(page, "Single records");
    await expectQuery(page, { of: "records" });
    await expect(sentences(page)).toHaveText([new RegExp(`added www A to ${zone.name}`)]);
    await expect(
      page.getByText(/^1 of this zone among the newest 300 of \d+ entries about single records/),
    ).toBeVisible();
    await press(page, "Look further back");
    await expect(page.getByRole("button", { name: "Look further back" })).toHaveCount(0);
    await expect(sentences(page)).toHaveCount(1);
    await page.reload();
    await expect(sentences(page)).toHaveText([new RegExp(`added www A to ${zone.name}`)]);
  });
});
