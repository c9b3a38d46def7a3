import { expectAccessible, expectFitsPhone } from "./axe";
import { expectFieldError, expectQuery, expectRefused, expectRow, press, toast, visit } from "./steps";
import { expect, test } from "./test";

test("a zone is signed, validated, rotated and unsigned over reloads; disabling warns of the DS and asks for the name", async ({
  page,
  api,
  signInAs,
  context,
  resolver,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const zone = await api.newZone();
  const state = () => api.call("dnssec.get", { params: { domain_id: zone.id } });
  const heading = (name: string | RegExp) => page.getByRole("heading", { name });
  await signInAs("domain_admin");
  await visit(page, `/domains/${zone.id}`);
  await page.getByRole("link", { name: "DNSSEC", exact: true }).click();
  await page.getByRole("radio", { name: /^15 · Ed25519/ }).check();
  await press(page, "Enable DNSSEC");
  await expect(toast(page, `Signed ${zone.name}`)).toBeVisible();
  await expect(page.getByText("Not confirmed yet")).toBeVisible();
  const [ds] = (await state()).ds_records ?? [];
  if (!ds) throw new Error("A signed zone has a DS");

  // Left, found by what it waits for, and taken up again where it was.
  await visit(page, "/domains");
  await page.getByRole("combobox", { name: "DNSSEC" }).selectOption("Waiting for DS");
  await expect(page.getByText(/^\d+ of \d+ signed zones?$/)).toBeVisible();
  await expectQuery(page, { dnssec: "waiting" });
  await expect(page.getByRole("row", { name: zone.name }).getByText("Waits for its DS")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: zone.name, exact: true }).click();
  await expect(heading(/^Signed, DS pending/)).toBeVisible();
  const card = page.getByRole("article", { name: "DS with SHA-256" });
  for (const part of [ds.key_tag, "15 Ed25519", "2 SHA-256", ds.digest]) {
    await expect(card.getByText(String(part)).first()).toBeVisible();
  }
  await press(card, "Copy line");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${zone.name}. IN DS ${ds.key_tag} 15 2 ${ds.digest}`,
  );
  await press(card, "Copy all fields");
  await page.getByRole("textbox", { name: "Key tag" }).fill("1");
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("textbox", { name: "Key tag" })).toHaveValue(String(ds.key_tag));
  await page.getByRole("textbox", { name: "Digest" }).fill(ds.digest.toLowerCase().replaceAll(/../g, "$&:"));
  await expect(page.getByText("It has no DS yet")).toBeVisible();
  resolver.answers[zone.name] = {
    ds: [{ keyTag: ds.key_tag, algorithm: 15, digestType: 2, digest: ds.digest }],
  };
  await expect(async () => {
    await press(page, "Look at the parent again");
    await expect(page.getByText("It is published: confirm it below.")).toBeVisible({ timeout: 500 });
  }).toPass();
  await press(page, "Confirm that it is published");
  await expect(heading(/^Signed, DS confirmed/)).toBeFocused();
  await expect(page.getByText("Signed, chain complete")).toBeVisible();

  await press(page, "Rotate the ZSK");
  await expect(toast(page, `Rotated the ZSK of ${zone.name}`)).toBeVisible();
  await expect(heading(/^ZSK being rotated/)).toBeVisible();
  await expectRefused(page.getByRole("button", { name: "Rotate the ZSK" }), /both ZSKs are published/);
  await press(page, "Rotate the KSK…");
  await press(page.getByRole("alertdialog"), "Make a new KSK");
  await expect(page.getByText("New, not confirmed yet")).toBeVisible();
  await page.reload();
  await expect(heading("Publish the new DS beside the old one")).toBeVisible();
  const tags = (await state()).ds_records?.map(({ key_tag }) => key_tag);
  expect(new Set(tags)).toEqual(
    new Set([ds.key_tag, Number(await page.getByRole("textbox", { name: "Key tag" }).inputValue())]),
  );
  await press(page, "Confirm that it is published");
  await expect(page.getByText("Its DS can leave your registrar now.")).toBeVisible();

  await visit(page, `/domains?dnssec=signed&search=${zone.name}`);
  await expectRow(page, zone.name, "Signed");
  await expectQuery(page, { dnssec: "signed", search: zone.name });
  await visit(page, `/domains/${zone.id}/dnssec`);
  await press(page, "Disable DNSSEC…");
  const dialog = page.getByRole("alertdialog", { name: `Disable DNSSEC of ${zone.name}` });
  const left = (await state()).ds_records?.[0];
  await expect(dialog.getByText(`${zone.name}. IN DS ${left?.key_tag} 15 2 ${left?.digest}`)).toBeVisible();
  await expect(dialog.getByText(/resolvers that validate answer SERVFAIL for every name/)).toBeVisible();
  await expect(dialog.getByText(/Wait until its TTL has run out/)).toBeVisible();
  await expect(dialog.getByText(`The parent has DS ${ds.key_tag}`)).toBeVisible();
  const confirm = dialog.getByRole("button", { name: "Disable DNSSEC" });
  await expectRefused(confirm, `Type ${zone.name} first.`);
  await dialog.getByRole("textbox").fill(zone.name);
  await confirm.click();
  await expect(heading(`${zone.name} is not signed`)).toBeFocused();
  expect(await state()).toMatchObject({ enabled: false });
});

test("what the API refuses shows how it stands: enabled already, and a DS that does not match beside the right one", async ({
  page,
  api,
  signInAs,
  complaints,
  fault,
}) => {
  complaints.expect(409, 400, 500, 504);
  const zone = await api.newZone();
  const params = { domain_id: zone.id };
  await signInAs("domain_admin");
  await visit(page, `/domains/${zone.id}/dnssec`);
  const { ksk } = await api.call("dnssec.enable", { params, body: {} });
  await press(page, "Enable DNSSEC");
  await expect(page.getByText("The zone is now: Signed, DS pending")).toBeVisible();
  await expect(page.getByText(/^DNSSEC is already enabled/)).toBeVisible();
  await expectRefused(page.getByRole("button", { name: "Rotate its KSK…" }), /waits for its DS/);
  await press(page, "Disable it…");
  await press(page.getByRole("alertdialog"), "Cancel");

  const tag = page.getByRole("textbox", { name: "Key tag" });
  const wrong = String(((ksk?.key_tag ?? 0) + 1) % 65536);
  await tag.fill(wrong);
  await press(page, "Confirm that it is published");
  await expectFieldError(tag, `The KSK's is ${ksk?.key_tag}, not ${wrong}`);
  await expect(page.getByText(/^DS record does not match the KSK: check key_tag and digest/)).toBeVisible();
  const comparison = page.getByRole("region", { name: "Given and expected" });
  await expect(comparison.getByText("Differs")).toHaveCount(1);
  await expect(comparison.locator("mark").first()).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await tag.fill(String(ksk?.key_tag));
  await press(page, "Confirm that it is published");
  await expect(page.getByText("Signed, DS confirmed")).toBeVisible();
  await expect(page.getByText("Signed, not validated"), "the parent has no DS").toBeVisible();

  // Rotated in another window a moment before.
  await api.call("dnssec.rotateZsk", { params });
  await press(page, "Rotate the ZSK");
  await expect(page.getByText("The zone is now: ZSK being rotated")).toBeVisible();

  // Lost replies are settled by the state: what was applied goes on, what was not keeps what was typed.
  await fault({ kind: "after-504", method: "POST", path: /\/dnssec\/rotate-ksk$/ });
  await press(page, "Rotate the KSK…");
  await press(page.getByRole("alertdialog"), "Make a new KSK");
  await expect(page.getByRole("heading", { name: /^KSK being rotated/ })).toBeVisible();
  const mend = await fault({ kind: "500", method: "POST", path: /\/dnssec\/confirm-ds-published$/ });
  const digest = page.getByRole("textbox", { name: "Digest" });
  const spaced = (await digest.inputValue()).replaceAll(/.{8}/g, "$& ");
  await digest.fill(spaced);
  await press(page, "Confirm that it is published");
  await expect(page.getByText("The DS record is not confirmed")).toBeVisible();
  await expect(digest).toHaveValue(spaced);
  await mend();
  await press(page, "Confirm that it is published");
  await expect(page.getByText("Its DS can leave your registrar now.")).toBeVisible();
});

test("who may not change DNSSEC sees it all and why; a zone that is not active leads to its validation", async ({
  page,
  signInAs,
}) => {
  await signInAs("domain_manager");
  await visit(page, "/domains/d_northwind_be_example/dnssec");
  await expect(page.getByText("Not confirmed yet")).toBeVisible();
  for (const [button, permission] of [
    ["Confirm that it is published", "dnssec:enable"],
    ["Rotate the ZSK", "dnssec:rotate"],
    ["Rotate the KSK…", "dnssec:rotate"],
    ["Disable DNSSEC…", "dnssec:disable"],
  ] as const) {
    await expectRefused(page.getByRole("button", { name: button }), `Needs ${permission}`);
  }
  await visit(page, "/domains/d_northwind_at_example/dnssec");
  await expect(page.getByText("Ends within 7 days")).toBeVisible();
  await visit(page, "/domains/d_northwind_labs_example/dnssec");
  await expect(page.getByText("DNSSEC needs an active zone")).toBeVisible();
  await page.getByRole("link", { name: "Go to its validation" }).click();
  await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
});

test("by keyboard alone a zone is signed and its DS confirmed", async ({ page, api, signInAs }) => {
  const zone = await api.newZone();
  await signInAs("domain_admin");
  await visit(page, `/domains/${zone.id}/dnssec`);
  await page.getByRole("radio", { name: /^13 · ECDSA P-256/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: /^14 · ECDSA P-384/ })).toBeChecked();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Enable DNSSEC" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Signed, DS pending/ })).toBeFocused();
  await page.getByRole("textbox", { name: "Key tag" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Signed, DS confirmed/ })).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rotate the ksk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog", { name: `Rotate the KSK of ${zone.name}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAccessible(page);
  await expectFitsPhone(page);
});
