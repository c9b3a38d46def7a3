import { chromium, expect, request, test } from "@playwright/test";
import { sampleApiKeys } from "@/lib/embedded/sample-api-keys";
import { openApi } from "../api";
import { type Leg, usual } from "../proxied";
import { startProxy } from "../proxy";
import { startConsole } from "../server";
import { visit } from "../steps";
import { editZone, type Person } from "./person";
import { randomOf } from "./random";
import { listing, newTally, summary } from "./tally";
import { weather } from "./weather";

const { CHAOS_EDITS = "200", CHAOS_SEED = "1", CHAOS_RATE = "0.2", CHAOS_PEOPLE = "4" } = process.env;
const edits = Number(CHAOS_EDITS);
const rate = Number(CHAOS_RATE);
const people = Math.min(Number(CHAOS_PEOPLE), edits);
/** The gateway's patience, shorter than the weather's delays on the second leg. */
const upstreamTimeoutMs = 1_500;

test("what the console says was applied is what the API holds", async ({ launchOptions }, { outputDir }) => {
  const began = Date.now();
  const say = (line: string) =>
    console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);
  const tally = newTally();
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const behind = await startConsole();
    ends.push(behind.stop);
    const requests = await request.newContext({ baseURL: behind.url });
    ends.push(() => requests.dispose());
    const api = openApi(requests, (label) => `${label}.example`);

    const ids = new Map<string, string>();
    const plain = (path: string) =>
      path
        .replace(/\?.*/, "")
        .replace(/\/domains\/([^/]+)/, (_all, id: string) => `/domains/${ids.get(id) ?? "other"}`)
        .replace(/\/records\/[^/]+/, "/records/one");
    // A request passes both: one in five fails on one of the two.
    const each = 1 - Math.sqrt(1 - rate);
    const sky = (leg: Leg) => weather({ seed: CHAOS_SEED, leg, rate: each, plain });
    const [first, second] = [sky("browser to console"), sky("console to API")];

    const upstream = await startProxy({ target: behind.url, usual });
    ends.push(upstream.stop);
    const front = await startConsole({
      SCAIDNS_API_URL: upstream.url,
      SESSION_SECRET: "a secret for this run, and long enough",
      UPSTREAM_TIMEOUT_MS: String(upstreamTimeoutMs),
      HOST: "127.0.0.1",
    });
    ends.push(front.stop);
    const door = await startProxy({ target: front.url, keepHost: true });
    ends.push(door.stop);

    const browser = await chromium.launch(launchOptions);
    ends.push(() => browser.close());
    const begin = async (nth: number): Promise<Person> => {
      const name = `person ${nth}`;
      const zone = await api.newZone({
        name: `chaos-${nth}.example`,
        default_ttl: 3600,
        description: "Before",
        records: [1, 2, 3, 4, 5, 6].map((host) => ({
          name: `s${host}`,
          type: "A",
          content: `192.0.2.${host}`,
          ttl: 300,
        })),
      });
      ids.set(zone.id, name);
      const context = await browser.newContext({ baseURL: door.url, viewport: { width: 1280, height: 800 } });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      page.on("pageerror", (error) => tally.found.push({ kind: "errors", where: name, what: error.message }));
      const reply = await context.request.post("/api/session/api-key", {
        headers: { origin: door.url },
        data: { api_key: sampleApiKeys.tenant_admin },
      });
      if (!reply.ok()) throw new Error(`No session: ${reply.status()}`);
      await visit(page, `/domains/${zone.id}/records`);
      const random = randomOf(`${CHAOS_SEED} ${name}`);
      return {
        name,
        page,
        zone,
        random,
        api,
        behind: upstream,
        proxies: [door, upstream],
        tally,
        say,
        pictures: outputDir,
        began: 0,
      };
    };
    const everybody: Person[] = [];
    for (let nth = 1; nth <= people; nth += 1) everybody.push(await begin(nth));
    door.decide(first.decide);
    upstream.decide(second.decide);

    const share = (nth: number) => Math.floor(edits / people) + (nth < edits % people ? 1 : 0);
    await Promise.all(everybody.map((person, nth) => editZone(person, share(nth))));

    const names = door.seen.flatMap(({ name }) => name ?? []);
    const resent = names.length - new Set(names).size;
    const asked = [first, second].map(({ asked, struck }, leg) => {
      const failed = [...struck.values()].reduce((sum, times) => sum + times, 0);
      return `${leg === 0 ? "Browser to console" : "Console to API"}: ${asked} requests, ${failed} failed\n${listing(struck)}`;
    });
    const minutes = ((Date.now() - began) / 60_000).toFixed(1);
    console.log(
      [
        "",
        `Seed ${CHAOS_SEED}, ${edits} edits by ${people} people in ${minutes} minutes, one request in ${Math.round(1 / rate)} failing`,
        ...asked,
        `Writes that Chromium sent again by itself: ${resent}`,
        summary(tally),
      ].join("\n"),
    );
    expect(tally.found).toEqual([]);
  } finally {
    for (const end of ends.reverse()) await end();
  }
});
