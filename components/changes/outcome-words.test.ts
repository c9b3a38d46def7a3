import { expect, test } from "vitest";
import type { ApplyProgress } from "@/lib/api/apply-state";
import { changesText, kindsText } from "./count-words";
import { countsWords, outcomeWords, phaseWords, troubleTitle } from "./outcome-words";

const progress: ApplyProgress = {
  phase: "running",
  total: 5,
  applied: 2,
  refused: 0,
  held: 0,
  unknown: 0,
  calls: 1,
  found: 0,
  until: null,
  trouble: null,
  forbidden: null,
  pausing: false,
  stopping: false,
  open: null,
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

test("a stop that waits to know what became of the last call says so", () => {
  expect(phaseWords({ ...progress, stopping: true })).toBe("Stopping after this call…");
  expect(phaseWords({ ...progress, phase: "finding-out", stopping: true })).toBe(
    "Stopped: nothing more is sent. Finding out whether the last call was applied…",
  );
  expect(phaseWords({ ...progress, phase: "finding-out", pausing: true })).toBe(
    "Finding out whether the last call was applied, then it pauses…",
  );
});

test("what met one call is said as what it means for all of them", () => {
  const request = { name: "records.update", method: "PATCH", path: "/api/v1/domains/d/records/r" } as const;
  const refused = { request, outcome: "refused", message: "", status: 401, who: "api" } as const;
  const paused = { ...progress, phase: "paused" } as const;
  expect(troubleTitle(paused, { ...refused, kind: "unauthenticated" })).toBe(
    "It waits for a sign-in: the last call was not applied, and what was applied before stays",
  );
  expect(troubleTitle(paused, { ...refused, kind: "too-large", status: 413 })).toMatch(
    /^It waits: more than the API takes at once, so the last call was not applied/,
  );
  const trace = { name: "records.update", objectId: "r", from: 0, to: 1 } as const;
  const open = {
    trace,
    check: async () => undefined,
    watch: () => () => undefined,
    subscribe: () => () => undefined,
    snapshot: () => ({ looking: false, nextAt: undefined, lookedAt: undefined }),
  };
  const lost = { ...refused, kind: "upstream", status: 504, outcome: "unknown" } as const;
  expect(troubleTitle({ ...progress, phase: "finding-out", open }, lost)).toBe(
    "It is not known yet whether the last call was applied",
  );
  expect(troubleTitle({ ...paused, open }, { ...lost, outcome: "none" })).toMatch(/could not be read/);
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
