import type { Page } from "@playwright/test";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Api } from "./api";
import { expectAccessible, expectFitsPhone } from "./axe";
import { fillRecord, openAccountMenu, openRecord, panel, press, record, visit } from "./steps";
import { expect, type Role, test } from "./test";

interface Sight {
  page: Page;
  zone: DomainDetail;
  api: Api;
}

interface Look {
  as?: Role | null;
  /** Requests that are refused on the way. */
  refused?: number;
  show: (sight: Sight) => Promise<void>;
}

const zoneRecords = [
  { name: "@", type: "A", content: "192.0.2.1", ttl: 300 },
  { name: "www", type: "CNAME", content: "elsewhere.example.net." },
  { name: "off", type: "A", content: "192.0.2.9", disabled: true },
  { name: "long", type: "TXT", content: `"${"x".repeat(200)}" "${"y".repeat(200)}"` },
  { name: "a-rather-long-name-that-goes-on.and-on.and-on-for-a-while", type: "AAAA", content: "2001:db8::1" },
];

const looks: Record<string, Look> = {
  "sign-in": { as: null, show: ({ page }) => visit(page, "/sign-in") },
  "sign-in with an error": {
    as: null,
    show: async ({ page }) => {
      await visit(page, "/sign-in?error=access_denied");
      await press(page, "Sign in with the API key");
    },
  },
  "sample identities": {
    as: null,
    show: async ({ page }) => {
      await visit(page, "/sign-in");
      await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
      await expect(page.getByRole("button", { name: "Petra Lindqvist" })).toBeVisible();
    },
  },
  domains: { show: ({ page }) => visit(page, "/domains?deleted=true") },
  "domains, none of them": { show: ({ page }) => visit(page, "/domains?search=nobody-has-this") },
  "domains, for a reader": { as: "read_only", show: ({ page }) => visit(page, "/domains") },
  "deleted domains": { show: ({ page }) => visit(page, "/domains?status=deleted") },
  "the palette": {
    show: async ({ page }) => {
      await visit(page, "/domains");
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("option", { name: "Sign out" })).toBeVisible();
      await expect(page.getByRole("option", { name: "fleet.example" })).toBeVisible();
    },
  },
  "the account menu": {
    show: async ({ page }) => {
      await visit(page, "/domains");
      await openAccountMenu(page, "Tomas Okafor");
    },
  },
  "the shortcuts": {
    show: async ({ page }) => {
      await visit(page, "/domains");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    },
  },
  "a new domain": {
    show: async ({ page }) => {
      await visit(page, "/domains/new");
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("not a name");
      await press(page, "Create domain");
    },
  },
  "a domain that waits for its validation": {
    show: ({ page }) => visit(page, "/domains/d_northwind_labs_example"),
  },
  "a domain's overview": { show: ({ page, zone }) => visit(page, `/domains/${zone.id}`) },
  "a domain's records": {
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/records?system=true`);
      await expect(record(page, "www CNAME")).toBeVisible();
    },
  },
  "records of all types": {
    show: async ({ page }) => {
      await visit(page, "/domains/d_northwind_example/records");
      await expect(page.getByText("_acme-challenge").first()).toBeVisible();
    },
  },
  "5,000 records, for a reader": {
    as: "read_only",
    show: async ({ page }) => {
      await visit(page, "/domains/d_fleet_example/records");
      await expect(page.getByText("5,000 records")).toBeVisible();
    },
  },
  "records, none of them": {
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/records?q=nobody-has-this`);
      await expect(page.getByRole("heading", { name: "No record passes the filter" })).toBeVisible();
    },
  },
  "a record, for a reader": {
    as: "read_only",
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/records`);
      await openRecord(page, "long TXT");
    },
  },
  "a record being changed": {
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/records`);
      await openRecord(page, "@ A");
      await fillRecord(panel(page), { Address: "not an address", TTL: "30" });
      await press(panel(page), "Save");
    },
  },
  "a record in conflict": {
    refused: 409,
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/records`);
      await press(page, "Add record");
      await fillRecord(panel(page), { Name: "www", Type: "A", Address: "192.0.2.1" });
      await press(panel(page), "Add record");
      await expect(page.getByRole("region", { name: "What stands in the way" })).toBeVisible();
    },
  },
  "a domain's validation": {
    show: ({ page }) => visit(page, "/domains/d_northwind_labs_example/validation"),
  },
  "a domain with nothing to validate": {
    show: ({ page, zone }) => visit(page, `/domains/${zone.id}/validation`),
  },
  "a domain's DNSSEC": { show: ({ page }) => visit(page, "/domains/d_northwind_at_example/dnssec") },
  "a domain's settings, for a reader": {
    as: "read_only",
    show: ({ page, zone }) => visit(page, `/domains/${zone.id}/settings`),
  },
  "a domain's settings": { show: ({ page, zone }) => visit(page, `/domains/${zone.id}/settings`) },
  "a domain's deletion": {
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/settings`);
      await press(page, "Delete for good…");
      await expect(page.getByRole("alertdialog")).toBeVisible();
    },
  },
  "a deleted domain": {
    refused: 404,
    show: async ({ page, zone, api }) => {
      await api.call("domains.delete", { params: { domain_id: zone.id } });
      await visit(page, `/domains/${zone.id}`);
      await expect(page.getByRole("button", { name: `Restore ${zone.name}` })).toBeVisible();
    },
  },
  "a domain that is not there": {
    refused: 404,
    show: async ({ page }) => {
      await visit(page, "/domains/d_there_is_none");
      await expect(page.getByRole("heading", { name: "No such domain" })).toBeVisible();
    },
  },
  "the audit log": {
    as: "platform_admin",
    show: async ({ page }) => {
      await visit(page, "/audit-logs?range=30d&action=record.update&q=example");
      await press(page, "Exact filters");
      await expect(page.getByRole("row").nth(20)).toBeVisible();
    },
  },
  "the audit log, nothing in it": {
    show: async ({ page }) => {
      await visit(page, "/audit-logs?action=api_key.use");
      await expect(page.getByRole("heading", { name: "No entry matches" })).toBeVisible();
    },
  },
  "the audit log, for a reader": {
    as: "read_only",
    refused: 403,
    show: async ({ page }) => {
      await visit(page, "/audit-logs");
      await expect(page.getByText("An admin of your tenant can grant it.")).toBeVisible();
    },
  },
  "an audit entry": {
    as: "platform_admin",
    show: async ({ page, zone, api }) => {
      const [record] = (await api.records(zone)).filter(({ type }) => type === "TXT");
      const params = { domain_id: zone.id, record_id: record?.id ?? "" };
      await api.call("records.update", { params, body: { content: '"v=spf1 -all"', ttl: 300 } });
      await visit(page, `/audit-logs?resource_id=${params.record_id}`);
      await page.getByRole("link", { name: /changed the value and TTL/ }).click();
      await page.getByText("Raw entry (JSON)").click();
      await expect(page.getByText('"record.update"')).toBeVisible();
    },
  },
  "an audit entry, field by field": {
    show: async ({ page, zone, api }) => {
      const params = { domain_id: zone.id };
      await api.call("domains.update", { params, body: { description: "x".repeat(900), default_ttl: 60 } });
      await visit(page, `/audit-logs?resource_id=${zone.id}&action=domain.update`);
      await page.getByRole("link", { name: /changed the/ }).click();
      await expect(page.getByRole("table", { name: "Fields" })).toBeVisible();
    },
  },
  "a domain's activity": {
    show: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/activity`);
      await expect(page.getByText(/added 5 records/)).toBeVisible();
    },
  },
  "a domain's activity, of single records": {
    show: async ({ page }) => {
      await visit(page, "/domains/d_northwind_example/activity?of=records");
      await expect(page.getByText(/of this zone among the newest 300 of/)).toBeVisible();
    },
  },
  "a page that is not there": { refused: 404, show: ({ page }) => visit(page, "/nothing/here") },
};

/** These look like others, with less to do, or with what others have too. */
const further = new Set([
  "5,000 records, for a reader",
  "a domain that waits for its validation",
  "a domain with nothing to validate",
  "a domain's activity, of single records",
  "a domain's deletion",
  "a domain's settings, for a reader",
  "a page that is not there",
  "a record, for a reader",
  "an audit entry",
  "deleted domains",
  "domains, for a reader",
  "records of all types",
  "sign-in with an error",
  "the account menu",
  "the audit log, for a reader",
  "the audit log, nothing in it",
  "the shortcuts",
]);

for (const [what, { as = "tenant_admin", refused, show }] of Object.entries(looks)) {
  const tag = further.has(what) ? "@more" : [];
  test(`${what}: axe is content in both themes, and it fits a phone`, { tag }, async ({
    page,
    api,
    signInAs,
    complaints,
  }) => {
    if (refused) complaints.expect(refused);
    await page.emulateMedia({ reducedMotion: "reduce" });
    if (as) await signInAs(as);
    await show({ page, api, zone: await api.newZone({ records: zoneRecords }) });
    await expectAccessible(page);
    await expectFitsPhone(page);
  });
}

test("at 1280 × 800 a zone shows at least 15 records", async ({ page, signInAs }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInAs("tenant_admin");
  await visit(page, "/domains/d_fleet_example/records");
  const rows = page.getByRole("grid").getByRole("button", { name: /^Open / });
  await expect(rows.nth(14)).toBeInViewport({ ratio: 1 });
});
