// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { TransferMenu } from "./transfer-menu";

const push = vi.fn();
vi.mock("next/navigation", () => ({
  useRouter: () => ({ push }),
  usePathname: () => "/domains/d_1/records",
}));

const screen = openScreen();
const saved: { name: string; blob: Blob }[] = [];
let permissions: string[];
let refused: boolean;

beforeEach(() => {
  saved.length = 0;
  permissions = ["records:read", "records:create"];
  refused = false;
  let last = new Blob();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) last = blob;
    return "blob:x";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: last });
  });
  screen.answer = (path) => {
    if (path.endsWith("/auth/me")) return reply(200, { data: { id: "u_1", permissions } });
    if (path.includes("/roles/users/")) return reply(200, { user_id: "u_1", permissions });
    if (refused) return reply(403, { detail: "Missing permission: records:read" });
    if (path.endsWith("/export/download")) return reply(200, "$ORIGIN example.com.\n");
    const record = { id: "r_1", name: "www.example.com", type: "A", content: "192.0.2.1", ttl: null };
    return reply(200, { data: [record], total: 1 });
  };
});

async function eventually(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !done(); tries++) await screen.settle();
}

async function choose(words: string): Promise<void> {
  await screen.show(<TransferMenu domainId="d_1" zone="example.com" />);
  await screen.settle();
  await screen.press(screen.button("Import, export"));
  await screen.settle();
  const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find((each) =>
    each.textContent?.startsWith(words),
  );
  if (!item) throw new Error(`No item says ${words}`);
  await screen.press(item);
  await screen.settle();
}

test.each([
  ["Export as Zone file", "example.com.zone", "$ORIGIN example.com.\n"],
  [
    "Export as CSV",
    "example.com.csv",
    "name,type,content,ttl,disabled\r\nwww.example.com.,A,192.0.2.1,,false\r\n",
  ],
])("%s saves %s", async (words, name, text) => {
  await choose(words);
  await eventually(() => saved.length > 0);
  expect(saved.map((file) => file.name)).toEqual([name]);
  expect(await saved[0]?.blob.text()).toBe(text);
});

test("JSON holds what an import reads", async () => {
  await choose("Export as JSON");
  await eventually(() => saved.length > 0);
  expect(JSON.parse((await saved[0]?.blob.text()) ?? "")).toEqual({
    records: [{ name: "www.example.com.", type: "A", content: "192.0.2.1", ttl: null, disabled: false }],
  });
});

test("a refusal is told, and can be tried again", async () => {
  refused = true;
  await choose("Export as Zone file");
  expect(saved).toEqual([]);
  const dialog = () => document.querySelector("[role=dialog]")?.textContent;
  await eventually(() => dialog() !== undefined);
  expect(dialog()).toContain("Export example.com");
  expect(dialog()).toContain("records:read");
});

test("leads to the import, or says why not", async () => {
  await choose("Import records");
  expect(push).toHaveBeenCalledWith("/domains/d_1/import");
  push.mockClear();
  screen.client.clear();
  permissions = ["records:read"];
  await choose("Import records");
  expect(push).not.toHaveBeenCalled();
});
