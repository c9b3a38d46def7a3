import type { Page } from "@playwright/test";
import type { RecordCreate } from "@/lib/contract/records";
import { expectAccessible, expectFitsPhone } from "./axe";
import {
  expectNoRecord,
  expectRecord,
  fillRecord,
  openRecord,
  panel,
  press,
  pressInRow,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

const records = (zone: { id: string }) => `/domains/${zone.id}/records`;
const bar = (page: Page) => page.getByRole("region", { name: "Staged changes" });
const review = (page: Page) => page.getByRole("dialog", { name: /^Review changes to / });
const a = (name: string, content = "192.0.2.1"): RecordCreate => ({ name, type: "A", content });

async function stageOn(page: Page): Promise<void> {
  await page.getByRole("switch", { name: "Stage changes" }).check();
}

async function stageAddress(page: Page, name: string, address = "192.0.2.7"): Promise<void> {
  await press(page.getByRole("main"), "Add record");
  await fillRecord(panel(page), { Name: name, Type: "A", Address: address });
  await press(panel(page), "Stage record");
  await expect(panel(page)).toBeHidden();
}

async function openReview(page: Page, changes: string): Promise<void> {
  await expect(bar(page)).toContainText(`${changes} staged`);
  await press(bar(page), "Review");
  await expect(review(page)).toBeVisible();
}

test.describe("staged changes", () => {
  test.beforeEach(({ signInAs }) => signInAs("domain_manager"));

  test("an addition, a change and a deletion are kept through a reload, reviewed, applied and undone", async ({
    page,
    api,
  }) => {
    const zone = await api.newZone({ records: [a("www"), a("old"), a("same")] });
    const before = await api.records(zone);
    await visit(page, records(zone));
    await stageOn(page);
    await stageAddress(page, "new");
    await expectRecord(page, "new A", "192.0.2.7", "New");
    await openRecord(page, "www A");
    await fillRecord(panel(page), { Address: "192.0.2.9" });
    await press(panel(page), "Stage change");
    await expectRecord(page, "www A", "192.0.2.9", "Changed");
    await pressInRow(page, "old A", "Delete old A");
    await expectRecord(page, "old A", "To delete");
    await expect(bar(page)).toContainText("3 changes staged 1 new · 1 changed · 1 to delete");
    expect(await api.records(zone)).toEqual(before);

    await page.reload();
    await expectRecord(page, "new A", "192.0.2.7", "New");
    await openReview(page, "3 changes");
    await expect(review(page).getByRole("list", { name: "Changes" })).toContainText("192.0.2.9");
    await press(review(page), "Apply 3 changes");
    await expect(toast(page, "Applied 3 changes")).toBeVisible();
    await expect(review(page)).toBeHidden();
    await expect(bar(page)).toBeHidden();
    await expectNoRecord(page, "old A");
    await expectRecord(page, "new A", "192.0.2.7", "Enabled");
    const names = async () => (await api.records(zone)).map((each) => `${each.display_name} ${each.content}`);
    expect(await names()).toEqual(
      expect.arrayContaining(["new 192.0.2.7", "www 192.0.2.9", "same 192.0.2.1"]),
    );

    await press(toast(page, "Applied 3 changes"), "Undo");
    await press(review(page), "Apply 3 changes");
    await expect(toast(page, "Applied 3 changes").last()).toBeVisible();
    await expect(review(page)).toBeHidden();
    await expectRecord(page, "old A", "192.0.2.1", "Enabled");
    await expectNoRecord(page, "new A");
    expect(await names()).toEqual(expect.arrayContaining(["www 192.0.2.1", "old 192.0.2.1"]));
  });

  test("one of several is refused, alone or with all: it stays with its reason, the others are applied", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(422);
    const zone = await api.newZone();
    await visit(page, records(zone));
    await stageOn(page);
    await stageAddress(page, "one");
    await stageAddress(page, "two");
    await stageAddress(page, "three");
    await openReview(page, "3 changes");
    const mend = await fault({
      kind: "422=body.records.1.content",
      method: "POST",
      path: /\/records\/bulk$/,
    });
    await expect(review(page).getByRole("button", { name: "Apply 3 changes" })).toBeVisible();
    await page.route(/\/records\/bulk$/, (route) => {
      const { records: rows } = JSON.parse(route.request().postData() ?? "{}");
      return rows.some(({ name }: RecordCreate) => name === "two") ? route.fallback() : route.continue();
    });
    await press(review(page), "Apply 3 changes");
    await expect(review(page)).toContainText("Refused: content: value was refused on request");
    await expectRecord(page, "one A", "Enabled");
    await expectRecord(page, "three A", "Enabled");
    await expectRecord(page, "two A", "New");
    await expect(review(page).getByRole("button", { name: "Undo what was applied" })).toBeVisible();
    await press(review(page), /^Edit two/);
    await fillRecord(panel(page), { Address: "192.0.2.8" });
    await press(panel(page), "Stage change");
    await expect(bar(page)).toContainText("1 change staged 1 new");
    await expectRecord(page, "two A", "192.0.2.8", "New");

    // An API that is asked to go on after errors answers 200, and says row by row what it has written.
    await mend();
    await page.unrouteAll();
    await stageAddress(page, "four");
    await page.route(/\/records\/bulk$/, (route) => {
      const sent = JSON.parse(route.request().postData() ?? "{}");
      const rows = sent.records.map((row: RecordCreate) => (row.name === "two" ? { ...row, ttl: -1 } : row));
      return route.continue({
        postData: JSON.stringify({ ...sent, records: rows, continue_on_error: true }),
      });
    });
    await openReview(page, "2 changes");
    await press(review(page), "Apply 2 changes");
    await expect(review(page)).toContainText(/Refused: .*TTL/i);
    await expectRecord(page, "four A", "192.0.2.7", "Enabled");
    await expectRecord(page, "two A", "192.0.2.8", "New");
  });

  test("a reply that is lost in the middle is found out, and nothing is sent twice", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(504);
    const zone = await api.newZone({ records: [a("www")] });
    await visit(page, records(zone));
    await stageOn(page);
    await stageAddress(page, "one");
    await stageAddress(page, "two");
    await pressInRow(page, "www A", "Delete www A");
    await openReview(page, "3 changes");
    let sent = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/records/bulk")) sent++;
    });
    const mend = await fault({ kind: "after-504", method: "POST", path: /\/records\/bulk$/ });
    await press(review(page), "Apply 3 changes");
    await expect(toast(page, "Applied 3 changes")).toContainText(
      "The reply to one call was lost: it was found out that it was applied",
    );
    expect(sent).toBe(1);
    await expectNoRecord(page, "www A");
    await mend();

    // Left before a reply came, it is found out on whichever page is opened next, and can be undone from there.
    await stageAddress(page, "three");
    await openReview(page, "1 change");
    const applied = new Promise<void>((resolve) => {
      void page.route(/\/records$/, async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        await route.fetch();
        resolve();
      });
    });
    await press(review(page), "Apply 1 change");
    await applied;
    page.on("dialog", (dialog) => dialog.accept());
    await visit(page, "/domains");
    await page.mouse.move(200, 200);
    const told = toast(page, `Applied 1 change to ${zone.name}`);
    await expect(told).toContainText("three A 192.0.2.7 (new)");
    await press(told, "Undo");
    await expect(toast(page, `The way back is staged for ${zone.name}`)).toBeVisible();
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("much of a zone is only changed after a question", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone({ records: Array.from({ length: 10 }, (_, at) => a(`h${at}`)) });
    await visit(page, records(zone));
    await stageOn(page);
    for (const name of ["h0", "h1", "h2", "h3"]) await pressInRow(page, `${name} A`, `Delete ${name} A`);
    await openReview(page, "4 changes");
    await press(review(page), "Apply 4 changes");
    const question = page.getByRole("alertdialog", { name: /^Apply 4 changes to/ });
    await expect(question).toContainText("deletes 4 of the zone’s 10 records: 40 %");
    await press(question, "Cancel");
    await expectRecord(page, "h0 A", "To delete");
    await press(review(page), "Apply 4 changes");
    await press(question, "Apply all the same");
    await expect(toast(page, "Applied 4 changes")).toBeVisible();
    await expectNoRecord(page, "h0 A");
  });

  test("what somebody else has changed meanwhile is shown, and chosen", async ({ page, api }) => {
    const zone = await api.newZone({ records: [a("www"), a("both"), a("gone")] });
    await visit(page, records(zone));
    await stageOn(page);
    for (const name of ["www", "both", "gone"]) {
      await openRecord(page, `${name} A`);
      await fillRecord(panel(page), { Address: "192.0.2.9" });
      await press(panel(page), "Stage change");
      await expect(panel(page)).toBeHidden();
    }
    const now = await api.records(zone);
    const idOf = (name: string) => now.find(({ display_name }) => display_name === name)?.id ?? "";
    const params = { domain_id: zone.id };
    const own = (name: string) => ({ params: { ...params, record_id: idOf(name) } });
    await api.call("records.update", { ...own("both"), body: { content: "192.0.2.55" } });
    await api.call("records.delete", own("gone"));
    await openReview(page, "3 changes");
    const conflicts = review(page).getByRole("region", { name: "Conflicts" });
    await expect(conflicts).toContainText("2 of these changes do not fit the zone as it is now");
    await expect(conflicts.getByRole("cell", { name: "192.0.2.55" })).toBeVisible();
    await conflicts.getByRole("radio", { name: "Mine: change it as staged" }).check();
    await conflicts.getByRole("radio", { name: "Leave the zone as it is" }).last().check();
    await press(review(page), /^Apply/);
    await expect(toast(page, "Applied 2 changes")).toBeVisible();
    await expectRecord(page, "both A", "192.0.2.9", "Enabled");
    await expectNoRecord(page, "gone A");
  });

  test("a change that cannot stand beside others is refused in its form", { tag: "@more" }, async ({
    page,
    api,
  }) => {
    const zone = await api.newZone({ records: [a("www")] });
    await visit(page, records(zone));
    await stageOn(page);
    await press(page.getByRole("main"), "Add record");
    await fillRecord(panel(page), { Name: "www", Type: "CNAME", Target: "x.example.net." });
    await press(panel(page), "Stage record");
    await expect(panel(page).getByRole("region", { name: "What stands in the way" })).toBeVisible();
    await expect(bar(page)).toBeHidden();
  });

  test("all of it with the keyboard alone", async ({ page, api }) => {
    const zone = await api.newZone({ records: [a("www"), a("old")] });
    await visit(page, records(zone));
    await page.getByRole("switch", { name: "Stage changes" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expectRecord(page, "old A", "To delete");
    await bar(page).getByRole("button", { name: "Review" }).focus();
    await page.keyboard.press("Enter");
    await expect(review(page)).toBeVisible();
    await review(page).getByRole("button", { name: "Apply 1 change" }).focus();
    await page.keyboard.press("Enter");
    await expect(toast(page, "Applied 1 change")).toBeVisible();
    await expectNoRecord(page, "old A");
  });

  test("axe is content in both themes, and it fits a phone", async ({ page, api }) => {
    const zone = await api.newZone({ records: [a("www"), a("old")] });
    await visit(page, records(zone));
    await stageOn(page);
    await stageAddress(page, "new");
    await pressInRow(page, "old A", "Delete old A");
    await expect(bar(page)).toContainText("2 changes staged");
    await expectAccessible(page);
    await expectFitsPhone(page);
    await openReview(page, "2 changes");
    await expectAccessible(page);
    await expectFitsPhone(page);
    await review(page)
      .getByRole("button", { name: /^Take back new/ })
      .click();
    await expect(review(page)).toContainText("1 to delete");
  });

  test("another tab shows the same, and nothing that was tampered with", { tag: "@more" }, async ({
    page,
    api,
    context,
  }) => {
    const zone = await api.newZone({ records: [a("www")] });
    await visit(page, records(zone));
    await stageOn(page);
    await stageAddress(page, "one");
    await expect(bar(page)).toContainText("1 change staged");
    const other = await context.newPage();
    await visit(other, records(zone));
    await expect(bar(other)).toContainText("1 change staged");
    await stageAddress(other, "two");
    await expect(bar(page)).toContainText("2 changes staged");
    await expectRecord(page, "two A", "New");

    await page.evaluate(async () => {
      const opened = indexedDB.open("scaidns-changes");
      await new Promise((resolve) => opened.addEventListener("success", resolve));
      const store = opened.result.transaction("lines", "readwrite").objectStore("lines");
      const keys = store.getAllKeys();
      await new Promise((resolve) => keys.addEventListener("success", resolve));
      const [key] = keys.result;
      store.put({ kind: "delete", from: "<script>" }, key);
      await new Promise((resolve) => store.transaction.addEventListener("complete", resolve));
    });
    await page.reload();
    await expect(bar(page)).toContainText("1 change staged");
    await expectRecord(page, "www A", "Enabled");

    await press(bar(page), "Discard");
    await press(page.getByRole("alertdialog", { name: /^Discard 1 change/ }), "Discard");
    await expect(bar(page)).toBeHidden();
    await expect(bar(other)).toBeHidden();
    await expectNoRecord(other, "two A");

    // What one applies, the other hears of, in its review or, where that is closed, in a toast.
    await stageAddress(other, "three");
    await press(bar(page), "Review");
    await press(bar(other), "Review");
    await press(review(other), "Apply 1 change");
    await expect(review(page)).toContainText("Another tab applied 1 change");
    await page.keyboard.press("Escape");
    await expectRecord(page, "three A", "Enabled");
    await stageAddress(other, "four");
    await press(bar(other), "Review");
    await press(review(other), "Apply 1 change");
    await expect(toast(page, "Another tab applied 1 change")).toBeVisible();
    await expectRecord(page, "four A", "Enabled");
  });
});
