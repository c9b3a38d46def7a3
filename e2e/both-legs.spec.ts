import { answer, type Fate, garbage, html502, tooMany } from "./fates";
import { expect, test } from "./proxied";
import { expectNoRecord, expectRecord, fillRecord, panel, press, pressInRow, toast, visit } from "./steps";

/** What a person reads when a new record meets this, and how it goes on from there. */
type End = "applied" | "not known" | "not applied" | "waits";

/** Names of records, each with what becomes of it; the chaos run has all fates on both legs. */
const fates = {
  "browser to console": {
    lost: ["applied", { kind: "drop", when: "after" }],
    unsent: ["not known", { kind: "drop", when: "before" }],
    limited: ["waits", tooMany(2, "date", 3_600_000)],
  },
  "console to API": {
    late: ["applied", { kind: "delay", of: "request", ms: 1_900 }],
    half: ["applied", { kind: "truncate", framing: "length" }],
    proxy: ["not known", html502("before")],
    failed: ["applied", answer("after", 500, { detail: "Internal Server Error" })],
    closed: ["not applied", answer("before", 503, { detail: "Service is under maintenance" })],
  },
} as const satisfies { [leg: string]: { [name: string]: [End, Fate] } };

for (const leg of ["browser to console", "console to API"] as const) {
  test.describe(leg, () => {
    test.use({ leg });
    test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

    test("whatever becomes of a write, the zone holds what was said, once", async ({
      page,
      api,
      between,
      complaints,
    }) => {
      complaints.expect(/net::ERR_|the server responded with a status of \d+/);
      const zone = await api.newZone({ records: [{ name: "old", type: "A", content: "192.0.2.1" }] });
      await visit(page, `/domains/${zone.id}/records`);
      const add = () => press(panel(page), "Add record");
      for (const [name, [end, fate]] of Object.entries(fates[leg])) {
        const mend = between.when({ method: "POST", path: /\/records$/, nth: 1 }, fate);
        await press(page.getByRole("main"), "Add record");
        await fillRecord(panel(page), { Name: name, Type: "A", Address: "192.0.2.7" });
        await add();
        const notice = (words: string) => panel(page).getByText(words, { exact: true });
        switch (end) {
          case "applied":
            await expect(toast(page, `The reply was lost, but ${name} A was created`)).toHaveCount(1);
            break;
          case "not known":
            await expect(notice("It is not known yet whether the record was created")).toBeVisible();
            await between.idle(/\/records$/);
            await add();
            break;
          case "not applied":
            await expect(notice("The record was not created")).toBeVisible();
            await press(panel(page), "Try again");
            break;
          case "waits":
            await expect(notice("The record was not created")).toBeVisible();
            await expect(panel(page).getByRole("button", { name: "Add record" })).toHaveText(/ \(in \d s\)/);
            await add();
            break;
        }
        await expect(panel(page)).toBeHidden();
        await expectRecord(page, `${name} A`, "192.0.2.7");
        mend();
      }

      // A page of a proxy's is no 204: nothing was deleted.
      between.when({ method: "DELETE", nth: 1 }, garbage("html", "before"));
      await pressInRow(page, "old A", "Delete old A");
      const dialog = page.getByRole("alertdialog", { name: "Delete old A" });
      await press(dialog, "Delete");
      await expect(dialog.getByText("It is not known yet whether the record was deleted")).toBeVisible();
      await expectRecord(page, "old A");
      await press(dialog, "Delete");
      await expect(toast(page, "Deleted old A")).toBeVisible();
      await expectNoRecord(page, "old A");

      const held = (await api.records(zone)).filter(({ type }) => type === "A");
      expect(held.map(({ display_name }) => display_name).sort()).toEqual(Object.keys(fates[leg]).sort());
    });
  });
}
