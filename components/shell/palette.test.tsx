// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { Palette } from "./palette";

vi.mock("@/components/form/use-navigate", () => ({ useNavigate: () => () => undefined }));
vi.mock("@/components/access/use-permission", () => ({ useRights: () => ({}) }));
vi.mock("./use-sign-out", () => ({ useSignOut: () => () => undefined }));
vi.mock("./preferences-provider", () => ({ usePreferences: () => ({ preferences: { theme: "system" } }) }));

const screen = openScreen();

function listOf(names: string[]): Response {
  const data = names.map((name) => ({ id: name, name, domain_type: "primary", status: "active" }));
  return reply(200, { data, total: data.length, page: 1, page_size: 8, total_pages: 1 });
}

test("the first option is chosen when all that were listed have given way to others", async () => {
  screen.answer = (path) => {
    // cmdk takes the first two for what "gamma" looks for, the API does not.
    return listOf(path.includes("search=gamma") ? ["gamma.test"] : ["ga-mma.example", "g-amma.example"]);
  };
  await screen.show(<Palette open onOpenChange={() => undefined} onShowShortcuts={() => undefined} />);
  await screen.settle();
  const option = (name: string) =>
    [...document.querySelectorAll("[role=option]")].find((each) => each.textContent?.includes(name));
  const input = document.querySelector<HTMLInputElement>("[role=combobox]");
  await act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, "gamma");
    input?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(option("g-amma.example")).toBeDefined();
  await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await screen.settle();
  expect(option("g-amma.example")).toBeUndefined();
  expect(option("gamma.test")?.getAttribute("aria-selected")).toBe("true");
});
