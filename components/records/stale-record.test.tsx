// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { reply } from "@/components/errors/render.fixture";
import { aRecord } from "./records.fixture";
import { field, fill, openRecords, panelText, rowTexts, screen, serve } from "./records-page.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

const mail = () => aRecord("@ 300 MX 10 mx1.example.net.", { id: "r_mx" });

/** A zone with one MX record, and what is sent to change it. */
async function openMail() {
  const records = [mail()];
  const bodies: unknown[] = [];
  serve({
    records,
    instead: (method, _, body) => {
      if (method === "PATCH") bodies.push(body);
      return undefined;
    },
  });
  await openRecords();
  return { records, bodies };
}

const press = (label: string) => {
  const found = document.querySelector<HTMLElement>(`[aria-label="${label}"]`);
  if (!found) throw new Error(`Nothing is called ${label}`);
  return screen.press(found);
};
const save = async () => {
  const button = document.querySelector<HTMLElement>("[data-modal] [type=submit]");
  if (button) await screen.press(button);
  await screen.settle();
};
const rows = () => [...document.querySelectorAll("[data-modal] [role=group]")].map((row) => row.textContent);

test("a record that somebody else has changed is compared by the fields of its type, and saved as chosen", async () => {
  const { records, bodies } = await openMail();
  await press("Open @ MX");
  await fill(field("Mail server"), "mx2.example.net");
  await fill(field("TTL"), "1h");
  records[0] = { ...mail(), content: "20 mx1.example.net.", ttl: 600 };
  await save();
  expect(bodies).toEqual([]);
  expect(rows()).toEqual([
    "PriorityChanged by them only: theirs is keptOriginal 10Theirs 20Yours 10",
    "Mail serverChanged by you only: yours is keptOriginal mx1.example.net.Theirs mx1.example.net.Yours mx2.example.net.",
    "TTLChanged by both: chooseOriginal 300 s = 5mTheirs 600 s = 10mYours 3600 s = 1h",
  ]);
  expect(rowTexts()[0]).toContain("20 mx1.example.net.");
  await press("Theirs: 600 s = 10m");
  await save();
  expect(bodies).toEqual([{ content: "20 mx2.example.net." }]);
  expect(rowTexts()[0]).toBe("@ MX 20 mx2.example.net. 60010m Enabled");
});

test("Undo takes back what was sent, and nothing that somebody else has changed before", async () => {
  const { records, bodies } = await openMail();
  await press("Open @ MX");
  await fill(field("Mail server"), "mx2.example.net");
  records[0] = { ...mail(), ttl: 600 };
  await save();
  await save();
  expect(bodies).toEqual([{ content: "10 mx2.example.net." }]);
  await screen.press(screen.button("Undo"));
  await screen.settle();
  expect(bodies.at(-1)).toEqual({ content: "10 mx1.example.net." });
  expect(rowTexts()[0]).toBe("@ MX 10 mx1.example.net. 60010m Enabled");
});

test("a record that somebody else has changed unseen is shown before it is turned off", async () => {
  const { records, bodies } = await openMail();
  records[0] = { ...mail(), content: "20 theirs.example.net." };
  await press("Disable @ MX");
  await screen.settle();
  expect(bodies).toEqual([]);
  expect(rowTexts()[0]).toContain("20 theirs.example.net.");
  expect(document.body.textContent).toContain("was not disabled");
  await press("Disable @ MX");
  await screen.settle();
  expect(bodies).toEqual([{ disabled: true }]);
  expect(rowTexts()[0]).toContain("20 theirs.example.net.");
  await screen.press(screen.button("Undo"));
  await screen.settle();
  expect(bodies.at(-1)).toEqual({ disabled: false });
  expect(records[0]?.content).toBe("20 theirs.example.net.");
});

test("what the list finds changed is said in the open form, and taken over where nothing is typed", async () => {
  const { records } = await openMail();
  await press("Open @ MX");
  records[0] = { ...mail(), ttl: 600 };
  await screen.client.invalidateQueries();
  await screen.settle();
  expect(field("TTL").value).toBe("10m");
  await fill(field("TTL"), "1h");
  records[0] = { ...mail(), ttl: 900 };
  await screen.client.invalidateQueries();
  await screen.settle();
  expect(field("TTL").value).toBe("1h");
  expect(panelText()).toContain("Somebody has changed this record since you opened it");
});

test("a record that could not be looked at is saved without when that is chosen", async () => {
  const records = [mail()];
  let broken = false;
  serve({
    records,
    instead: (method, path) =>
      broken && method === "GET" && path.endsWith("r_mx") ? reply(502, { detail: "Bad gateway" }) : undefined,
  });
  await openRecords();
  await press("Open @ MX");
  await fill(field("TTL"), "1h");
  broken = true;
  await save();
  await screen.settle();
  expect(panelText()).toContain("could not be checked");
  await screen.press(screen.button("Save without the check"));
  await screen.settle();
  expect(records[0]?.ttl).toBe(3600);
});

test("what becomes of a record that is gone is a new one, unsaved and kept as a draft", async () => {
  const { records } = await openMail();
  await press("Open @ MX");
  await fill(field("Mail server"), "mx2.example.net");
  records.splice(0, 1);
  await save();
  await screen.press(screen.button("Add it as it stands here"));
  await screen.settle();
  expect(field("Mail server").value).toBe("mx2.example.net.");
  await new Promise((resolve) => setTimeout(resolve, 400));
  const kept = Object.keys(localStorage);
  expect(kept).toHaveLength(1);
  expect(decodeURIComponent(kept[0] ?? "")).toContain("records.create:d_1");
});
