// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openStagedZone } from "@/components/changes/staged-zone";
import { reply } from "@/components/errors/render.fixture";
import { shortcuts } from "@/components/shell/shortcut-store";
import { aRecord, zone } from "./records.fixture";
import { field, fill, openRecords, panelText, paste, rowTexts, screen, serve } from "./records-page.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

let defect: Error | undefined;
vi.mock("./bulk-plan", async (original) => {
  const real = await original<typeof import("./bulk-plan")>();
  return {
    ...real,
    *bulkPlanSteps(...args: Parameters<typeof real.bulkPlanSteps>) {
      if (defect) throw defect;
      return yield* real.bulkPlanSteps(...args);
    },
  };
});

// Each goes the whole way from a press to the API and back.
vi.setConfig({ testTimeout: 30_000 });
const patience = { timeout: 10_000 };

const sample = () => [
  aRecord("@ - SOA ns1.example.net. h.example.net. 1 2 3 4 5"),
  aRecord("@ - NS ns1.example.net."),
  aRecord("www 300 A 192.0.2.1", { id: "x_1" }),
  aRecord("www 300 A 192.0.2.2", { id: "x_2" }),
  aRecord("mail 300 A 192.0.2.3", { id: "x_3" }),
];

const writes = () => screen.asked.filter((asked) => !asked.startsWith("GET"));
const choose = async (title: string) => {
  const box = document.querySelector<HTMLElement>(`input[aria-label^="Select ${title}"]`);
  if (!box) throw new Error(`${title} cannot be chosen`);
  await screen.press(box);
};
const bar = () => document.querySelector('[aria-label="Selected records"]')?.textContent ?? "";
const key = async (name: string) =>
  act(async () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true })));
/** What a key does anywhere on the page. */
const shortcut = (keys: string) =>
  act(async () =>
    shortcuts
      .snapshot()
      .findLast((each) => each.keys === keys)
      ?.run?.(),
  );
/** Opens the list of what was applied. */
const openSession = async () => {
  const button = [...document.querySelectorAll("button")].find((each) =>
    /^\d+ applied$/.test(each.textContent),
  );
  await screen.press(button ?? document.body);
  await said("Changes of this session");
};
/** Waits until the words are there, or fails with what is. */
const said = (words: string) =>
  vi.waitFor(async () => {
    await screen.settle();
    expect(document.body.textContent).toContain(words);
  }, patience);

beforeEach(() => {
  // The one tab there is has every lock.
  const request = (_: string, ...rest: unknown[]) => {
    const run = rest.at(-1);
    return Promise.resolve(typeof run === "function" ? run({}) : undefined);
  };
  Object.defineProperty(navigator, "locks", { value: { request }, configurable: true });
});
afterEach(() => sessionStorage.clear());
afterEach(async () => (await openStagedZone({ person: "u_1", domainId: "d_1" }, zone)).clear());

describe("choosing", () => {
  test("outlasts the filter, which may hide some, and ends with the cross", async () => {
    serve({ records: sample() });
    await openRecords();
    await choose("mail A");
    await choose("www A 192.0.2.1");
    expect(bar()).toContain("2 records selected");
    const filter = document.querySelector<HTMLElement>('[aria-label="Filter records"]');
    if (filter) await fill(filter, "mail");
    expect(bar()).toContain("2 records selected · 1 hidden by the filter");
    const clear = document.querySelector<HTMLElement>('[aria-label="Clear the selection"]');
    if (clear) await screen.press(clear);
    expect(bar()).toBe("");
  });

  test("x means all of them, wherever the keyboard is", async () => {
    serve({ records: sample() });
    await openRecords();
    await choose("mail A");
    await choose("www A 192.0.2.1");
    await shortcut("j");
    await shortcut("x");
    await said("Delete 2 records");
  });

  test("what the person may not do says why", async () => {
    serve({ records: sample(), permissions: ["records:read", "domains:read", "records:update"] });
    await openRecords();
    await choose("mail A");
    expect(screen.button("Delete").getAttribute("aria-disabled")).toBe("true");
    expect(bar()).toContain("Needs records:delete");
    expect(screen.button("Set TTL").getAttribute("aria-disabled")).toBeNull();
  });
});

test("an error of the console's own is shown where the plan would be, not as waiting", async () => {
  serve({ records: sample() });
  await openRecords();
  await choose("mail A");
  defect = new Error("No plan for this");
  await screen.press(screen.button("Delete"));
  await said("The console met an error of its own");
  defect = undefined;
  expect(document.body.textContent).not.toContain("Finding out what changes");
  expect(screen.button("Delete 0 records").getAttribute("aria-disabled")).toBe("true");
});

describe("while nothing is staged", () => {
  test("a TTL is compared, applied at once and taken back by one press", async () => {
    const bodies: unknown[] = [];
    serve({
      records: sample(),
      instead: (method, _, body) => {
        if (method === "PATCH") bodies.push(body);
        return undefined;
      },
    });
    await openRecords();
    await choose("www A 192.0.2.1");
    await choose("mail A");
    await screen.press(screen.button("Set TTL"));
    await fill(field("TTL"), "1h");
    await said("Change 2 records");
    expect(panelText()).toContain("1 record of the same names and types has another TTL");
    await screen.press(screen.button("Change 2 records"));
    await said("Applied 2 changes");
    expect(bodies).toEqual([{ ttl: 3600 }, { ttl: 3600 }]);
    expect(rowTexts().filter((text) => text.includes("36001h Enabled"))).toHaveLength(2);
    await screen.press(screen.button("Undo"));
    await vi.waitFor(() => expect(bodies.slice(2)).toEqual([{ ttl: 300 }, { ttl: 300 }]), patience);
    await screen.settle();
    expect(panelText()).toBe("");
  });

  test("what was applied is listed, and taken back from there, also after its toast is gone", async () => {
    const bodies: unknown[] = [];
    serve({
      records: sample(),
      instead: (method, _, body) => {
        if (method === "PATCH") bodies.push(body);
        return undefined;
      },
    });
    await openRecords();
    await choose("www A 192.0.2.1");
    await choose("mail A");
    await screen.press(screen.button("Disable"));
    await screen.press(screen.button("Disable 2 records"));
    await said("Applied 2 changes");
    // The session has what the tests before have done, too.
    const entries = () => panelText().split("Undo").length;
    await openSession();
    expect(panelText()).toContain("Became: ; disabled: mail");
    const before = entries();
    const focused = document.activeElement;
    expect(focused?.getAttribute("aria-label")).toBe("Undo: 2 changes");
    if (focused instanceof HTMLElement) await screen.press(focused);
    await vi.waitFor(
      () => expect(bodies.slice(2)).toEqual([{ disabled: false }, { disabled: false }]),
      patience,
    );
    await said("Applied 2 changes");
    await openSession();
    expect(panelText()).toContain("Undone");
    expect(entries()).toBe(before + 1);
  });

  test("what is refused stays staged with its reason", async () => {
    serve({
      records: sample(),
      instead: (method, path) =>
        method === "PATCH" && path.endsWith("x_3") ? reply(400, { detail: "No such day" }) : undefined,
    });
    await openRecords();
    await choose("www A 192.0.2.1");
    await choose("mail A");
    await screen.press(screen.button("Disable"));
    await said("Disable 2 records");
    await screen.press(document.querySelector<HTMLElement>("[data-modal] [type=submit]") ?? screen.container);
    await said("Refused: No such day");
    expect(document.body.textContent).toContain("1 change staged");
    expect(rowTexts()).toContainEqual(expect.stringMatching(/^mail A .*Changed$/));
  });

  test("a whole zone is deleted after a question alone, and left as it was without it", async () => {
    const records = [...sample(), ...Array.from({ length: 9 }, (_, at) => aRecord(`h${at} - A 192.0.2.9`))];
    serve({ records });
    await openRecords();
    const all = document.querySelector<HTMLElement>("[role=columnheader] input");
    if (all) await screen.press(all);
    await screen.press(screen.button("Delete"));
    await said("Delete 12 records from example.com");
    await screen.press(document.querySelector<HTMLElement>("[data-modal] [type=submit]") ?? screen.container);
    await said("deletes 12 of the zone’s 12 records: 100 %");
    const cancel = [...document.querySelectorAll<HTMLElement>("[role=alertdialog] button")].find(
      (each) => each.textContent === "Cancel",
    );
    if (cancel) await screen.press(cancel);
    await screen.settle();
    expect(writes()).toEqual([]);
    expect(document.querySelector('[aria-label="Staged changes"]')).toBeNull();
    expect(rowTexts()).toHaveLength(12);
  });
});

test("while changes are staged, an act is staged and nothing sent", async () => {
  serve({ records: sample() });
  await openRecords();
  await screen.press(document.querySelector<HTMLElement>("[role=switch]") ?? screen.container);
  await choose("www A 192.0.2.1");
  await choose("www A 192.0.2.2");
  await screen.press(screen.button("Find and replace"));
  await fill(field("Find"), ".2.1");
  await fill(field("Replace with"), ".2.2");
  await said("only once");
  expect(panelText()).toContain("0 to change · 1 without it · 1 left out");
  await fill(field("Replace with"), ".2.8");
  await said("Stage 1 record");
  await screen.press(screen.button("Stage 1 record"));
  await said("1 change staged");
  expect(rowTexts()).toContainEqual(expect.stringMatching(/^www A 192.0.2.8 .*Changed$/));
  expect(writes()).toEqual([]);
  await key("Escape");
});

test("one value's TTL is saved for all of its set", async () => {
  serve({ records: sample() });
  await openRecords("?panel=edit&record=x_1");
  expect(document.querySelector('[aria-label="Values with another TTL"]')).toBeNull();
  await fill(field("TTL"), "10m");
  expect(panelText()).toContain("Another value of this name and type has another TTL");
  await screen.press(screen.button("Save all 2 with TTL 10m"));
  await said("Applied 2 changes");
  expect(writes()).toEqual([
    "PATCH /api/v1/domains/d_1/records/x_1",
    "PATCH /api/v1/domains/d_1/records/x_2",
  ]);
});

describe("several lines pasted", () => {
  const text = "new MX 10 mx.example.net.\nbad A 192.0.2.900\nftp 5m A 192.0.2.9\nwww 300 A 192.0.2.1\n";

  test("into a field are a plan, and what is ticked is added", async () => {
    serve({ records: sample() });
    await openRecords("?panel=add");
    await fill(field("Name"), "typed");
    expect(await paste(field("Address"), text)).toBe(true);
    await said("2 new · 1 there already · 1 not read");
    expect(panelText()).toContain("bad A 192.0.2.900");
    const box = document.querySelector<HTMLElement>('[aria-label="Lines"] input');
    if (box) await screen.press(box);
    await screen.press(screen.button("Back to one record"));
    expect(field("Name").value).toBe("typed");
    await paste(field("Address"), text);
    await said("Save 2 records");
    await screen.press(screen.button("Save 2 records"));
    await said("Applied 2 changes");
    expect(rowTexts()).toContainEqual("ftp A 192.0.2.9 3005m Enabled");
    expect(rowTexts()).toContainEqual("new MX 10 mx.example.net. default1h Enabled");
  });

  test("into the table open the panel", async () => {
    serve({ records: sample() });
    await openRecords();
    const row = document.querySelector<HTMLElement>("[role=row][data-index]");
    if (row) await paste(row, "one A 192.0.2.9");
    await said("Save 1 record");
    expect(panelText()).toContain("one");
  });
});
