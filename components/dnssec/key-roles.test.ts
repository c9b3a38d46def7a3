import { expect, test } from "vitest";
import { expiryOf, kskRole, newestKey, waitingKsk, zskRole } from "./key-roles";
import { aKey, aSigning, inDays, now } from "./signing.fixture";

const older = { created_at: inDays(-100) };

test("the KSK that waits is the newest, whatever `active` says of it", () => {
  const old = aKey("KSK", 1, older);
  for (const active of [true, false, null]) {
    const made = aKey("KSK", 2, { active });
    const signing = aSigning({ status: "rotating_ksk", ksk: [made, old] });
    expect(waitingKsk(signing)).toBe(made);
    expect([made, old].map((key) => kskRole(key, signing))).toEqual(["waiting", "current"]);
  }
});

test("an earlier retired KSK stays retired while the next one waits", () => {
  const gone = aKey("KSK", 1, { created_at: inDays(-400), active: false });
  const signing = aSigning({ status: "rotating_ksk", ksk: [gone, aKey("KSK", 2, older), aKey("KSK", 3)] });
  expect(signing.ksk?.map((key) => kskRole(key, signing))).toEqual(["retired", "current", "waiting"]);
});

test("without dates it is not guessed which of two waits", () => {
  const ksk = [aKey("KSK", 1, { created_at: null }), aKey("KSK", 2)];
  const signing = aSigning({ status: "rotating_ksk", ksk });
  expect(waitingKsk(signing)).toBeUndefined();
  expect(ksk.map((key) => kskRole(key, signing))).toEqual(["untold", "untold"]);
  expect(newestKey([aKey("KSK", 1), aKey("KSK", 2)])).toBeUndefined();
});

test("one KSK alone waits, dated or not", () => {
  const signing = aSigning({ ksk: [aKey("KSK", 1, { created_at: null, active: false })] });
  expect(signing.ksk?.map((key) => kskRole(key, signing))).toEqual(["waiting"]);
});

test.each([
  ["active is told", [{ ...older, active: false }, { active: true }], ["retired", "current"]],
  ["the new one is published ahead", [{ ...older, active: true }, { active: false }], ["current", "next"]],
  ["nothing is told but dates", [{ ...older, active: null }, { active: null }], ["retired", "current"]],
  ["nothing is told", [{ active: null, created_at: null }, { active: null }], ["untold", "untold"]],
] as const)("ZSKs: %s", (_, [first, second], roles) => {
  const signing = aSigning({ status: "active", zsk: [aKey("ZSK", 1, first), aKey("ZSK", 2, second)] });
  expect(signing.zsk?.map((key) => zskRole(key, signing))).toEqual(roles);
});

test.each([
  [{ expires_at: inDays(-0.1) }, "expired"],
  [{ expires_at: inDays(6.9) }, "days"],
  [{ expires_at: inDays(29.9), created_at: inDays(-335) }, "weeks"],
  [{ expires_at: inDays(30.1), created_at: inDays(-335) }, "fine"],
  // A ZSK of 30 days would be warned of from its first day on.
  [{ expires_at: inDays(29.9), created_at: inDays(-0.1) }, "fine"],
  [{ expires_at: inDays(29.9), created_at: null }, "weeks"],
  [{ expires_at: null }, undefined],
  [{ expires_at: "soon" }, undefined],
] as const)("%j ends: %s", (dates, expected) => {
  expect(expiryOf(aKey("KSK", 1, dates), now)).toBe(expected);
});
