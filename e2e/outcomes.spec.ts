import type { BrowserContext, Locator, Page, Request, Route } from "@playwright/test";
import type { DomainDetail } from "@/lib/contract/domains";
import type { Api } from "./api";
import { expectAccessible } from "./axe";
import type { Fault } from "./faults";
import {
  expectNoRecord,
  expectPage,
  expectRecord,
  expectRow,
  fillRecord,
  openRecord,
  panel,
  press,
  pressInRow,
  record,
  row,
  toast,
  visit,
} from "./steps";
import { expect, test } from "./test";

interface Scene {
  page: Page;
  api: Api;
  zone: DomainDetail;
}

/** Something a person does that writes, ready to be done at one press. */
interface Act {
  /** What the write is, on the way to the API. */
  request: Pick<Fault, "method" | "path">;
  status?: "pending" | "deleted";
  /** Opens the page and goes to where one press is left. */
  begin: (scene: Scene) => Promise<void>;
  go: (scene: Scene) => Promise<void>;
  /** Where it is said what became of it. */
  where: (scene: Scene) => Locator;
  /** Once it is done, all as after any success. */
  end: (scene: Scene) => Promise<void>;
  /** How it is called. */
  what: (zone: DomainDetail) => string;
  noun: string;
  done: string;
  /** In place of "the record" and "created", where the notice says them in its own way. */
  said?: readonly [what: string, done: string];
  again?: string;
  /** Refusals that are part of it, or of finding out that it was done. */
  refusals?: number[];
  lookedUp?: number[];
  /** Writes it takes, and undoing what comes before them, when they fail: one unless said. */
  tries?: number;
}

const www = { name: "www", type: "A", content: "192.0.2.1", ttl: 300 };
const records = ({ zone }: Scene) => `/domains/${zone.id}/records`;
const settings = ({ zone }: Scene) => `/domains/${zone.id}/settings`;
const dialogOf = (page: Page, name: string | RegExp) => page.getByRole("alertdialog", { name });
const onZone = /^\/domains\/d_\w+$/;

const acts: { [what: string]: Act } = {
  "a new record": {
    request: { method: "POST", path: /\/records$/ },
    begin: async (scene) => {
      await visit(scene.page, records(scene));
      await press(scene.page, "Add record");
      await fillRecord(panel(scene.page), { Name: "mail", Address: "192.0.2.7" });
    },
    go: ({ page }) => press(panel(page), "Add record"),
    where: ({ page }) => panel(page),
    end: async ({ page, api, zone }) => {
      await expectRecord(page, "mail A", "192.0.2.7");
      await expect(panel(page)).toBeHidden();
      // It is the record itself: it can be taken away again.
      await press(toast(page, "Added mail A"), "Undo");
      await expectNoRecord(page, "mail A");
      expect((await api.records(zone)).map(({ display_name }) => display_name)).not.toContain("mail");
    },
    what: () => "mail A",
    noun: "record",
    done: "created",
  },
  "a changed record": {
    request: { method: "PATCH", path: /\/records\/r_\w+$/ },
    begin: async (scene) => {
      await visit(scene.page, records(scene));
      await openRecord(scene.page, "www A");
      await fillRecord(panel(scene.page), { Address: "192.0.2.9" });
    },
    go: ({ page }) => press(panel(page), "Save"),
    where: ({ page }) => panel(page),
    end: async ({ page }) => {
      await expectRecord(page, "www A", "192.0.2.9");
      await expect(panel(page)).toBeHidden();
      await press(toast(page, "Saved www A"), "Undo");
      await expectRecord(page, "www A", "192.0.2.1");
    },
    what: () => "www A",
    noun: "record",
    done: "changed",
  },
  "a deleted record": {
    request: { method: "DELETE", path: /\/records\/r_\w+$/ },
    begin: async (scene) => {
      await visit(scene.page, records(scene));
      await pressInRow(scene.page, "www A", "Delete www A");
    },
    go: ({ page }) => press(dialogOf(page, /^Delete www A from/), "Delete"),
    where: ({ page }) => dialogOf(page, /^Delete www A from/),
    end: async ({ page }) => {
      await expectNoRecord(page, "www A");
      await press(toast(page, "Deleted www A"), "Undo");
      await expectRecord(page, "www A", "192.0.2.1", "300");
    },
    what: () => "www A",
    noun: "record",
    done: "deleted",
    lookedUp: [404],
  },
  "a deletion taken back": {
    request: { method: "POST", path: /\/records$/ },
    begin: async (scene) => {
      const { page } = scene;
      await visit(page, records(scene));
      await pressInRow(page, "www A", "Delete www A");
      await press(dialogOf(page, /^Delete www A from/), "Delete");
      await expectNoRecord(page, "www A");
    },
    go: ({ page }) => press(toast(page, "Deleted www A"), "Undo"),
    where: ({ page }) =>
      page.getByRole("region", { name: /www A (was|is) not put back|whether www A was put back/ }),
    end: async ({ page }) => {
      await expect(toast(page, "www A is back")).toBeVisible();
      await expectRecord(page, "www A", "192.0.2.1", "300");
    },
    what: () => "www A",
    noun: "record",
    done: "created",
    said: ["www A", "put back"],
    again: "Try it once more",
  },
  "a replacement": {
    request: { method: "POST", path: /\/records$/ },
    begin: async (scene) => {
      const { page } = scene;
      await visit(page, records(scene));
      await press(page, "Add record");
      await fillRecord(panel(page), { Name: "www", Type: "CNAME", Target: "elsewhere.example.net" });
      await press(panel(page), "Add record");
      await press(panel(page), "Replace it with mine");
    },
    go: ({ page }) => press(dialogOf(page, "Replace www A with www CNAME"), "Replace"),
    where: ({ page }) => dialogOf(page, "Replace www A with www CNAME"),
    end: async ({ page, api, zone }) => {
      await expectRecord(page, "www CNAME", "elsewhere.example.net.");
      await expectNoRecord(page, "www A");
      await press(toast(page, "Replaced www A"), "Undo");
      await expectRecord(page, "www A", "192.0.2.1", "300");
      await expectNoRecord(page, "www CNAME");
      const left = (await api.records(zone)).filter(({ display_name }) => display_name === "www");
      expect(left).toMatchObject([{ type: "A", content: "192.0.2.1", ttl: 300 }]);
    },
    what: () => "www CNAME",
    noun: "record",
    done: "created",
    refusals: [409],
    // The old one is to be put back.
    tries: 2,
  },
  "a new domain": {
    request: { method: "POST", path: /^\/domains\/$/ },
    begin: async ({ page, zone }) => {
      await visit(page, "/domains/new");
      await page.getByRole("textbox", { name: "Name", exact: true }).fill(`new-${zone.name}`);
    },
    go: ({ page }) => press(page, "Create domain"),
    where: ({ page }) => page.getByRole("main"),
    end: async ({ page, zone }) => {
      await expectPage(page, `new-${zone.name}`);
      await expect(toast(page, `Created new-${zone.name}`)).toBeVisible();
      await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    },
    what: ({ name }) => `new-${name}`,
    noun: "domain",
    done: "created",
  },
  "changed settings": {
    request: { method: "PATCH", path: onZone },
    begin: async (scene) => {
      await visit(scene.page, settings(scene));
      await scene.page.getByRole("textbox", { name: "Description" }).fill("Ours");
    },
    go: ({ page }) => press(page, "Save settings"),
    where: ({ page }) => page.getByRole("main"),
    end: async ({ page, api, zone }) => {
      await expect(toast(page, `Saved the settings of ${zone.name}`)).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("Ours");
      expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
        description: "Ours",
      });
      // Saved: leaving asks nothing.
      await page.getByRole("link", { name: "Overview" }).click();
      await expect(page.getByText("Ours", { exact: true })).toBeVisible();
    },
    what: ({ name }) => name,
    noun: "domain",
    done: "changed",
  },
  "a deleted domain": {
    request: { method: "DELETE", path: onZone },
    begin: async (scene) => {
      await visit(scene.page, settings(scene));
      await press(scene.page, `Delete ${scene.zone.name}`);
    },
    go: ({ page, zone }) => press(dialogOf(page, `Delete ${zone.name}`), `Delete ${zone.name}`),
    where: ({ page, zone }) => dialogOf(page, `Delete ${zone.name}`),
    end: async ({ page, api, zone }) => {
      await expectPage(page, "Domains");
      await press(toast(page, `Deleted ${zone.name}`), "Undo");
      await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
      expect(await api.call("domains.get", { params: { domain_id: zone.id } })).toMatchObject({
        status: "active",
      });
    },
    what: ({ name }) => name,
    noun: "domain",
    done: "deleted",
  },
  "a restored domain": {
    request: { method: "POST", path: /\/restore$/ },
    status: "deleted",
    begin: async ({ page, zone }) => {
      await visit(page, `/domains?search=${zone.name}&deleted=true`);
      await press(page, `Restore ${zone.name}`);
    },
    go: ({ page, zone }) => press(dialogOf(page, `Restore ${zone.name}`), `Restore ${zone.name}`),
    where: ({ page, zone }) => dialogOf(page, `Restore ${zone.name}`),
    end: async ({ page, zone }) => {
      await expect(toast(page, `Restored ${zone.name}`)).toBeVisible();
      await expectRow(page, zone.name, "Active");
    },
    what: ({ name }) => name,
    noun: "domain",
    done: "restored",
  },
  "a domain restored in place of its page": {
    request: { method: "POST", path: /\/restore$/ },
    status: "deleted",
    begin: async (scene) => {
      await visit(scene.page, records(scene));
    },
    go: ({ page, zone }) => press(page, `Restore ${zone.name}`),
    where: ({ page }) => page.getByRole("main"),
    end: async ({ page, zone }) => {
      await expectPage(page, zone.name);
      await expectRecord(page, "www A", "192.0.2.1");
    },
    what: ({ name }) => name,
    noun: "domain",
    done: "restored",
    refusals: [404],
  },
  "a validation begun": {
    request: { method: "POST", path: /\/validation$/ },
    status: "pending",
    begin: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/validation`);
      await press(page, "New challenge");
      await page.getByRole("radio", { name: "Name servers" }).check();
    },
    go: ({ page, zone }) => press(page.getByRole("dialog", { name: `Validate ${zone.name}` }), "Start"),
    where: ({ page, zone }) => page.getByRole("dialog", { name: `Validate ${zone.name}` }),
    end: async ({ page, zone }) => {
      await expect(toast(page, `Started a validation of ${zone.name}`)).toBeVisible();
      await expect(
        page.getByRole("heading", { name: `Delegate ${zone.name} to these name servers` }),
      ).toBeVisible();
    },
    what: ({ name }) => `the validation of ${name}`,
    noun: "validation",
    done: "started",
  },
  "a validation's check": {
    request: { method: "POST", path: /\/validation\/check$/ },
    status: "pending",
    begin: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/validation`);
      await expect(page.getByRole("heading", { name: "Publish this record" })).toBeVisible();
    },
    go: ({ page }) => press(page, "Check now"),
    where: ({ page }) => page.getByRole("main"),
    end: async ({ page, zone }) => {
      await expect(toast(page, `${zone.name}: Domain validated`)).toBeVisible();
      await expect(page.getByText(`${zone.name} was shown to be yours.`)).toBeVisible();
    },
    what: ({ name }) => `the validation of ${name}`,
    noun: "validation",
    done: "checked",
  },
  "a validation given up": {
    request: { method: "DELETE", path: /\/validation$/ },
    status: "pending",
    begin: async ({ page, zone }) => {
      await visit(page, `/domains/${zone.id}/validation`);
      await press(page, "Cancel validation");
    },
    go: ({ page, zone }) =>
      press(dialogOf(page, `Cancel the validation of ${zone.name}`), "Cancel the validation"),
    where: ({ page, zone }) => dialogOf(page, `Cancel the validation of ${zone.name}`),
    end: async ({ page, zone }) => {
      await expect(toast(page, `Cancelled the validation of ${zone.name}`)).toBeVisible();
      await expect(page.getByRole("heading", { name: "No validation under way" })).toBeVisible();
    },
    what: ({ name }) => `the validation of ${name}`,
    noun: "validation",
    done: "cancelled",
  },
};

let zones = 0;
async function newZone(api: Api, status?: Act["status"]): Promise<DomainDetail> {
  const zone = await api.newZone({
    name: `outcome-${++zones}-${process.pid}.validates.test`,
    pending: status === "pending",
    records: [www],
  });
  if (status === "deleted") await api.call("domains.delete", { params: { domain_id: zone.id } });
  return zone;
}

/** Counts the writes that the browser sends. */
function countWrites(page: Page, { method, path }: Act["request"]) {
  const sent: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === method && path.test(pathname.replace(/^\/api\/v1/, ""))) sent.push(pathname);
  });
  return sent;
}

/** From the next write on, no read is answered, until the returned function is called. */
async function loseReadsAfterWrite(context: BrowserContext, { method, path }: Act["request"]) {
  let lost = false;
  const url = /\/api\/v1\//;
  const handler = async (route: Route, request: Request) => {
    const own = new URL(request.url()).pathname.replace(/^\/api\/v1/, "");
    if (request.method() === method && path.test(own)) lost = true;
    if (!lost || request.method() !== "GET") return route.fallback();
    await route.continue({ headers: { ...request.headers(), "x-scaidns-fault": "500" } });
  };
  await context.route(url, handler);
  return () => context.unroute(url, handler);
}

/** What every run of the tests looks at; the other acts go the same way. */
const inEveryRun = new Set(["a new record", "a deleted record", "changed settings"]);

for (const [what, act] of Object.entries(acts)) {
  const { refusals = [], lookedUp = [], tries = 1 } = act;
  const [noun, done] = act.said ?? [`the ${act.noun}`, act.done];

  test.describe(what, { tag: inEveryRun.has(what) ? [] : "@more" }, () => {
    test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

    test("whose reply is lost goes on as if it had come, and that is said once", async ({
      page,
      api,
      fault,
      complaints,
    }) => {
      complaints.expect(504, ...refusals, ...lookedUp);
      const scene = { page, api, zone: await newZone(api, act.status) };
      await act.begin(scene);
      const sent = countWrites(page, act.request);
      const mend = await fault({ kind: "after-504", ...act.request });
      await act.go(scene);
      const news = toast(page, `The reply was lost, but ${act.what(scene.zone)} was ${act.done}`);
      await expect(news).toHaveCount(1);
      expect(sent).toHaveLength(1);
      await mend();
      await act.end(scene);
    });

    test("that was not applied says so, and is sent again when asked", async ({
      page,
      api,
      fault,
      complaints,
    }) => {
      complaints.expect(500, ...refusals);
      const scene = { page, api, zone: await newZone(api, act.status) };
      await act.begin(scene);
      const sent = countWrites(page, act.request);
      const mend = await fault({ kind: "500", ...act.request });
      await act.go(scene);
      const place = act.where(scene);
      await expect(place.getByText(`${noun.replace(/^the /, "The ")} was not ${done}`)).toBeVisible();
      await expect(
        place.getByText(/it was not applied, so that it can be sent again safely\./),
      ).toBeVisible();
      expect(sent).toHaveLength(tries);
      await mend();
      await press(place, act.again ?? "Try again");
      await act.end(scene);
    });

    test("of unknown outcome is looked up again, and goes on when it was applied", async ({
      page,
      api,
      fault,
      context,
      complaints,
    }) => {
      complaints.expect(504, 500, ...refusals, ...lookedUp);
      const scene = { page, api, zone: await newZone(api, act.status) };
      await act.begin(scene);
      const sent = countWrites(page, act.request);
      const mend = await fault({ kind: "after-504", ...act.request });
      const answerReads = await loseReadsAfterWrite(context, act.request);
      await act.go(scene);
      const place = act.where(scene);
      await expect(place.getByText(`It is not known yet whether ${noun} was ${done}`)).toBeVisible();
      await expect(place.getByText(/It looks again by itself at \d\d:\d\d:\d\d\./)).toBeVisible();
      if (what !== "a validation's check") {
        await expect(place.getByRole("button", { name: /^(Try again|Try it once more)$/ })).toHaveCount(0);
      }
      await press(place, "Check again");
      await expect(
        place.getByText(/^Looked again at \d\d:\d\d:\d\d: it is still not known\.$/),
      ).toBeVisible();
      await answerReads();
      await press(place, "Check again");
      await expect(
        toast(page, `The reply was lost, but ${act.what(scene.zone)} was ${act.done}`),
      ).toHaveCount(1);
      expect(sent).toHaveLength(1);
      await mend();
      await act.end(scene);
    });
  });
}

test.describe("to those who may not read the audit log", () => {
  const { begin, go, where, request } = acts["a new record"] ?? never();

  test.beforeEach(({ signInAs }) => signInAs("domain_manager"));

  test("it is said what is there now, and no more", async ({ page, api, fault, complaints }) => {
    complaints.expect(504);
    const scene = { page, api, zone: await newZone(api) };
    await begin(scene);
    await fault({ kind: "after-504", ...request });
    await go(scene);
    await expect(toast(page, "The reply was lost, but mail A is there")).toHaveCount(1);
    await expectRecord(page, "mail A", "192.0.2.7");
  });

  test("so it is of what is not there", async ({ page, api, fault, complaints }) => {
    complaints.expect(500);
    const scene = { page, api, zone: await newZone(api) };
    await begin(scene);
    const mend = await fault({ kind: "500", ...request });
    await go(scene);
    await expect(where(scene).getByText("The record is not there", { exact: true })).toBeVisible();
    await expect(where(scene).getByText(/It can be sent again safely\./)).toBeVisible();
    await mend();
    await press(where(scene), "Try again");
    await expectRecord(page, "mail A", "192.0.2.7");
  });
});

test.describe("a new record of unknown outcome", () => {
  const { begin, go, where, request } = acts["a new record"] ?? never();
  const unknown = "It is not known yet whether the record was created";

  test.beforeEach(({ signInAs }) => signInAs("tenant_admin"));

  test("is looked up by itself when the API must have ended its work on it", async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(504);
    const scene = { page, api, zone: await newZone(api) };
    await page.clock.install();
    await begin(scene);
    const sent = countWrites(page, request);
    await fault({ kind: "504", ...request });
    await go(scene);
    await page.clock.runFor(2_000);
    await expect(where(scene).getByText(unknown)).toBeVisible();
    const address = where(scene).getByRole("textbox", { name: "Address" });
    await address.focus();
    await page.clock.fastForward(31_000);
    await expect(where(scene).getByRole("alert")).toContainText("The record was not created");
    // Found out unasked, it takes nobody's focus.
    await expect(address).toBeFocused();
    await expect(address).toHaveValue("192.0.2.7");
    await expect(where(scene).getByRole("button", { name: "Try again" })).toBeVisible();
    expect(sent).toHaveLength(1);
  });

  test("stands with focus in a notice that anybody can read", { tag: "@more" }, async ({
    page,
    api,
    fault,
    complaints,
  }) => {
    complaints.expect(504);
    const scene = { page, api, zone: await newZone(api) };
    await begin(scene);
    await fault({ kind: "504", ...request });
    await go(scene);
    await expect(where(scene).getByText(unknown)).toBeVisible();
    await expect(page.locator(":focus")).toContainText(unknown);
    await expectAccessible(page);
  });

  test("that is sent again meets what its first try did, and is done; the audit log shows it", async ({
    page,
    api,
    fault,
    context,
    complaints,
  }) => {
    complaints.expect(504, 500, 409);
    const scene = { page, api, zone: await newZone(api) };
    await begin(scene);
    const sent = countWrites(page, request);
    const mend = await fault({ kind: "after-504", ...request });
    const answerReads = await loseReadsAfterWrite(context, request);
    await go(scene);
    await expect(where(scene).getByText(unknown)).toBeVisible();
    await mend();
    await answerReads();
    const entry = `added mail A to ${scene.zone.name}`;
    const [log] = await Promise.all([
      context.waitForEvent("page"),
      where(scene).getByRole("link", { name: "Did it happen? See the audit log (new tab)" }).click(),
    ]);
    await expectRow(log, entry);
    await log.close();
    await go(scene);
    await expectRecord(page, "mail A", "192.0.2.7");
    await expect(panel(page)).toBeHidden();
    await expect(toast(page, "The reply was lost, but mail A was created")).toHaveCount(1);
    expect(sent).toHaveLength(2);
    const made = (await api.records(scene.zone)).filter(({ display_name }) => display_name === "mail");
    expect(made).toHaveLength(1);
    await toast(page, "Added mail A").getByRole("link", { name: "View in audit log" }).click();
    await expectPage(page, "Audit log");
    await expect(row(page, "mail A")).toHaveCount(1);
    await expectRow(page, entry);
  });

  test("is told where one is, when the page was left", { tag: "@more" }, async ({
    page,
    api,
    fault,
    context,
    complaints,
  }) => {
    complaints.expect(504, 500);
    const scene = { page, api, zone: await newZone(api) };
    await page.clock.install();
    await begin(scene);
    await fault({ kind: "after-504", ...request });
    const answerReads = await loseReadsAfterWrite(context, request);
    await go(scene);
    await page.clock.runFor(2_000);
    await expect(where(scene).getByText(unknown)).toBeVisible();
    await press(panel(page), "Cancel");
    await press(page, "Leave");
    await expect(panel(page)).toBeHidden();
    await page.getByRole("link", { name: "Settings" }).click();
    await answerReads();
    await page.clock.fastForward(31_000);
    const news = toast(page, "The reply was lost, but mail A was created");
    await expect(news).toHaveCount(1);
    await news.getByRole("link", { name: "Look there" }).click();
    await expectRecord(page, "mail A", "192.0.2.7");
  });

  test("in which something else was typed since stays open, with all of it", async ({
    page,
    api,
    fault,
    context,
    complaints,
  }) => {
    complaints.expect(504, 500);
    const scene = { page, api, zone: await newZone(api) };
    await begin(scene);
    const mend = await fault({ kind: "after-504", ...request });
    const answerReads = await loseReadsAfterWrite(context, request);
    await go(scene);
    await expect(where(scene).getByText(unknown)).toBeVisible();
    await fillRecord(panel(page), { Name: "smtp" });
    await answerReads();
    await press(where(scene), "Check again");
    await expect(toast(page, "The reply was lost, but mail A was created")).toHaveCount(1);
    await expect(panel(page).getByRole("textbox", { name: "Name", exact: true })).toHaveValue("smtp");
    await expectRecord(page, "mail A", "192.0.2.7");
    await mend();
    await go(scene);
    await expectRecord(page, "smtp A", "192.0.2.7");
  });
});

test("two writes lost at once are found out each for itself", { tag: "@more" }, async ({
  page,
  api,
  fault,
  signInAs,
  complaints,
}) => {
  complaints.expect(504);
  await signInAs("tenant_admin");
  const zone = await api.newZone({
    records: [www, { ...www, name: "ftp", content: "192.0.2.2" }],
  });
  await visit(page, `/domains/${zone.id}/records`);
  await fault({ kind: "after-504", method: "PATCH", path: /\/records\/r_\w+$/ });
  await record(page, "www A").hover();
  await record(page, "www A").getByRole("button", { name: "Disable www A" }).click();
  await record(page, "ftp A").hover();
  await record(page, "ftp A").getByRole("button", { name: "Disable ftp A" }).click();
  await expectRecord(page, "www A", "Disabled");
  await expectRecord(page, "ftp A", "Disabled");
  await expect(toast(page, "The reply was lost, but www A was changed")).toHaveCount(1);
  await expect(toast(page, "The reply was lost, but ftp A was changed")).toHaveCount(1);
});

test("while the device is offline nothing is sent, and nothing typed is lost", async ({
  page,
  api,
  context,
  signInAs,
}) => {
  await signInAs("tenant_admin");
  const { begin, go, where, request } = acts["a new record"] ?? never();
  const scene = { page, api, zone: await newZone(api) };
  await begin(scene);
  const sent = countWrites(page, request);
  // What the page loads ahead would complain too.
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await go(scene);
  await expect(where(scene).getByText("The record was not created")).toBeVisible();
  await expect(where(scene).getByText("This device is offline: nothing was sent.")).toBeVisible();
  expect(sent).toEqual([]);
  await context.setOffline(false);
  await press(where(scene), "Try again");
  await expectRecord(page, "mail A", "192.0.2.7");
  expect(sent).toHaveLength(1);
});

function never(): never {
  throw new Error("There is such an act");
}
