import { expect, test } from "vitest";
import type { ApplyProgress } from "@/lib/api/apply-state";
import { changesText, kindsText } from "./count-words";
import { countsWords, outcomeWords, phaseWords } from "./outcome-words";

const progress: ApplyProgress = {
  phase: "running",
  total: 5,
  applied: 2,
  refused: 0,
  held: 0,
  unknown: 0,
  calls: 1,
  until: null,
  trouble: null,
  pausing: false,
};

test("counts are said with their words, and none of what there is none of", () => {
  expect(changesText(1)).toBe("1 change");
  expect(changesText(50_000)).toBe("50,000 changes");
  expect(kindsText({ add: 2, change: 0, delete: 1, total: 3 })).toBe("2 new · 1 to delete");
});

test.each<[Partial<ApplyProgress>, string]>([
  [{}, "2 of 5 applied"],
  [{ refused: 1, held: 1 }, "2 of 5 applied · 1 refused · 2 not attempted"],
  [{ unknown: 3 }, "2 of 5 applied · 3 not known yet"],
])("progress %j", (change, words) => {
  expect(countsWords({ ...progress, ...change })).toBe(words);
});

test("a pause that was asked for is said before it begins", () => {
  expect(phaseWords({ ...progress, pausing: true })).toBe("Pausing after this call…");
  expect(phaseWords({ ...progress, phase: "paused" })).toBe("Paused");
});

test("an outcome is said whole", () => {
  const refused = {
    state: "refused",
    reason: "content: not an address",
    field: "content",
    problem: null,
  } as const;
  expect(outcomeWords(refused)).toBe("Refused: content: not an address");
  expect(outcomeWords({ ...refused, reason: "" })).toBe("Refused: no reason was given");
});
