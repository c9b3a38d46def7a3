import type { Page } from "@playwright/test";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import type { Api } from "../api";
import type { FaultProxy } from "../proxy";
import {
  changeRecord,
  changeSettings,
  createRecord,
  deleteRecord,
  type Edit,
  toggleRecord,
  undo,
  undoButton,
} from "./edits";
import type { Random } from "./random";
import { forgetToasts, readScreen, type Said, verdict } from "./screen";
import { count, discrepancy, type FaultKind, type Tally } from "./tally";
import { modelOf, type ZoneModel } from "./zone-model";

/** Someone who edits one zone in a browser, believes what the console says, and takes the ways on that it offers. */
export interface Person {
  name: string;
  page: Page;
  zone: { id: string; name: string };
  random: Random;
  /** The API itself, asked past all proxies. */
  api: Api;
  /** Between console and API. */
  behind: FaultProxy;
  proxies: readonly FaultProxy[];
  tally: Tally;
  say: (line: string) => void;
  /** Folder for pictures of what was found. */
  pictures: string;
  /** When the edit under way began. */
  began: number;
}

const attempts = 5;
const readableMs = 90_000;
const settledMs = 100_000;

interface Work {
  person: Person;
  zone: ZoneModel;
  edit: Edit;
  /** What was found in this edit is noted under this name. */
  where: string;
}

/** Does so many edits one after another, and compares the zone with what the console made one expect at each. */
export async function editZone(person: Person, edits: number): Promise<void> {
  const { page, tally, name } = person;
  const writes = watchWrites(person);
  let zone = await held(person);
  let last: { edit: Edit; before: ZoneModel } | undefined;
  for (let nth = 1; nth <= edits; nth += 1) {
    const edit = await nextEdit(person, zone, nth, last);
    const where = `${name}, edit ${nth} (${edit.what})`;
    const work = { person, zone, edit, where };
    person.began = Date.now();
    let applied = false;
    try {
      applied = await doEdit(work, writes);
    } catch (error) {
      // What stood in the way of a pointer is said further down; the picture is of now, not of the page opened next.
      const what = error instanceof Error ? error.message.split("\n").slice(0, 16).join(" ") : String(error);
      await note(person, "stuck", where, what);
      await page.goto(`/domains/${person.zone.id}/records`);
    }
    const kind = tally.edits.get(edit.kind) ?? { applied: 0, refused: 0 };
    kind[applied ? "applied" : "refused"] += 1;
    tally.edits.set(edit.kind, kind);
    person.say(
      `${where}: ${applied ? "applied" : "given up"}, ${((Date.now() - person.began) / 1000).toFixed(1)} s`,
    );
    last = applied ? { edit, before: zone } : undefined;
    // What is wrong was noted already: it is not to be found at every edit from here on.
    zone = await held(person);
  }
}

/** Notes what may not happen, with what the screen shows of it and what went through the proxies in this edit. */
async function note(person: Person, kind: FaultKind, where: string, what: string): Promise<void> {
  const { page, tally, say, pictures, proxies, zone, began } = person;
  tally.found.push({ kind, where, what });
  const picture = `${pictures}/${tally.found.length}.png`;
  await page.screenshot({ path: picture }).catch(() => {});
  const passed = proxies.flatMap(({ seen }, leg) =>
    seen
      .filter(({ at, path }) => at >= began && (path.includes(zone.id) || path.includes("/admin/audit-logs")))
      .map(({ at, method, path, fate, status }) => {
        const { reply: _, ...said } = { reply: undefined, ...fate };
        return {
          at,
          line: `${leg + 1} ${method} ${path} ${status ?? "not forwarded"} ${JSON.stringify(said)}`,
        };
      }),
  );
  const lines = passed.sort((a, b) => a.at - b.at).map(({ at, line }) => `  ${at - began} ms: ${line}`);
  say([`!! ${kind}, ${where}: ${what} (${picture})`, ...lines].join("\n"));
}

async function held({ api, zone }: Person): Promise<ZoneModel> {
  const params = { domain_id: zone.id };
  return modelOf(await api.call("domains.get", { params }), await api.records(zone));
}

/** Requests of the page itself that write, and those of them that the API was given. */
function watchWrites({ page, behind, zone }: Person) {
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() !== "GET" && request.url().includes("/api/v1/domains/")) sent += 1;
  });
  const carriedOut = () =>
    behind.seen.filter(
      ({ method, path, status = 0 }) =>
        method !== "GET" && path.includes(zone.id) && status >= 200 && status < 300,
    ).length;
  // One that met a 401 was not carried out: after signing in, it goes on.
  const refused = () =>
    behind.seen.filter(
      ({ method, path, instead }) => method !== "GET" && path.includes(zone.id) && instead === 401,
    ).length;
  return { sent: () => sent - refused(), carriedOut };
}

async function nextEdit(
  { page, random, zone: { name } }: Person,
  zone: ZoneModel,
  nth: number,
  last: { edit: Edit; before: ZoneModel } | undefined,
): Promise<Edit> {
  const titles = [...zone.records.keys()];
  if (last && last.edit.kind !== "undo" && last.edit.kind !== "settings" && random.chance(0.3)) {
    if (await undoButton(page, last.edit).isVisible()) return undo(last.edit, last.before);
  }
  const [first, ...rest] = titles;
  if (first === undefined || (titles.length < 12 && random.chance(0.35))) {
    return createRecord(zone, `h${nth}`, random);
  }
  const title = random.pick([first, ...rest]);
  const record = zone.records.get(title) ?? { content: "", ttl: 0, disabled: false };
  const dice = random.next();
  if (dice < 0.4) return changeRecord(zone, title, random);
  if (dice < 0.6) return deleteRecord(zone, title);
  if (dice < 0.85) return toggleRecord(zone, title, record);
  return changeSettings(zone, name, random);
}

/** Until the console says that it was applied, or the person gives up after a refusal. */
async function doEdit(work: Work, writes: ReturnType<typeof watchWrites>): Promise<boolean> {
  const { person, edit, where } = work;
  const { page, random, tally } = person;
  const path = `/api/v1/domains/${person.zone.id}`;
  await inSight(person, edit);
  await forgetToasts(page);
  await edit.prepare(page);
  let send = edit.send(page);
  for (let attempt = 1; ; attempt += 1) {
    const [sent, carriedOut] = [writes.sent(), writes.carriedOut()];
    await pressWhenAllowed(person, send);
    await begun(page, () => writes.sent() > sent);
    const said = await outcome(person, edit);
    // What is still on its way can yet prove the console wrong.
    await Promise.all(person.proxies.map((proxy) => proxy.idle(new RegExp(path))));
    await judge(work, said, await held(person));
    const times = writes.sent() - sent;
    const done = writes.carriedOut() - carriedOut;
    if (times > 1) await note(person, "duplicated", where, `sent ${times} times after one press`);
    if (done > 1) await note(person, "duplicated", where, `carried out ${done} times`);
    if (said === "applied") return true;
    for (const lost of await edit.typed(page)) await note(person, "typing", where, lost);
    count(tally.ways, `after ${said}: ${attempt < attempts ? "sent again or given up" : "given up"}`);
    if (
      attempt >= attempts ||
      ["conflict", "gone", "changed meanwhile"].includes(said) ||
      random.chance(0.2)
    ) {
      await giveUp(person);
      return false;
    }
    send = retryButton(page, edit);
  }
}

async function judge({ person, edit, zone, where }: Work, said: Said, found: ZoneModel): Promise<void> {
  const fromAfter = discrepancy(edit.after, found);
  const fromBefore = discrepancy(zone, found);
  if (said === "applied") {
    if (fromAfter !== "") await note(person, "lost", where, fromAfter);
  } else if (said === "not known" || said === "nothing") {
    note(
      person,
      "misreported",
      where,
      `said ${said}; it was ${fromAfter === "" ? "applied" : "not applied"}`,
    );
  } else if (fromBefore !== "") {
    await note(person, "misreported", where, `said ${said}; ${fromBefore}`);
  }
}

/** Opens the page that the edit is done on, and takes the ways on that a failed read offers. */
async function inSight(person: Person, edit: Edit): Promise<void> {
  const { page, tally } = person;
  const until = Date.now() + readableMs;
  const tab = page.getByRole("link", { name: new RegExp(`^${edit.tab}`) }).last();
  const wanted = edit.needs(page);
  const leave = page.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true });
  while (Date.now() < until) {
    // On its way out it is still seen.
    if (await leave.isVisible()) await leave.click({ timeout: 1_000 }).catch(() => {});
    if (await wanted.first().isVisible()) return;
    const again = page.getByRole("main").getByRole("button", { name: "Try again" }).first();
    if (new RegExp(`/${edit.tab.toLowerCase()}($|\\?)`).test(page.url())) {
      if ((await again.isVisible()) && (await isAllowed(again))) {
        await again.click();
        count(tally.ways, "a read that failed: Try again");
      }
    } else if (await tab.isVisible()) await tab.click();
    await signInIfAsked(person);
    await page.waitForTimeout(200);
  }
  throw new Error(`${edit.tab} never came into sight`);
}

type Button = ReturnType<Page["getByRole"]>;

async function isAllowed(button: Button): Promise<boolean> {
  const disabled = button.getAttribute("aria-disabled", { timeout: 1_000 });
  return (await disabled.catch(() => "true")) !== "true";
}

async function pressWhenAllowed(person: Person, button: Button): Promise<void> {
  const { page, tally } = person;
  const until = Date.now() + readableMs;
  let waited = false;
  while (Date.now() < until) {
    if ((await button.isVisible()) && (await isAllowed(button))) {
      if (waited) count(tally.ways, "waited until a button could be pressed");
      await button.click();
      return;
    }
    waited = true;
    await signInIfAsked(person);
    await page.waitForTimeout(200);
  }
  throw new Error(
    `"${await button.textContent({ timeout: 100 }).catch(() => "a button")}" never could be pressed`,
  );
}

/** Until a press has shown an effect: what still stands on screen before that is of the press before. */
async function begun(page: Page, sent: () => boolean): Promise<void> {
  const until = Date.now() + 1_000;
  while (Date.now() < until && !sent() && !(await isBusy(page))) await page.waitForTimeout(20);
}

/** What the console says became of it, as soon as it says so for good. */
async function outcome(person: Person, edit: Edit): Promise<Said> {
  const { page, random, tally } = person;
  const until = Date.now() + settledMs;
  let said: Said = "nothing";
  let patience = 10 + random.below(200);
  while (Date.now() < until) {
    await page.waitForTimeout(150);
    await signInIfAsked(person);
    if (await isBusy(page)) continue;
    said = verdict(await readScreen(page), edit.success);
    if (said !== "nothing" && said !== "not known") return said;
    const check = page.getByRole("button", { name: "Check again" }).first();
    patience -= 1;
    if (said === "not known" && patience <= 0 && (await check.isVisible()) && (await isAllowed(check))) {
      await check.click();
      count(tally.ways, "not known: Check again");
      patience = 20;
    }
  }
  return said;
}

/** Whether a write is under way that a person waits for. */
async function isBusy(page: Page): Promise<boolean> {
  return (await page.locator("button[aria-busy=true]").count()) > 0;
}

function retryButton(page: Page, edit: Edit): Button {
  // What failed may be the look at the record before the act.
  const act = page.getByRole("main").getByRole("button", { name: /^Try (?:it once more|again)$/ });
  return edit.kind === "undo" || edit.kind === "disable or enable" ? act.first() : edit.send(page);
}

/** Closes what is open, and leaves what was typed. */
async function giveUp({ page }: Person): Promise<void> {
  const dismiss = page.getByRole("main").getByRole("button", { name: "Dismiss" });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  const cancel = page.getByRole("button", { name: "Cancel", exact: true });
  if ((await cancel.count()) > 0) await cancel.last().click();
  const leave = page.getByRole("alertdialog").getByRole("button", { name: "Leave", exact: true });
  await leave.click({ timeout: 1_000 }).catch(() => {});
}

/** In the dialog over the page, or on the page that a read has led to. */
async function signInIfAsked({ page, tally }: Person): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
  const inDialog = await dialog.isVisible();
  if (!inDialog && !page.url().includes("/sign-in")) return;
  const place = inDialog ? dialog : page.getByRole("main");
  const button = place.getByRole("button", { name: "Sign in with the API key" });
  if (!(await button.isVisible()) || !(await isAllowed(button))) return;
  try {
    await place.getByLabel("API key", { exact: true }).fill(sampleApiKeys.tenant_admin, { timeout: 2_000 });
    await button.click({ timeout: 2_000 });
    count(tally.ways, inDialog ? "signed in over the page" : "signed in, and came back");
  } catch {
    // It closes by itself when the session turns out to be alive.
  }
  await page.waitForTimeout(500);
}
