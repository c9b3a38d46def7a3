// @vitest-environment happy-dom
import { act, useState } from "react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/errors/render.fixture";
import { shortcuts } from "@/components/shell/shortcut-store";
import type { Column } from "./column";
import { VirtualTable } from "./virtual-table";

const screen = openScreen();

interface Host {
  id: string;
  name: string;
}
const columns: Column<Host>[] = [
  { id: "name", header: "Name", sortable: true, cell: (host) => host.name },
  { id: "id", header: "Id", cell: (host) => host.id },
];
const hosts = (count: number): Host[] =>
  Array.from({ length: count }, (_, i) => ({ id: `r_${i}`, name: `host-${i}` }));

const onOpen = vi.fn();
function Table({ count }: { count: number }) {
  const [rows, setRows] = useState(() => hosts(count));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <button type="button" onClick={() => setRows((now) => now.slice(3))}>
        Take away three
      </button>
      <VirtualTable
        label="hosts"
        columns={columns}
        rows={rows}
        rowId={(host) => host.id}
        layout="grid-cols-3"
        onOpen={onOpen}
        selection={{ selected, onChange: setSelected, labelOf: (host) => host.name }}
        empty="none"
      />
      <output>{[...selected].join(" ")}</output>
    </>
  );
}

const focusedRow = () => document.activeElement?.getAttribute("aria-rowindex");
const firstRow = () => screen.container.querySelector<HTMLElement>("[role=row][tabindex='0']");
const key = (name: string, options: KeyboardEventInit = {}) =>
  act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...options }),
    );
  });

test("of 100,000 rows only those in sight are in the page, and all are counted", async () => {
  await screen.show(<Table count={100_000} />);
  expect(screen.container.querySelector("[role=grid]")?.getAttribute("aria-rowcount")).toBe("100001");
  const drawn = screen.container.querySelectorAll("[role=row]").length;
  expect(drawn).toBeGreaterThan(15);
  expect(screen.container.querySelectorAll("*").length).toBeLessThan(3000);
});

test("keys move one active row and the focus with it, to the end and back", async () => {
  await screen.show(<Table count={100_000} />);
  await act(async () => firstRow()?.focus());
  await key("ArrowDown");
  expect(focusedRow()).toBe("3");
  await key("End");
  expect(focusedRow()).toBe("100001");
  expect(document.activeElement?.textContent).toContain("host-99999");
  await key("ArrowUp");
  expect(focusedRow()).toBe("100000");
  await key("Home");
  expect(focusedRow()).toBe("2");
  expect(screen.container.querySelectorAll("[role=row][tabindex='0']")).toHaveLength(1);
});

test("Enter opens the row, Space chooses it, Shift and Space a range; all are listed, and only that", async () => {
  await screen.show(<Table count={50} />);
  const listed = shortcuts.snapshot().filter(({ run }) => run === undefined);
  expect(listed.map(({ keys }) => keys)).toEqual(["enter", "space", "shift+space", "mod+a"]);
  await act(async () => firstRow()?.focus());
  await key("ArrowDown");
  await key("Enter");
  expect(onOpen).toHaveBeenLastCalledWith({ id: "r_1", name: "host-1" });
  await key(" ");
  await key("ArrowDown");
  await key("ArrowDown");
  await key(" ", { shiftKey: true });
  expect(screen.container.querySelector("output")?.textContent).toBe("r_1 r_2 r_3");
});

test("when the row with the focus is taken away, the one in its place has it", async () => {
  await screen.show(<Table count={50} />);
  await act(async () => firstRow()?.focus());
  await key("ArrowDown");
  await screen.press(screen.button("Take away three"));
  expect(document.activeElement?.textContent).toContain("host-4");
});

test("without rows it says so", async () => {
  await screen.show(<Table count={0} />);
  expect(screen.container.textContent).toContain("none");
});
