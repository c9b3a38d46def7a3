import type { Page } from "@playwright/test";
import { expectAccessible, expectFitsPhone } from "./axe";
import { answer } from "./fates";
import { expect, test } from "./proxied";
import { expectDescribed, expectPage, press, toast, visit } from "./steps";

test.use({ leg: "console to API" });
test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

const health = /^\/health\/ready$/;
const banner = (page: Page) => page.getByRole("region", { name: "State of the API" });
const degraded = (checks: Record<string, string>) =>
  answer("before", 503, { status: "degraded", checks: { database: "ok", ...checks } });

test("what of the API is down is said below the top line, and gone when it is well again", async ({
  page,
  between,
}) => {
  await visit(page, "/domains");
  await expect(page.getByText("API healthy")).toBeVisible();
  await expect(banner(page)).toBeHidden();
  const mend = between.when(
    { path: health },
    degraded({ pdns: "connection refused", "<i>sidecar</i>": "no answer" }),
  );
  // What the server heard of the API's health is kept for two seconds.
  await expect(async () => {
    await visit(page, "/domains");
    await expect(banner(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(banner(page).getByRole("heading")).toHaveText("PowerDNS and <i>sidecar</i> do not work");
  await expect(banner(page)).toContainText("“connection refused”");
  await expect(banner(page)).toContainText("Noticed just now");
  await expect(page.getByText("API degraded")).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  mend();
  await expect(async () => {
    await press(banner(page), "Check now");
    await expect(banner(page)).toContainText("The API is well again", { timeout: 1000 });
  }).toPass();
  await expect(page.getByRole("status").filter({ hasText: /^The API is well again\.$/ })).toHaveCount(1);
  await expect(banner(page)).toBeHidden({ timeout: 15_000 });
});

test("trouble is noticed at the first failure; what was loaded stays, and is read again when it is over", async ({
  page,
  api,
  between,
  complaints,
}) => {
  complaints.expect(502);
  page.on("dialog", (dialog) => dialog.accept());
  const zone = await api.newZone({ description: "Before" });
  await visit(page, `/domains/${zone.id}/settings`);
  const description = page.getByRole("textbox", { name: "Description" });
  await expect(description).toHaveValue("Before");
  const ends = [
    between.when({ path: health }, degraded({ pdns: "timeout" })),
    between.when({ path: /^\/api\/v1\// }, answer("before", 502, { detail: "PowerDNS is unreachable" })),
  ];
  await description.fill("Typed in bad weather");
  await press(page, "Save settings");
  await expect(banner(page).getByRole("heading")).toHaveText("PowerDNS does not work");
  await expect(page.getByText(/could not be checked/)).toBeVisible();
  await expect(page.getByText(/so sending this may fail\. What you type is kept as a draft/)).toBeVisible();
  await expectPage(page, zone.name);
  await page.reload();
  await expect(banner(page)).toBeVisible();
  for (const end of ends) end();
  await api.call("domains.update", { params: { domain_id: zone.id }, body: { default_ttl: 7200 } });
  await expect(page.getByRole("textbox", { name: "Default TTL" })).toHaveValue("7200", { timeout: 20_000 });
  await press(page, /^Restore what you typed/);
  await press(page, "Save settings");
  await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
});

test("after a minute without the API the page is still there, with its age", { tag: "@more" }, async ({
  page,
  api,
  between,
  complaints,
}) => {
  complaints.expect(502);
  const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
  await page.clock.install();
  await visit(page, `/domains/${zone.id}/records`);
  await expect(page.getByText("192.0.2.1")).toBeVisible();
  const mends = [
    between.when({ path: health }, { kind: "drop", when: "before" }),
    between.when({ path: /^\/api\/v1\// }, { kind: "drop", when: "before" }),
  ];
  await expect(async () => {
    await page.clock.fastForward(60_000);
    await expect(banner(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(banner(page).getByRole("heading")).toHaveText(/^The API at .* does not answer$/);
  await page.clock.fastForward(60_000);
  await expect(banner(page)).toContainText("What is on screen, loaded");
  await expect(banner(page)).toContainText(/loaded \d minutes ago/);
  await expect(page.getByText("192.0.2.1")).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("SOA serial")).toBeVisible();
  const www = (await api.records(zone)).find(({ type }) => type === "A");
  const params = { domain_id: zone.id, record_id: www?.id ?? "" };
  await page.getByRole("link", { name: /^Records \d/ }).click();
  await expect(page.getByText("192.0.2.1")).toBeVisible();
  for (const mend of mends) mend();
  await api.call("records.update", { params, body: { content: "192.0.2.2" } });
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await expect(page.getByText("192.0.2.2")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(banner(page)).toContainText("The API is well again");
  await page.clock.fastForward(8_000);
  await expect(banner(page)).toBeHidden();
});

test("the hint in the top line says the same to the pointer", { tag: "@more" }, async ({ page, between }) => {
  between.when({ path: health }, degraded({ redis: "timeout" }));
  await visit(page, "/domains");
  await expectDescribed(page.getByText("API degraded").locator(".."), "Redis does not work.");
});
