import { expect, test } from "vitest";
import { appliedSteps } from "./applied";
import { type Edit, emptyChangeSet, stage, stageSteps } from "./change-set";
import { aRecord } from "./changes.fixture";
import { importEntries } from "./import-entries";
import { planImportSteps } from "./import-plan";
import { planSteps } from "./plan";
import { rebaseSteps } from "./rebase";
import { type Steps, stepSize } from "./slices";
import { readStoredSteps, storedChangeSet } from "./stored-change-set";
import { undoSteps } from "./undo";
import { zoneDiffSteps } from "./zone-diff";

const count = 4_000;
const records = Array.from({ length: count }, (_, at) => aRecord(`r${at}`, `h${at} 60 A 192.0.2.1`));
const edits = records.map((record): Edit => ({ kind: "change", record, to: { content: "192.0.2.2" } }));
const set = stage(emptyChangeSet("example.com"), edits);
const rows = [...set.lines.values()].flatMap((line) =>
  line.kind === "change" ? [{ before: line.from, after: { ...line.to, id: line.from.id } }] : [],
);
const text = records.map((_, at) => `h${at} 60 A 192.0.2.3`).join("\n");
const zone = { name: "example.com", defaultTtl: 3600 };

test.each<[string, () => Steps<unknown>]>([
  ["staging", () => stageSteps(emptyChangeSet("example.com"), edits)],
  ["what the zone would be", () => appliedSteps(set, records)],
  ["planning", () => planSteps(set, records, { domainId: "d" })],
  ["rebasing", () => rebaseSteps(set, records)],
  ["the diff", () => zoneDiffSteps(set)],
  ["reading what was kept", () => readStoredSteps(storedChangeSet(set), "example.com")],
  ["undoing", () => undoSteps(rows, "example.com")],
  [
    "an import",
    () => planImportSteps(importEntries("bind", text, zone), records, { ...zone, mode: "merge" }),
  ],
])("%s is done in small steps", (_, begin) => {
  let steps = 1;
  const started = begin();
  while (!started.next().done) steps += 1;
  expect(steps).toBeGreaterThanOrEqual(count / stepSize);
});
