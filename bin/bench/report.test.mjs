import { expect, it } from "vitest";
import { table } from "./report.mjs";

const measured = {
  control: [90, 100, 110],
  pages: new Map([
    [20, { firstRow: [430, 400, 500], rows: [17, 17, 17], requests: [25, 26, 24] }],
    [50_000, { firstRow: [1100, 1001, 999], rows: [14, 14, 14], requests: [24] }],
  ]),
  server: { rate: [350, 290, 310], p95: [9.52, 9.4, 60] },
};
const rows = table(measured).split("\n");
const row = (name) => rows.filter((line) => line.startsWith(`| ${name}`));

it("gives median, range, ratio to the control's median, budget and verdict", () => {
  expect(row("First record row painted")).toEqual([
    "| First record row painted, ms | 20 | 430 | 400–500 | 4.3 | ≤ 450 | met |",
    "| First record row painted, ms | 50,000 | 1,001 | 999–1,100 | 10.0 | ≤ 1,000 | **missed** |",
  ]);
  expect(row("List of 100 domains")).toEqual([
    "| List of 100 domains, 8 connections, requests/s |  | 310 | 290–350 |  | ≥ 300 | met |",
    "| List of 100 domains, 8 connections, p95, ms |  | 9.5 | 9.4–60 |  | ≤ 50 | met |",
  ]);
});

it("puts together what is the same for every zone", () => {
  expect(row("Requests")).toEqual(["| Requests | any | 25 | 24–26 |  | ≤ 20 | **missed** |"]);
});

it("says what was not measured, and leaves out what only larger zones are asked for", () => {
  expect(row("Save one record")).toEqual([
    "| Save one record → its row shows it, ms | 20 | not measured | | | ≤ 120 | |",
    "| Save one record → its row shows it, ms | 50,000 | not measured | | | ≤ 120 | |",
  ]);
  expect(row("Server RSS")).toEqual(["| Server RSS after the run, MB |  | not measured | | | ≤ 400 | |"]);
  expect(row("Sort by value")).toEqual([]);
});

it("says so when the control was not measured", () => {
  const [, , first] = table({ ...measured, control: [] }).split("\n");
  expect(first).toBe("| Control: first row of a static page, ms |  | not measured | | |  | |");
});
