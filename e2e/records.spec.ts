import type { Page } from "@playwright/test";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { expectAccessible } from "./axe";
import {
  addRecord,
  expectDescribed,
  expectFieldError,
  expectNoRecord,
  expectPage,
  expectQuery,
  expectRecord,
  fillRecord,
  openRecord,
  panel,
  press,
  pressInRow,
  record,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

const records = (zone: { id: string }) => `/domains/${zone.id}/records`;
const filter = (page: Page) => page.getByRole("searchbox", { name: "Filter records" });
const openRecordNames = (page: Page) => page.getByRole("grid").getByRole("button", { name: /^Open / });

test.describe("records", () => {
  test.beforeEach(({ signInAs }) => signInAs("domain_manager"));

  const sha256 = "0B9FA5A59EED715C26C1020C711B4F6EC42D58B0015E14337A39DAD301C5AFC3";
  const kinds: [
    types: string,
    list: { name: string; type: string; fields: Record<string, string>; content: string }[],
  ][] = [
    [
      "addresses, aliases and mail",
      [
        { name: "@", type: "A", fields: { Address: "192.0.2.1" }, content: "192.0.2.1" },
        { name: "v6", type: "AAAA", fields: { Address: "2001:DB8:0:0:0:0:0:1" }, content: "2001:db8::1" },
        { name: "www", type: "CNAME", fields: { Target: "@" }, content: "ZONE." },
        {
          name: "@",
          type: "MX",
          fields: { Priority: "5", "Mail server": "mx.example.net" },
          content: "5 mx.example.net.",
        },
        { name: "flat", type: "ALIAS", fields: { Target: "cdn.example.net." }, content: "cdn.example.net." },
        { name: "old", type: "DNAME", fields: { Target: "new.example.net" }, content: "new.example.net." },
      ],
    ],
    [
      "texts, services and delegations",
      [
        { name: "@", type: "TXT", fields: { Text: "v=spf1 -all" }, content: '"v=spf1 -all"' },
        {
          name: "long",
          type: "TXT",
          fields: { Text: "x".repeat(300) },
          content: `"${"x".repeat(255)}" "${"x".repeat(45)}"`,
        },
        {
          name: "_sip._tcp",
          type: "SRV",
          fields: { Priority: "1", Weight: "5", Port: "5060", Target: "sip" },
          content: "1 5 5060 sip.ZONE.",
        },
        {
          name: "@",
          type: "NAPTR",
          fields: { Flags: "S", Services: "SIP+D2U", Replacement: "_sip._udp.ZONE" },
          content: '100 10 "S" "SIP+D2U" "" _sip._udp.ZONE.',
        },
        { name: "sub", type: "NS", fields: { "Name server": "ns.example.net" }, content: "ns.example.net." },
        {
          name: "printer",
          type: "PTR",
          fields: { "Host name": "printer.example.net" },
          content: "printer.example.net.",
        },
      ],
    ],
    [
      "certificates and keys",
      [
        {
          name: "@",
          type: "CAA",
          fields: { Flags: "128", Tag: "issuewild", Value: "letsencrypt.org" },
          content: '128 issuewild "letsencrypt.org"',
        },
        {
          name: "host",
          type: "SSHFP",
          fields: { Algorithm: "4", "Fingerprint type": "2", Fingerprint: sha256.toLowerCase() },
          content: `4 2 ${sha256}`,
        },
        {
          name: "_443._tcp",
          type: "TLSA",
          fields: {
            "Certificate usage": "3",
            Selector: "1",
            "Matching type": "1",
            "Association data": sha256,
          },
          content: `3 1 1 ${sha256}`,
        },
        {
          name: "signed",
          type: "DS",
          fields: { "Key tag": "60485", Algorithm: "13", "Digest type": "2", Digest: sha256 },
          content: `60485 13 2 ${sha256}`,
        },
      ],
    ],
  ];
  for (const [types, list] of kinds) {
    const tag = types === "certificates and keys" ? "@more" : [];
    test(`are added field by field: ${types}`, { tag }, async ({ page, api }) => {
      const zone = await api.newZone();
      await visit(page, records(zone));
      await press(page, "Add record");
      for (const { name, type, fields, content } of list) {
        const typed = Object.entries(fields).map(([label, text]) => [label, text.replace("ZONE", zone.name)]);
        await fillRecord(panel(page), { Name: name, Type: type, ...Object.fromEntries(typed) });
        const line = `${name} IN ${type} ${content.replace("ZONE", zone.name)}`;
        await expect(panel(page).getByRole("figure", { name: "Zone-file line" })).toContainText(line);
        await press(panel(page), "Save and add another");
        await expect(toast(page, `Added ${name} ${type}`).first()).toBeVisible();
        await expect(panel(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue(name);
      }
      await press(panel(page), "Cancel");
      await expect(panel(page)).toBeHidden();
      for (const { name, type, content } of list) {
        await expectRecord(page, `${name} ${type}`, content.replace("ZONE", zone.name));
      }
      const stored = (await api.records(zone)).map(
        ({ display_name, type, content }) => `${display_name} ${type} ${content}`,
      );
      for (const { name, type, content } of list) {
        expect(stored).toContain(`${name} ${type} ${content.replace("ZONE", zone.name)}`);
      }
    });
  }

  test("are added, and taken away again with Undo", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    await expect(page.getByRole("heading", { name: "No records yet" })).toBeVisible();
    await addRecord(page, { Name: "www", Type: "A", Address: "192.0.2.1", TTL: "5m" });
    await expectRecord(page, "www A", "192.0.2.1", "300");
    await press(toast(page, "Added www A"), "Undo");
    await expect(toast(page, "Took www A away again")).toBeVisible();
    await expectNoRecord(page, "www A");
  });

  test("are changed, and changed back with Undo", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1", ttl: 300 }] });
    await visit(page, records(zone));
    await openRecord(page, "www A");
    await expect(panel(page).getByRole("textbox", { name: "TTL" })).toHaveValue("5m");
    await fillRecord(panel(page), { Address: "192.0.2.99", TTL: "1h" });
    await press(panel(page), "Save");
    await expectRecord(page, "www A", "192.0.2.99", "3600");
    await press(toast(page, "Saved www A"), "Undo");
    await expectRecord(page, "www A", "192.0.2.1", "300");
    expect(await api.records(zone)).toContainEqual(
      expect.objectContaining({ display_name: "www", content: "192.0.2.1", ttl: 300 }),
    );
  });

  test("are not changed back over what somebody else has made of them", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await visit(page, records(zone));
    await openRecord(page, "www A");
    await fillRecord(panel(page), { Address: "192.0.2.99" });
    await press(panel(page), "Save");
    const saved = toast(page, "Saved www A");
    await expect(saved).toBeVisible();
    const www = (await api.records(zone)).find((one) => one.display_name === "www");
    const params = { domain_id: zone.id, record_id: www?.id ?? "" };
    await api.call("records.update", { params, body: { content: "192.0.2.150" } });
    await press(saved, "Undo");
    await expect(toast(page, "www A was not changed back")).toContainText("192.0.2.150");
    await expectRecord(page, "www A", "192.0.2.150");
    expect(await api.records(zone)).toContainEqual(expect.objectContaining({ content: "192.0.2.150" }));
  });

  test("are disabled and enabled in their row", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await visit(page, records(zone));
    await pressInRow(page, "www A", "Disable www A");
    await expectRecord(page, "www A", "Disabled");
    await expect(toast(page, "Disabled www A")).toBeVisible();
    await pressInRow(page, "www A", "Enable www A");
    await expectRecord(page, "www A", "Enabled");
    expect(await api.records(zone)).toContainEqual(
      expect.objectContaining({ display_name: "www", disabled: false }),
    );
  });

  test("are deleted after asking, and put back with Undo as they were", async ({ page, api }) => {
    const content = '"v=spf1 include:_spf.example.net -all"';
    const zone = await api.newZone({
      records: [{ name: "@", type: "TXT", content, ttl: 120, disabled: true }],
    });
    await visit(page, records(zone));
    await pressInRow(page, "@ TXT", "Delete @ TXT");
    const dialog = page.getByRole("alertdialog", { name: `Delete @ TXT from ${zone.name}` });
    await expect(dialog).toContainText(content);
    await press(dialog, "Delete");
    await expectNoRecord(page, "@ TXT");
    await press(toast(page, "Deleted @ TXT"), "Undo");
    await expect(toast(page, "@ TXT is back")).toBeVisible();
    await expectRecord(page, "@ TXT", content, "120", "Disabled");
    expect(await api.records(zone)).toContainEqual(
      expect.objectContaining({ type: "TXT", content, ttl: 120, disabled: true }),
    );
  });

  test("are filtered by text, place, type and state, all in the URL", async ({ page, api }) => {
    const zone = await api.newZone({
      records: [
        { name: "www", type: "A", content: "192.0.2.1" },
        { name: "www", type: "AAAA", content: "2001:db8::1" },
        { name: "mail", type: "A", content: "192.0.2.25" },
        { name: "@", type: "MX", content: "10 mail.example.net." },
        { name: "off", type: "A", content: "192.0.2.99", disabled: true },
      ],
    });
    const shown = (...titles: string[]) =>
      expect
        .poll(() => openRecordNames(page).evaluateAll((all) => all.map((one) => one.ariaLabel).sort()))
        .toEqual(titles.map((title) => `Open ${title}`).sort());
    await visit(page, records(zone));
    await filter(page).fill("mail");
    await shown("mail A", "@ MX");
    await expectQuery(page, { q: "mail" });
    await page.getByRole("combobox", { name: "Where to look" }).selectOption("Name");
    await shown("mail A");
    await expectQuery(page, { q: "mail", in: "name" });
    await page.goBack();
    await shown("mail A", "@ MX");
    await press(page, "Clear all filters");
    await press(page, "Any type");
    await page.getByRole("menuitemcheckbox", { name: /^AAAA/ }).click();
    await page.getByRole("menuitemcheckbox", { name: /^MX/ }).click();
    await page.keyboard.press("Escape");
    await shown("www AAAA", "@ MX");
    await page.reload();
    await shown("www AAAA", "@ MX");
    await press(page, "Clear all filters");
    await page.getByRole("combobox", { name: "State" }).selectOption("Disabled");
    await shown("off A");
    await expectQuery(page, { state: "disabled" });
    await page.getByRole("combobox", { name: "State" }).selectOption("Any state");
    await page.getByRole("checkbox", { name: "System records" }).check();
    await shown(
      "@ MX",
      "@ SOA",
      "off A",
      "mail A",
      "www A",
      "www AAAA",
      ...["1", "2", "3"].map(() => "@ NS"),
    );
    await press(page, "View");
    await page.getByRole("menuitemradio", { name: "Type" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Created" }).click();
    await expectQuery(page, { system: "true", group: "type", columns: "ttl,state,created" });
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Created" })).toBeVisible();
    await expect(page.getByRole("row").nth(1)).toContainText("SOA");
    await expect(page.getByRole("row").nth(5)).toContainText("A192.0.2.25");
  });

  test("stand in the URL with their panel: a link opens it, back closes it", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await visit(page, records(zone));
    await openRecord(page, "www A");
    const link = page.url();
    await page.goBack();
    await expect(panel(page)).toBeHidden();
    await visit(page, link);
    await expect(panel(page)).toHaveAccessibleName("www A");
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.1");
  });

  test("that cannot be are stopped at their fields", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    await press(page, "Add record");
    const field = (label: string) => panel(page).getByRole("textbox", { name: label, exact: true });
    await press(panel(page), "Add record");
    await expectFieldError(field("Name"), "Name is missing");
    await expectFieldError(field("Address"), "Address ");
    await expect(field("Name")).toBeFocused();
    await fillRecord(panel(page), { Name: "a..b", Address: "300.1.1.1", TTL: "soon" });
    await press(panel(page), "Add record");
    await expectFieldError(field("Name"), "Name ");
    await expectFieldError(field("Address"), "Address ");
    await expectFieldError(field("TTL"), "TTL ");
    const summary = panel(page).getByText("Not sent yet: something is missing or malformed");
    await expect(summary).toBeVisible();
    await panel(page).getByRole("link", { name: "TTL" }).click();
    await expect(field("TTL")).toBeFocused();
    await fillRecord(panel(page), { Name: "www", Address: "2001:db8::1", TTL: "1d" });
    await press(panel(page), "Make it an AAAA record");
    await press(panel(page), "Add record");
    await expectRecord(page, "www AAAA", "2001:db8::1", "86400");
  });

  test("typed as text are judged by the API, with the accepted form beside", async ({
    page,
    api,
    complaints,
  }) => {
    complaints.expect(400);
    const zone = await api.newZone();
    await visit(page, records(zone));
    await press(page, "Add record");
    await fillRecord(panel(page), { Name: "mail", Type: "MX" });
    await press(panel(page), "Edit as text");
    const text = panel(page).getByRole("textbox", { name: "Content as text" });
    await text.fill("ten mail.example.net.");
    await press(panel(page), "Add record");
    await expectFieldError(text, /Priority /);
    await expect(text).toBeFocused();
    await expect(panel(page).getByText("Content of type MX reads: priority, mail server.")).toBeVisible();
    await text.fill("10 mail.example.net.");
    await expect(text).not.toHaveAttribute("aria-invalid");
    await press(panel(page), "Edit in fields");
    await expect(panel(page).getByRole("textbox", { name: "Priority" })).toHaveValue("10");
    await press(panel(page), "Add record");
    await expectRecord(page, "mail MX", "10 mail.example.net.");
  });

  test("are filled in from a pasted line of a zone file", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    await press(page, "Add record");
    await panel(page).getByRole("textbox", { name: "Name", exact: true }).focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "_sip._tcp 2h IN SRV 10 20 5060 sip.example.net.");
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await expect(
      panel(page).getByText("Filled in from what you pasted: name, type SRV, content, TTL."),
    ).toBeVisible();
    await expect(panel(page).getByRole("textbox", { name: "Port" })).toHaveValue("5060");
    await press(panel(page), "Add record");
    await expectRecord(page, "_sip._tcp SRV", "10 20 5060 sip.example.net.", "7200");
  });

  test("have any name that DNS allows", { tag: "@more" }, async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    for (const [typed, shown] of [
      ["*", "*"],
      ["_dmarc", "_dmarc"],
      ["WWW", "www"],
      ["a\\.dot", "a\\.dot"],
      ["<b>", "<b>"],
      ['say\\"hi', 'say\\"hi'],
    ] as const) {
      await press(page, "Add record");
      await fillRecord(panel(page), { Name: typed, Address: "192.0.2.1" });
      await press(panel(page), "Add record");
      await expectRecord(page, `${shown} A`, shown, "192.0.2.1");
      await expect(panel(page)).toBeHidden();
    }
    await addRecord(page, { Name: "häfen", Type: "A", Address: "192.0.2.77" });
    await expectRecord(page, "häfen A", "xn--hfen-loa", "192.0.2.77");
    await filter(page).fill("häf");
    await expect(openRecordNames(page)).toHaveText(["häfen"]);
  });

  test("of one's own zone's name typed again are noticed", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    await press(page, "Add record");
    await fillRecord(panel(page), { Name: `www.${zone.name}`, Address: "192.0.2.1" });
    await press(panel(page), `Remove .${zone.name}`);
    await expect(panel(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("www");
    await press(panel(page), "Add record");
    await expectRecord(page, "www A", "192.0.2.1");
  });

  test("show whatever their text holds as text", async ({ page, api }) => {
    const zone = await api.newZone();
    await visit(page, records(zone));
    const texts = [
      `x"><script>document.title="run"</script>`,
      `it's "quoted" \\ back; slash`,
      "🚚 dört & <b>bold</b>",
    ];
    for (const [index, text] of texts.entries()) {
      await addRecord(page, { Name: `t${index}`, Type: "TXT", Text: text });
      await openRecord(page, `t${index} TXT`);
      await expect(panel(page).getByRole("textbox", { name: "Text" })).toHaveValue(text);
      await press(panel(page), "Cancel");
      await expect(panel(page)).toBeHidden();
    }
    await expect(page).not.toHaveTitle("run");
    const stored = (await api.records(zone))
      .filter(({ type }) => type === "TXT")
      .map(({ content }) => content);
    expect(stored.sort()).toEqual(
      [
        String.raw`"x\"><script>document.title=\"run\"</script>"`,
        String.raw`"it's \"quoted\" \\ back; slash"`,
        String.raw`"\240\159\154\154 d\195\182rt & <b>bold</b>"`,
      ].sort(),
    );
  });

  test("that are not sent yet are asked about, and offered again after a reload", async ({ page, api }) => {
    page.on("dialog", (dialog) => dialog.accept());
    const zone = await api.newZone();
    await visit(page, records(zone));
    await press(page, "Add record");
    await fillRecord(panel(page), { Name: "half", Address: "192.0.2." });
    await page.keyboard.press("Escape");
    const asked = page.getByRole("alertdialog", { name: "Leave without saving?" });
    await press(asked, "Stay");
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.");
    await page.keyboard.press("Escape");
    await press(asked, "Leave");
    await expect(panel(page)).toBeHidden();
    await visit(page, records(zone));
    await press(page, "Add record");
    await press(panel(page), /^Restore what you typed/);
    await expect(panel(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("half");
    await expect(panel(page).getByRole("textbox", { name: "Address" })).toHaveValue("192.0.2.");
  });
});

test.describe("a record in conflict", () => {
  test.beforeEach(({ signInAs, complaints }) => {
    complaints.expect(409);
    return signInAs("tenant_admin");
  });
  const conflict = (page: Page) => panel(page).getByRole("region", { name: "What stands in the way" });
  const cname = { Name: "www", Type: "CNAME", Target: "elsewhere.example.net" };

  async function meetConflict(page: Page, zone: { id: string }, fields: Record<string, string>) {
    await visit(page, records(zone));
    await press(page, "Add record");
    await fillRecord(panel(page), fields);
    await press(panel(page), "Add record");
    await expect(conflict(page)).toBeVisible();
  }

  test("shows what stands in the way, who changed it last and which rule it is", async ({
    page,
    api,
    context,
  }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1", ttl: 60 }] });
    const there = (await api.records(zone)).find(({ type }) => type === "A");
    const params = { domain_id: zone.id, record_id: there?.id ?? "" };
    await api.call("records.update", { params, body: { ttl: 300 } }, "record_editor");
    await meetConflict(page, zone, cname);
    await expectFieldError(
      panel(page).getByRole("textbox", { name: "Name", exact: true }),
      "Record conflicts with existing entries",
    );
    await expect(conflict(page)).toContainText("A CNAME must be the only record at its name");
    await expect(conflict(page)).toContainText("TTL 300 s");
    await expect(conflict(page)).toContainText(/Last changed .* by erin\.castellanos@northwind\.example/);
    const opened = context.waitForEvent("page");
    await conflict(page).getByRole("link", { name: "www A 192.0.2.1" }).click();
    const other = await opened;
    await expect(record(other, "www A")).toBeVisible();
    await other.close();
    await expect(panel(page).getByRole("textbox", { name: "Target" })).toHaveValue("elsewhere.example.net");
    await fillRecord(panel(page), { Name: "web" });
    await expect(conflict(page)).toBeHidden();
    await press(panel(page), "Add record");
    await expectRecord(page, "web CNAME", "elsewhere.example.net.");
  });

  test("takes the place of what is there, shown first", async ({ page, api }) => {
    const zone = await api.newZone({
      records: [
        { name: "www", type: "A", content: "192.0.2.1" },
        { name: "www", type: "AAAA", content: "2001:db8::1" },
      ],
    });
    await meetConflict(page, zone, cname);
    await press(conflict(page), "Replace these 2 with mine");
    const dialog = page.getByRole("alertdialog", { name: "Replace 2 records with www CNAME" });
    await expect(dialog.getByRole("listitem")).toHaveText([
      /Deleted: .*www 3600|www IN A 192\.0\.2\.1/,
      /Deleted: .*www .*AAAA 2001:db8::1/,
      /Added: .*www IN CNAME elsewhere\.example\.net\./,
    ]);
    await press(dialog, "Replace");
    await expectRecord(page, "www CNAME", "elsewhere.example.net.");
    await expectNoRecord(page, "www A");
    await expectNoRecord(page, "www AAAA");
  });

  test("of the same type can be put into the one that is there", async ({ page, api }) => {
    const zone = await api.newZone({
      records: [{ name: "www", type: "CNAME", content: "old.example.net." }],
    });
    await meetConflict(page, zone, cname);
    await press(conflict(page), "Edit it instead");
    await expect(panel(page).getByText("These are your values, not saved yet")).toBeVisible();
    await expect(panel(page)).toContainText("www IN CNAME old.example.net.");
    await expect(panel(page).getByRole("textbox", { name: "Target" })).toHaveValue("elsewhere.example.net.");
    await press(panel(page), "Save");
    await expectRecord(page, "www CNAME", "elsewhere.example.net.");
  });

  test("that is there already needs nothing", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    await meetConflict(page, zone, { Name: "www", Type: "A", Address: "192.0.2.1" });
    await expect(conflict(page)).toContainText("It is already there: nothing needs to be done.");
    await press(conflict(page), "Use the one that is there");
    await expect(panel(page)).toBeHidden();
    await expectRecord(page, "www A", "192.0.2.1");
  });

  test("that is there but disabled can be enabled", async ({ page, api }) => {
    const zone = await api.newZone({
      records: [{ name: "www", type: "A", content: "192.0.2.1", disabled: true }],
    });
    await meetConflict(page, zone, { Name: "www", Type: "A", Address: "192.0.2.1" });
    await press(panel(page), "Enable the one that is there");
    await expectRecord(page, "www A", "Enabled");
  });

  test("with a record that cannot be loaded shows its id, and offers no replacement", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(404);
    const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
    const there = (await api.records(zone)).find(({ type }) => type === "A");
    await fault({ kind: "404", method: "GET", path: /\/records\/r_/ });
    await meetConflict(page, zone, cname);
    await expect(conflict(page)).toContainText(there?.id ?? "");
    await expect(conflict(page).getByRole("button")).toHaveCount(0);
  });

  test("at the zone's apex says why no CNAME can be there", async ({ page, api }) => {
    const zone = await api.newZone();
    await meetConflict(page, zone, { ...cname, Name: "@" });
    await expect(conflict(page)).toContainText("A CNAME cannot be at the zone's apex");
    await expect(conflict(page).getByRole("button", { name: /Replace/ })).toHaveCount(0);
  });

  test("below a DNAME's own name says which rule it is", async ({ page, api }) => {
    const zone = await api.newZone({ records: [{ name: "old", type: "TXT", content: '"here"' }] });
    await meetConflict(page, zone, { Name: "old", Type: "DNAME", Target: "new.example.net" });
    await expect(conflict(page)).toContainText("A DNAME shares its name with no other record");
  });
});

test("the last name server of the zone's apex stays, and the rule is said", async ({
  page,
  api,
  signInAs,
  complaints,
}) => {
  complaints.expect(409);
  await signInAs("tenant_admin");
  const zone = await api.newZone();
  const servers = (await api.records(zone)).filter(({ type }) => type === "NS");
  for (const { id } of servers.slice(1)) {
    await api.call("records.delete", { params: { domain_id: zone.id, record_id: id } });
  }
  await visit(page, `${records(zone)}?system=true`);
  await pressInRow(page, "@ NS", "Delete @ NS");
  const dialog = page.getByRole("alertdialog", { name: `Delete @ NS from ${zone.name}` });
  await press(dialog, "Delete");
  await expect(dialog.getByText(/at least one NS/i).first()).toBeVisible();
  await press(dialog, "Cancel");
  await expectRecord(page, "@ NS", servers[0]?.content ?? "");
});

test("who may only read sees every field of a record, and nothing to type in", async ({ page, signInAs }) => {
  await signInAs("read_only");
  await visit(page, "/domains/d_northwind_example/records?type=MX");
  await openRecord(page, "@ MX");
  await expect(panel(page).getByText("Priority", { exact: true })).toBeVisible();
  await expect(panel(page).getByText("10 mx1.northwind.example.", { exact: true })).toBeVisible();
  await expect(panel(page).getByRole("textbox")).toHaveCount(0);
  await expectDescribed(panel(page).getByRole("button", { name: "Duplicate" }), "Needs records:create");
  await expectDescribed(panel(page).getByRole("button", { name: "Delete" }), "Needs records:delete");
});

test("a record editor changes a record but cannot delete it, by any way", async ({ page, api, signInAs }) => {
  const zone = await api.newZone({ records: [{ name: "www", type: "A", content: "192.0.2.1" }] });
  await signInAs("record_editor");
  await visit(page, records(zone));
  await openRecord(page, "www A");
  await expectDescribed(panel(page).getByRole("button", { name: "Delete" }), "Needs records:delete");
  await fillRecord(panel(page), { Address: "192.0.2.2" });
  await press(panel(page), "Save");
  await expectRecord(page, "www A", "192.0.2.2");
  await expect(panel(page)).toBeHidden();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("alertdialog")).toBeHidden();
});

test("a zone of 5,000 records is walked to its end, and drawn in part", async ({ page, signInAs }) => {
  await signInAs("read_only");
  await visit(page, "/domains/d_fleet_example/records");
  await expect(page.getByRole("status").filter({ hasText: "5,000 records" })).toBeVisible();
  const rows = page.getByRole("grid").getByRole("row");
  await page.keyboard.press("j");
  await page.keyboard.press("End");
  await expect(page.locator("[aria-rowindex='5001']")).toBeFocused();
  expect(await rows.count()).toBeLessThan(100);
  const last = await page
    .locator("[aria-rowindex='5001']")
    .getByRole("button", { name: /^Open/ })
    .textContent();
  await filter(page).fill(last ?? "");
  await expect(page.getByRole("status").filter({ hasText: /of 5,000 records/ })).toBeVisible();
  await expect(
    openRecordNames(page)
      .filter({ hasText: last ?? "" })
      .first(),
  ).toBeVisible();
});

test("from sign-in to a changed record, with the keyboard alone", async ({ page, api }) => {
  const zone = await api.newZone({
    records: [
      { name: "www", type: "A", content: "192.0.2.1" },
      { name: "mail", type: "A", content: "192.0.2.25" },
    ],
  });
  await visit(page, "/sign-in");
  const key = page.getByLabel("API key", { exact: true });
  for (
    let presses = 0;
    presses < 5 && !(await key.evaluate((field) => field === document.activeElement));
    presses++
  ) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(sampleApiKeys.domain_manager);
  await page.keyboard.press("Enter");
  await expectPage(page, "Domains");
  await expect(page.getByRole("button", { name: /^Account: Marco/ })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Go to a zone" })).toBeFocused({ timeout: 2000 });
  }).toPass();
  await page.keyboard.type(zone.name);
  await expect(page.getByRole("option", { name: zone.name })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expectPage(page, zone.name);
  await expect(record(page, "www A")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("www");
  await expect(record(page, "mail A")).toBeHidden();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(async () => {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("row").filter({ hasText: "192.0.2.1" })).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press("Enter");
  // Where the row stands, not beside it.
  const inRow = page.getByRole("dialog", { name: "www A", exact: true });
  await expect(inRow.getByRole("textbox", { name: "Address" })).toBeFocused();
  const [form, own] = [await inRow.boundingBox(), await record(page, "www A").boundingBox()];
  expect(Math.abs((form?.y ?? 0) - (own?.y ?? 99))).toBeLessThan(2);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("192.0.2.999");
  await page.keyboard.press("Enter");
  await expectFieldError(inRow.getByRole("textbox", { name: "Address" }), /not an IPv4 address/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("192.0.2.123");
  await page.keyboard.press("Enter");
  await expectRecord(page, "www A", "192.0.2.123");
  await expect(inRow).toBeHidden();
  await expect(record(page, "www A")).toBeFocused();
  expect(await api.records(zone)).toContainEqual(expect.objectContaining({ content: "192.0.2.123" }));
});

test("hints about the zone lead to the records they are about, and go when these are mended", async ({
  page,
  api,
  signInAs,
}) => {
  await signInAs("domain_manager");
  const zone = await api.newZone({
    records: [
      { name: "blog", type: "CNAME", content: "gone.example.com." },
      { name: "www", type: "A", content: "192.0.2.1" },
    ],
  });
  const missing = `gone.${zone.name}`;
  const body = { content: `${missing}.` };
  const blog = (await api.records(zone)).find(({ type }) => type === "CNAME");
  await api.call("records.update", { params: { domain_id: zone.id, record_id: blog?.id ?? "" }, body });
  await visit(page, `/domains/${zone.id}/records`);
  await press(page, "1 hint");
  const hints = page.getByRole("dialog", { name: `Hints about ${zone.name}` });
  await expect(hints.getByText(`${missing} has no records in this zone.`)).toBeVisible();
  await expect(hints.getByRole("link", { name: "RFC 1912 §2.4" })).toBeVisible();
  await expectAccessible(page);
  await press(hints, /^blog CNAME/);
  await panel(page).getByRole("textbox", { name: "Target" }).fill("www");
  await press(panel(page), "Save");
  await expectRecord(page, "blog CNAME", `www.${zone.name}.`);
  await expect(page.getByRole("button", { name: /hints?$/ })).toBeHidden();
});
