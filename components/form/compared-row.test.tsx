// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { openScreen } from "@/components/errors/render.fixture";
import { ComparedRow } from "./compared-row";

const screen = openScreen();

test("what turns text around is shown as what it is, in each of the three versions", async () => {
  const field = {
    key: "content",
    label: "Content",
    changed: "both" as const,
    original: "a\u202eb",
    theirs: "c\u202ed",
    mine: "e\u202ef",
  };
  await screen.show(<ComparedRow field={field} choice={undefined} onChoose={() => undefined} />);
  expect(screen.container.innerHTML).not.toContain("\u202e");
  for (const text of ["a\\u202eb", "c\\u202ed", "e\\u202ef"])
    expect(screen.container.textContent).toContain(text);
});
