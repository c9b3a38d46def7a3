// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { openScreen } from "@/components/errors/render.fixture";
import { changeSetOf } from "@/lib/changes/change-set";
import { rebase } from "@/lib/changes/rebase";
import { ConflictList } from "./conflict-list";

const screen = openScreen();

test("what turns text around is shown as what it is, in each of the three versions", async () => {
  const record = { id: "r_1", name: "www", type: "X", content: "a\u202eb", ttl: 60, disabled: false };
  const set = changeSetOf("example.com.", [
    { kind: "change", key: "r_1", from: record, to: { ...record, content: "e\u202ef" } },
  ]);
  const found = rebase(set, [{ ...record, name: "www.example.com", content: "c\u202ed" }]);
  await screen.show(<ConflictList rebase={found} choices={new Map()} choose={() => undefined} />);
  const table = screen.container.querySelector("table");
  for (const text of ["a\\u202eb", "c\\u202ed", "e\\u202ef"]) expect(table?.textContent).toContain(text);
  expect(screen.container.innerHTML).not.toContain("\u202e");
});
