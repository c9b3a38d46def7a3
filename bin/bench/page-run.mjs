import { watchPage } from "./page-watch.mjs";
import { editedName, editedValue, typedCharacter } from "./sample-zones.mjs";

const rowSelector = "[role=grid] [role=row][data-index]";

/** The least a browser can do to show a row. */
export const controlPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Control</title>
<div role="grid"><div role="row" data-index="0">www A 192.0.2.1</div></div>
</html>
`;

const quietMs = 1000;
const waitMs = 30_000;

/**
 * Opens a page in a browser process and profile of its own and hands it to `measure`, with what it has requested so
 * far. `launch` starts a browser.
 */
async function inNewBrowser(launch, cookies, measure) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies(cookies);
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    const requests = noteRequests(page);
    await page.addInitScript(watchPage, rowSelector);
    return await measure(page, requests);
  } finally {
    await browser.close();
  }
}

/** Milliseconds to the first row of the control page. */
export function measureControl(launch, url) {
  return inNewBrowser(launch, [], async (page) => {
    await page.goto(url);
    return page.evaluate(() => bench.firstRow);
  });
}

/**
 * Measures a zone's records page: its load, and then its use. `number` is the run's, so that each saves another
 * value; a `large` zone is sorted and scrolled through too. `attempt(part, act)` gives undefined for a part that fails,
 * and the others are measured all the same.
 */
export async function measureRecords(launch, { url, cookies, number, large }, attempt) {
  const found = {};
  const part = async (name, act) => Object.assign(found, await attempt(name, act));
  await part("Load", () =>
    inNewBrowser(launch, cookies, async (page, requests) => {
      await page.goto(url, { waitUntil: "commit" });
      found.firstRow = await page.evaluate(() => bench.firstRow);
      await untilQuiet(page, requests);
      Object.assign(found, await load(page, requests), { heap: await heapMb(page) });
      const loadedAt = await page.evaluate(() => performance.now());
      await part("Filter", async () => ({ filter: await filter(page) }));
      await part("Save", async () => ({ save: await save(page, number) }));
      if (!large) return;
      await part("Sort", async () => ({ sort: await sort(page) }));
      await part("Scroll", async () => ({ scroll: await page.evaluate(() => bench.scrollThrough()) }));
      await untilQuiet(page, requests);
      found.longest = await page.evaluate((from) => bench.longestTask(from), loadedAt);
    }),
  );
  return found;
}

function noteRequests(page) {
  const open = new Set();
  const all = [];
  let endedAt = Date.now();
  page.on("request", (request) => {
    open.add(request);
    all.push(request);
  });
  const ended = (request) => {
    open.delete(request);
    endedAt = Date.now();
  };
  page.on("requestfinished", ended);
  page.on("requestfailed", ended);
  return { all, quietFor: () => (open.size > 0 ? 0 : Date.now() - endedAt) };
}

/** Waits until nothing has been requested, and no task was long, for a while. */
async function untilQuiet(page, requests) {
  const until = Date.now() + waitMs;
  while (Date.now() < until) {
    const calm = await page.evaluate(() => bench.calmFor());
    const left = quietMs - Math.min(calm, requests.quietFor());
    if (left <= 0) return;
    await new Promise((resolve) => setTimeout(resolve, left));
  }
  throw new Error(`The page did not come to rest within ${waitMs / 1000} s`);
}

async function load(page, { all }) {
  const scripts = all.filter((request) => request.resourceType() === "script");
  const sizes = await Promise.all(scripts.map((request) => request.sizes()));
  const { blocking, rows, nodes } = await page.evaluate(() => {
    const walker = document.createTreeWalker(document);
    let count = 0;
    while (walker.nextNode()) count += 1;
    return {
      blocking: bench.blocking(),
      rows: bench.rowsInSight().length,
      nodes: count,
    };
  });
  const bytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  return { blocking, rows, nodes, scripts: bytes / 1000, requests: all.length };
}

/** The page's own heap after a garbage collection; workers have heaps of their own. */
async function heapMb(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 / 1024;
}

/** Types a character into the filter, and takes it away again. */
async function filter(page) {
  const field = page.getByRole("searchbox", { name: "Filter records" });
  await field.focus();
  const count = await page.evaluate(() => bench.rowCount());
  const took = await timed(page, "keydown", "filtered", typedCharacter, () =>
    page.keyboard.press(typedCharacter),
  );
  await field.fill("");
  await page.evaluate((all) => bench.until("restored", all), count);
  return took;
}

/** Changes the address of the first record in the panel, and saves it with Enter. */
async function save(page, number) {
  await page
    .getByRole("row")
    .getByRole("button", { name: `Open ${editedName} A`, exact: true })
    .click();
  const value = editedValue(number);
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Address" });
  await field.fill(value);
  return timed(page, "keydown", "shown", value, () => field.press("Enter"));
}

async function sort(page) {
  const header = page.getByRole("columnheader", { name: "Value" }).getByRole("button");
  return timed(page, "click", "sorted", undefined, () => header.click());
}

/** Milliseconds from an event that `act` causes to the frame after a state was painted. */
async function timed(page, type, state, wanted, act) {
  await page.evaluate((given) => bench.time(...given), [type, state, wanted]);
  await act();
  return page.evaluate(() => bench.took());
}
