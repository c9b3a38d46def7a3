import { expectPage, expectRefused, press, row, visit } from "./steps";
import { expect, type Role, test } from "./test";

const own = [{ name: "www", type: "A", content: "192.0.2.1" }];

interface May {
  createDomain: boolean;
  changeDomain: boolean;
  addRecord: boolean;
  deleteRecord: boolean;
}

const roles: [Role, May][] = [
  ["platform_admin", { createDomain: true, changeDomain: true, addRecord: true, deleteRecord: true }],
  ["tenant_admin", { createDomain: true, changeDomain: true, addRecord: true, deleteRecord: true }],
  ["domain_admin", { createDomain: true, changeDomain: true, addRecord: true, deleteRecord: true }],
  ["domain_manager", { createDomain: false, changeDomain: false, addRecord: true, deleteRecord: true }],
  ["record_editor", { createDomain: false, changeDomain: false, addRecord: true, deleteRecord: false }],
  ["read_only", { createDomain: false, changeDomain: false, addRecord: false, deleteRecord: false }],
];

const grantor = "An admin of the domain or of your tenant can grant it.";
const needs = (permission: string, here = "") =>
  `Needs ${permission}, which you do not hold${here}. ${grantor}`;

for (const [role, may] of roles) {
  test(`${role} sees every control, and why some cannot be used`, async ({ page, api, signInAs }) => {
    const zone = await api.newZone({ records: own });
    await signInAs(role);

    await visit(page, "/domains");
    const navigation = page.getByRole("navigation", { name: "Console" });
    await expect(navigation.getByRole("link", { name: "Domains" })).toBeVisible();
    const create = page.getByRole("button", { name: "New domain" });
    if (may.createDomain) await expect(create).toBeEnabled();
    else await expectRefused(create, needs("domains:create"));

    await visit(page, `/domains/${zone.id}/settings`);
    const save = page.getByRole("button", { name: "Save settings" });
    const remove = page.getByRole("button", { name: `Delete ${zone.name}` });
    if (may.changeDomain) {
      await expect(save).toBeEnabled();
      await expect(remove).toBeEnabled();
    } else {
      await expectRefused(save, needs("domains:update", " on this domain"));
      await expectRefused(remove, needs("domains:delete", " on this domain"));
    }

    await page.getByRole("link", { name: /^Records/ }).click();
    const add = page.getByRole("button", { name: "Add record" });
    const record = row(page, "www", "192.0.2.1");
    await record.hover();
    const disable = record.getByRole("button", { name: "Disable www A" });
    const deleteRecord = record.getByRole("button", { name: "Delete www A" });
    if (may.addRecord) {
      await expect(add).toBeEnabled();
      await expect(disable).toBeEnabled();
    } else {
      await expectRefused(add, needs("records:create", " on this domain"));
      await expectRefused(disable, needs("records:update", " on this domain"));
    }
    if (may.deleteRecord) await expect(deleteRecord).toBeEnabled();
    else await expectRefused(deleteRecord, needs("records:delete", " on this domain"));
  });
}

test("a control that cannot be used does nothing, and says why when it is pressed", async ({
  page,
  signInAs,
}) => {
  await signInAs("read_only");
  await visit(page, "/domains/d_northwind_shop_example/settings");
  const remove = page.getByRole("button", { name: "Delete northwind-shop.example" });
  await expectRefused(remove, needs("domains:delete", " on this domain"));
  await remove.focus();
  await expect(
    page
      .getByRole("tooltip")
      .or(page.getByText(needs("domains:delete", " on this domain")))
      .last(),
  ).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await page.keyboard.press("n");
  await expectPage(page, "northwind-shop.example");
});

test("an administrator of another tenant sees that tenant's domains alone", async ({ page, signInAs }) => {
  await signInAs("other_tenant");
  await visit(page, "/domains?deleted=true");
  await expect(page.getByRole("link", { name: "lumen-optics.example" })).toBeVisible();
  await expect(page.getByRole("table")).not.toContainText("northwind");
  await press(page, /^Go to/);
  await page.getByRole("combobox", { name: "Go to a zone" }).fill("northwind");
  await expect(page.getByText("Nothing by that name.")).toBeVisible();
});

test("an editor of one zone has that zone alone", async ({ page, complaints }) => {
  complaints.expect(404);
  await visit(page, "/domains");
  await page.getByRole("link", { name: "Sign in with ScaiKey" }).click();
  await page.getByRole("button", { name: "Zoe Martin" }).click();
  await expect(page.getByRole("table").getByRole("link")).toHaveText(["northwind-shop.example"]);
  await page.getByRole("table").getByRole("link").click();
  await expectPage(page, "northwind-shop.example");
  await expect(page.getByRole("button", { name: "Add record" })).toBeEnabled();
  await visit(page, "/domains/d_northwind_example");
  await expect(page.getByRole("heading", { name: "No such domain" })).toBeVisible();
});

test("what the console thought allowed and the API refuses says what is needed and who can grant it", async ({
  page,
  api,
  signInAs,
  fault,
  complaints,
}) => {
  complaints.expect(403);
  const zone = await api.newZone();
  await signInAs("domain_admin");
  await visit(page, `/domains/${zone.id}/settings`);
  await fault({ kind: "403", method: "PATCH", path: /^\/domains\/[^/]+$/ });
  await page.getByRole("textbox", { name: "Description" }).fill("Kept");
  await press(page, "Save settings");
  const main = page.getByRole("main");
  await expect(main.getByText("Needed")).toBeVisible();
  await expect(main.getByText("domains:update", { exact: true })).toBeVisible();
  await expect(main.getByText(/domains:create, .*\(as domain_admin\)/)).toBeVisible();
  await expect(main.getByText(grantor)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Kept");
  await expectPage(page, zone.name);
});
