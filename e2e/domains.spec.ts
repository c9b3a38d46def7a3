import type { Page } from "@playwright/test";
import { expectAccessible, expectFitsPhone } from "./axe";
import {
  expectFieldError,
  expectNoRow,
  expectPage,
  expectQuery,
  expectRow,
  press,
  row,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

const names = (page: Page) => page.getByRole("table", { name: "domains" }).getByRole("link");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search domains" });
const choose = (page: Page, filter: string, option: string) =>
  page.getByRole("combobox", { name: filter, exact: true }).selectOption({ label: option });

test.describe("the list of domains", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is searched as one types, and the search stands in the URL", async ({ page }) => {
    await visit(page, "/domains");
    await search(page).fill("wind-shop");
    await expect(names(page)).toHaveText(["northwind-shop.example"]);
    await expectQuery(page, { search: "wind-shop" });
    await page.reload();
    await expect(search(page)).toHaveValue("wind-shop");
    await expect(names(page)).toHaveText(["northwind-shop.example"]);
  });

  test("finds international names as they are read", { tag: "@more" }, async ({ page }) => {
    await visit(page, "/domains");
    await search(page).fill("übersee-logistik");
    await expectRow(page, "übersee-logistik.example", "xn--bersee-logistik-yvb.example");
    await expectQuery(page, { search: "übersee-logistik" });
    await expect(search(page)).toHaveValue("übersee-logistik");
  });

  test("is narrowed by status, type and signing", async ({ page }) => {
    await visit(page, "/domains");
    await choose(page, "Status", "Inactive");
    await expect(names(page)).toHaveText(["oldbrand.example"]);
    await expectQuery(page, { status: "inactive" });
    await choose(page, "Status", "Any status");
    await choose(page, "Type", "Secondary");
    await expect(names(page)).toHaveText(["partners.example"]);
    await expectQuery(page, { domain_type: "secondary" });
    await choose(page, "DNSSEC", "Signed");
    await expect(page.getByRole("heading", { name: "No domain matches" })).toBeVisible();
    await expectQuery(page, { domain_type: "secondary", dnssec: "signed" });
    await press(page, "Clear all filters");
    await expectQuery(page, {});
    await expectRow(page, "fleet.example", "Every vehicle and depot");
  });

  test("shows deleted domains only when asked for", async ({ page }) => {
    await visit(page, "/domains?search=summit");
    await expect(page.getByRole("heading", { name: "No domain matches" })).toBeVisible();
    await page.getByRole("checkbox", { name: "Show deleted" }).check();
    await expectRow(page, "northwind-summit.example", "Deleted");
    await expectQuery(page, { search: "summit", deleted: "true" });
    await choose(page, "Status", "Deleted");
    await page.getByRole("checkbox", { name: "Show deleted" }).uncheck();
    await expectRow(page, "northwind-summit.example", "Deleted");
  });

  test("that a search finds only deleted ones of shows them, with the way back", async ({ page, api }) => {
    const records = [{ name: "www", type: "A", content: "192.0.2.1" }];
    const zone = await api.newZone({ records });
    await api.call("domains.delete", { params: { domain_id: zone.id } }, "domain_admin");
    await visit(page, "/domains");
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("include_deleted=true&")) asked++;
    });
    await search(page).fill("northwind-shop");
    await expect(names(page)).toHaveText(["northwind-shop.example"]);
    expect(asked).toBe(0);
    await search(page).fill(zone.name);
    const matches = page.getByRole("region", { name: "Deleted domains that match" });
    await expect(matches.getByRole("heading", { name: "A deleted domain matches" })).toBeVisible();
    await expect(
      matches.getByText(/^Deleted (just now|.* ago) by dana\.whitfield@northwind\.example$/),
    ).toBeVisible();
    await expect(matches.getByText("It can be restored, and its 5 records come back with it.")).toBeVisible();
    await expectAccessible(page);
    await expectFitsPhone(page);
    await press(matches, `Restore ${zone.name}`);
    await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
    await expectRow(page, zone.name, "Active");
    await expect(matches).toBeHidden();
    await expect(page.getByRole("main")).toBeFocused();
  });

  test("of many deleted ones shows the first, and all when asked", { tag: "@more" }, async ({
    page,
    api,
    zoneName,
  }) => {
    const label = zoneName("gone", "batch").replaceAll(".", "-");
    for (let count = 0; count < 6; count++) {
      const zone = await api.newZone({ name: `${label}-${count}.example` });
      await api.call("domains.delete", { params: { domain_id: zone.id } });
    }
    await visit(page, `/domains?search=${label}`);
    const matches = page.getByRole("region", { name: "Deleted domains that match" });
    await expect(matches.getByRole("heading", { name: "6 deleted domains match" })).toBeVisible();
    await expect(matches.getByRole("listitem")).toHaveCount(5);
    await press(matches, "Show all deleted domains that match");
    await expect(names(page)).toHaveCount(6);
    await expectQuery(page, { search: label, deleted: "true" });
  });

  test("is turned page by page, and back goes back", { tag: "@more" }, async ({ page }) => {
    await visit(page, "/domains?search=northwind-&page_size=25");
    const pages = page.getByRole("navigation", { name: "Pages of domains" });
    await expect(names(page)).toHaveCount(25);
    await expect(pages).toContainText("1–25 of 5");
    const first = await names(page).allTextContents();
    await press(pages, "Next page");
    await expect(pages).toContainText("26–50 of 5");
    await expectQuery(page, { search: "northwind-", page_size: "25", page: "2" });
    for (const name of await names(page).allTextContents()) expect(first).not.toContain(name);
    await page.goBack();
    await expect(names(page)).toHaveText(first);
    await page.goForward();
    await expect(pages).toContainText("26–50 of 5");
    await choose(page, "domains per page", "100 per page");
    await expectQuery(page, { search: "northwind-", page_size: "100" });
    await expect(pages).toContainText("1–5");
    await choose(page, "Type", "Primary");
    // The URL follows in a moment; "back" before that is a step from where one was.
    await expectQuery(page, { search: "northwind-", page_size: "100", domain_type: "primary" });
    await page.goBack();
    await expectQuery(page, { search: "northwind-", page_size: "100" });
  });

  for (const [what, query] of [
    ["a page before the first", "page=-3"],
    ["a filter that does not exist", "status=broken&domain_type=%00&dnssec=maybe&page_size=7&page=x"],
  ] as const) {
    test(`survives ${what} in the URL`, async ({ page }) => {
      await visit(page, `/domains?${query}`);
      await expect(names(page).first()).toBeVisible();
    });
  }

  test("says when a page in the URL is past the last", async ({ page }) => {
    await visit(page, "/domains?page=999&search=northwind-");
    await expect(page.getByRole("heading", { name: "There is no page 999" })).toBeVisible();
    await press(page, "Go to the last page");
    await expectQuery(page, { page: "2", search: "northwind-" });
    await expect(names(page).first()).toBeVisible();
  });

  test("is walked with the keyboard, and Enter opens", async ({ page }) => {
    await visit(page, "/domains");
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused();
    await page.keyboard.type("northwind-a");
    await expect(names(page)).toHaveText(["northwind-at.example"]);
    await page.keyboard.press("Escape");
    await expect(search(page)).toHaveValue("");
    await expect(names(page)).not.toHaveCount(1);
    await search(page).blur();
    await page.keyboard.press("j");
    await expect(names(page).nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowDown");
    await expect(names(page).nth(2)).toBeFocused();
    await page.keyboard.press("k");
    await expect(names(page).nth(1)).toBeFocused();
    const name = (await names(page).nth(1).textContent()) ?? "";
    await page.keyboard.press("Enter");
    await expectPage(page, name);
  });
});

test.describe("a new domain", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));
  const name = (page: Page) => page.getByRole("textbox", { name: "Name", exact: true });

  test("leads to what must be published to prove it", async ({ page, zoneName, api }) => {
    const zone = zoneName("shop");
    await visit(page, "/domains");
    await press(page, "New domain");
    await expectPage(page, "New domain");
    await name(page).fill(`  ${zone.toUpperCase()}. `);
    await page.getByRole("textbox", { name: "Default TTL" }).fill("2h");
    await page.getByRole("textbox", { name: "Description" }).fill("For the shop");
    await press(page, "Create domain");
    await expectPage(page, zone);
    await expect(toast(page, `Created ${zone}`)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    await expect(page.getByText(`_scaidns-verify.${zone}`)).toBeVisible();
    const { data } = await api.call("domains.list", { query: { search: zone } });
    expect(data).toMatchObject([{ name: zone, default_ttl: 7200, description: "For the shop" }]);
    const { id = "" } = data[0] ?? {};
    const validation = await api.call("validation.get", { params: { domain_id: id } });
    await expect(page.getByText(String(validation?.dns_record?.value))).toBeVisible();
  });

  for (const [network, zone] of [
    ["10.77.0.0/16", "77.10.in-addr.arpa"],
    ["203.0.113.128/25", "128/25.113.0.203.in-addr.arpa"],
    ["2001:db8:77::/48", "7.7.0.0.8.b.d.0.1.0.0.2.ip6.arpa"],
  ] as const) {
    const tag = network.endsWith("/25") ? [] : "@more";
    test(`can be the reverse zone of ${network}`, { tag }, async ({ page }) => {
      await visit(page, "/domains/new");
      await page.getByRole("radio", { name: "Reverse" }).check();
      const field = page.getByRole("textbox", { name: "Network" });
      await field.fill(network);
      await expect(field).toHaveAccessibleDescription(new RegExp(`Zone ${zone.replaceAll(".", "\\.")}`));
      await press(page, "Create domain");
      await expectPage(page, zone);
    });
  }

  test("can have an international name", { tag: "@more" }, async ({ page, zoneName }) => {
    const zone = zoneName("bücher");
    await visit(page, "/domains/new");
    await name(page).fill(zone);
    await expect(name(page)).toHaveAccessibleDescription(/^In DNS: xn--bcher-[\w-]+\.example$/);
    await press(page, "Create domain");
    await expectPage(page, new RegExp(`^${zone} xn--bcher-`));
  });

  test("with a bad name is stopped at its field, and sent nowhere", async ({ page }) => {
    await visit(page, "/domains/new");
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    for (const [bad, message] of [
      ["", "Name is missing"],
      ["  ", "Name is missing"],
      ["two words.example", /Name /],
      ["under_score!.example", /Name /],
      ["a..example", /Name .*empty/],
      [`${"a".repeat(64)}.example`, /Name .*63/],
      [`${"a.".repeat(130)}example`, /Name .*253|255/],
      ["<script>alert(1)</script>", /Name /],
      ["192.0.2.1", /Name /],
    ] as const) {
      await name(page).fill(bad);
      await press(page, "Create domain");
      await expectFieldError(name(page), message);
      await expect(name(page)).toBeFocused();
    }
    await page.getByRole("radio", { name: "Reverse" }).check();
    const network = page.getByRole("textbox", { name: "Network" });
    for (const bad of ["", "10.0.0.0/33", "2001:db8::/47", "example.com"]) {
      await network.fill(bad);
      await press(page, "Create domain");
      await expectFieldError(network, /Network /);
    }
    expect(sent).toEqual([]);
  });

  test("that exists already leads to the one that does", async ({ page, complaints }) => {
    complaints.expect(409);
    await visit(page, "/domains/new");
    await name(page).fill("northwind.example");
    await press(page, "Create domain");
    await expect(page.getByText("Domain already exists", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Open northwind.example" }).click();
    await expect(page.getByRole("alertdialog", { name: "Leave without saving?" })).toBeVisible();
    await press(page, "Leave");
    await expectPage(page, "northwind.example");
  });

  test("that was deleted can be restored instead", async ({ page, api, complaints }) => {
    complaints.expect(409);
    const zone = await api.newZone();
    await api.call("domains.delete", { params: { domain_id: zone.id } }, "domain_admin");
    await visit(page, "/domains/new");
    await name(page).fill(zone.name);
    await press(page, "Create domain");
    await expect(page.getByText(`${zone.name} was deleted.`)).toBeVisible();
    await expect(page.getByText("It can be restored, and its 4 records come back with it.")).toBeVisible();
    await expect(page.getByText(/^Deleted .* by dana\.whitfield@northwind\.example$/)).toBeVisible();
    await press(page, `Restore ${zone.name}`);
    await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
    await expect(page.getByRole("link", { name: `Open ${zone.name}` })).toBeVisible();
    expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
      status: "active",
    });
  });

  test("of a name that only another tenant has says nothing of it", async ({ page, zoneName, api }) => {
    const theirs = zoneName("theirs");
    await api.call("domains.create", { body: { name: theirs, domain_type: "primary" } }, "other_tenant");
    await visit(page, "/domains/new");
    await name(page).fill(theirs);
    await press(page, "Create domain");
    await expectPage(page, theirs);
    await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
  });
});

const hostile = [
  `"><script>document.title="run"</script>`,
  `' OR 1=1; DROP TABLE domains; --`,
  "🚚 <b>bold</b> & &amp; {{7*7}}",
  "\u202Eright to left",
];

test("whatever a description holds shows as text", async ({ page, api, signInAs }) => {
  await signInAs("tenant_admin");
  const zone = await api.newZone();
  await visit(page, `/domains/${zone.id}/settings`);
  const field = page.getByRole("textbox", { name: "Description" });
  const text = hostile.join(" ");
  for (const each of [...hostile, text]) {
    await field.fill(each);
    await press(page, "Save settings");
    await expect
      .poll(async () => (await api.call("domains.get", { params: { domain_id: zone.id } })).description)
      .toBe(each);
  }
  await visit(page, `/domains?search=${zone.name}`);
  await expect(row(page, zone.name).getByText(text, { exact: true })).toBeVisible();
  await visit(page, `/domains/${zone.id}`);
  await expect(page.getByText(text, { exact: true })).toBeVisible();
  await expect(page).not.toHaveTitle("run");
});

test("the settings of a domain are changed, or refused on their field", async ({ page, api, signInAs }) => {
  await signInAs("domain_admin");
  const zone = await api.newZone({ description: "Before", default_ttl: 3600 });
  await visit(page, `/domains/${zone.id}/settings`);
  const ttl = page.getByRole("textbox", { name: "Default TTL" });
  await expect(ttl).toHaveValue("3600");
  await ttl.fill("soon");
  await press(page, "Save settings");
  await expectFieldError(ttl, /TTL /);
  await ttl.fill("");
  await press(page, "Save settings");
  await expectFieldError(ttl, /TTL is missing/);
  await ttl.fill("30");
  await expect(ttl).toHaveAccessibleDescription(/Under 60 s/);
  await ttl.fill("1h30m");
  await expect(ttl).toHaveAccessibleDescription("5400 s = 1h 30m");
  await page.getByRole("textbox", { name: "Description" }).fill("After");
  await press(page, "Save settings");
  await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByText("After", { exact: true })).toBeVisible();
  await expect(page.getByText("5400 s = 1h 30m")).toBeVisible();
});

test.describe("deleting a domain", () => {
  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is asked about, and can be undone", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await press(page, `Delete ${zone.name}`);
    const dialog = page.getByRole("alertdialog", { name: `Delete ${zone.name}` });
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(dialog).toContainText("its 4 records");
    await press(dialog, "Cancel");
    await expect(dialog).toBeHidden();
    await press(page, `Delete ${zone.name}`);
    await press(dialog, `Delete ${zone.name}`);
    await expectPage(page, "Domains");
    await expect(toast(page, `Deleted ${zone.name}`)).toBeVisible();
    await search(page).fill(zone.name);
    await expectNoRow(page, zone.name);
    await press(toast(page, `Deleted ${zone.name}`), "Undo");
    await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
    await expectRow(page, zone.name, "Active");
  });

  test("for good wants its name typed, and is for good", async ({ page, api, complaints }) => {
    complaints.expect(404);
    const zone = await api.newZone();
    await visit(page, `/domains/${zone.id}/settings`);
    await press(page, "Delete for good…");
    const dialog = page.getByRole("alertdialog", { name: `Delete ${zone.name} for good` });
    const typed = dialog.getByRole("textbox", { name: `Type ${zone.name} to confirm` });
    const confirm = dialog.getByRole("button", { name: "Delete for good" });
    await expect(typed).toBeFocused();
    await expect(confirm).toHaveAccessibleDescription(`Type ${zone.name} first.`);
    await typed.fill("another.example");
    await typed.press("Enter");
    await expect(confirm).toHaveAttribute("aria-disabled", "true");
    await typed.fill(zone.name);
    await confirm.click();
    await expectPage(page, "Domains");
    await expect(toast(page, `Deleted ${zone.name} for good`)).toBeVisible();
    await visit(page, `/domains/${zone.id}`);
    await expect(page.getByRole("heading", { name: "No such domain" })).toBeVisible();
    await visit(page, `/domains?search=${zone.name}&deleted=true`);
    await expect(page.getByRole("heading", { name: "No domain matches" })).toBeVisible();
  });

  test("can be taken back from the list of deleted domains", async ({ page, api }) => {
    const zone = await api.newZone();
    await api.call("domains.delete", { params: { domain_id: zone.id } });
    await visit(page, `/domains?search=${zone.name}&deleted=true`);
    await press(page, `Restore ${zone.name}`);
    const dialog = page.getByRole("alertdialog", { name: `Restore ${zone.name}` });
    await press(dialog, `Restore ${zone.name}`);
    await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
    await expectRow(page, zone.name, "Active");
  });
});

test.describe("a link to a domain", () => {
  test("that was deleted says who did it, and brings it back", async ({
    page,
    api,
    signInAs,
    complaints,
  }) => {
    complaints.expect(404);
    await signInAs("tenant_admin");
    const records = [{ name: "www", type: "A", content: "192.0.2.1" }];
    const zone = await api.newZone({ records });
    await api.call("domains.delete", { params: { domain_id: zone.id } }, "domain_admin");
    await visit(page, `/domains/${zone.id}/records`);
    await expect(page.getByRole("heading", { name: `${zone.name} was deleted` })).toBeVisible();
    await expect(
      page.getByText(/^Deleted (just now|.* ago) by dana\.whitfield@northwind\.example$/),
    ).toBeVisible();
    await expect(page.getByText("It can be restored, and its 5 records come back with it.")).toBeVisible();
    await press(page, `Restore ${zone.name}`);
    await expectPage(page, zone.name);
    await expectRow(page, "www", "192.0.2.1");
  });

  test("that was deleted says when, to those who may not read the audit log", { tag: "@more" }, async ({
    page,
    api,
    signInAs,
    complaints,
  }) => {
    complaints.expect(404);
    const zone = await api.newZone();
    await api.call("domains.delete", { params: { domain_id: zone.id } });
    await signInAs("read_only");
    await visit(page, `/domains/${zone.id}`);
    await expect(page.getByRole("heading", { name: `${zone.name} was deleted` })).toBeVisible();
    await expect(page.getByText(/^Deleted (just now|.* ago)$/)).toBeVisible();
    const restore = page.getByRole("button", { name: `Restore ${zone.name}` });
    await expect(restore).toHaveAccessibleDescription(/Needs domains:update/);
  });

  test("of another tenant looks like one to nothing", async ({ page, signInAs, complaints }) => {
    complaints.expect(404);
    await signInAs("tenant_admin");
    const said: string[] = [];
    for (const id of ["d_lumen_optics_example", "d_there_is_none"]) {
      await visit(page, `/domains/${id}`);
      await expect(page.getByRole("heading", { name: "No such domain" })).toBeVisible();
      await expect(page.getByText("This domain does not exist, or you cannot see it.")).toBeVisible();
      await page.getByText("Details for support").click();
      expect((await page.content()).toLowerCase()).not.toContain("lumen-optics.example");
      const snapshot = await page.getByRole("main").ariaSnapshot();
      said.push(snapshot.replaceAll(id, "ID").replaceAll(/[0-9a-f-]{36}/g, "REQUEST"));
    }
    expect(said[1]).toBe(said[0]);
  });

  test("that is no id at all is answered plainly", { tag: "@more" }, async ({
    page,
    signInAs,
    complaints,
  }) => {
    complaints.expect(404);
    await signInAs("tenant_admin");
    for (const path of ["/domains/%3Cscript%3E", "/domains/..%2F..%2Fauth%2Fme", "/domains/%F0%9F%9A%9A"]) {
      await visit(page, path);
      await expect(page.getByText(/does not exist|No such/).first()).toBeVisible();
    }
  });
});
