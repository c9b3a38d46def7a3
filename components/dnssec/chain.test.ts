import { expect, test } from "vitest";
import { chainOf } from "./chain";
import type { Signing } from "./signing";
import { aKey, aSigning, dsOf, inDays, now } from "./signing.fixture";

const states = (signing: Signing) =>
  Object.fromEntries(chainOf(signing, now).map(({ id, links }) => [id, links.map(({ state }) => state)]));
const tones = (signing: Signing) => chainOf(signing, now).map(({ tone }) => tone);

test("before the DS is confirmed the chain is broken at the parent, and says what to do", () => {
  const [ds, ...rest] = chainOf(aSigning(), now);
  expect(ds?.links).toEqual([
    {
      id: "60485 13",
      tag: 60485,
      algorithm: 13,
      digestTypes: [2, 4],
      tone: "danger",
      broken: true,
      state: "Not confirmed yet",
      advice: "Publish it at your registrar, then confirm it below.",
    },
  ]);
  expect([ds, ...rest].map((each) => each?.broken)).toEqual([true, false, false, false]);
  expect(rest.map(({ tone }) => tone)).toEqual(["warning", "success", "warning"]);
});

test("a rotation that names the new DS alone is not taken for a broken chain", () => {
  const ksk = [aKey("KSK", 1, { created_at: inDays(-300) }), aKey("KSK", 2)];
  const signing = aSigning({ status: "rotating_ksk", ksk, ds_records: dsOf(2) });
  expect(states(signing)).toMatchObject({ ds: ["New, not confirmed yet", "DS not told"], zone: ["Signed"] });
  expect(chainOf(signing, now)[0]?.broken).toBe(false);
});

test("a DS of another key alone breaks the chain", () => {
  const signing = aSigning({ status: "active", ds_records: dsOf(7) });
  expect(states(signing)).toMatchObject({ zone: ["Chain broken"] });
});

test("confirmed, it is whole", () => {
  expect(tones(aSigning({ status: "active" }))).toEqual(["success", "success", "success", "success"]);
});

test("while the KSK is rotated both DS stand there, and the zone stays validated by the old one", () => {
  const old = aKey("KSK", 1, { created_at: inDays(-300) });
  const signing = aSigning({
    status: "rotating_ksk",
    ksk: [old, aKey("KSK", 2)],
    ds_records: [...dsOf(1), ...dsOf(2)],
  });
  expect(states(signing)).toMatchObject({
    ds: ["Confirmed", "New, not confirmed yet"],
    ksk: ["Signs the zone's keys", "Waits for its DS"],
    zone: ["Signed, chain complete"],
  });
});

test("what does not fit is red: a DS without its KSK, a KSK without its DS, no ZSK", () => {
  const signing = aSigning({ status: "active", ds_records: dsOf(7), zsk: [] });
  expect(states(signing)).toEqual({
    ds: ["Matches no KSK", "No DS for this KSK"],
    ksk: ["Signs the zone's keys"],
    zsk: ["Missing"],
    zone: ["A key is missing"],
  });
  expect(tones(signing)).toEqual(["danger", "success", "danger", "danger"]);
});

test("what the API leaves out is not told, rather than broken", () => {
  const signing = aSigning({ status: "active", ksk: null, zsk: null, ds_records: null });
  expect(states(signing)).toEqual({
    ds: ["Not told"],
    ksk: ["Not told"],
    zsk: ["Not told"],
    zone: ["Signed"],
  });
  expect(tones(signing)).toEqual(["neutral", "neutral", "neutral", "neutral"]);
});

test("a retired KSK's DS can go; keys near their end say so before anything else", () => {
  const signing = aSigning({
    status: "active",
    ksk: [
      aKey("KSK", 1, { active: false, created_at: inDays(-360), expires_at: inDays(2) }),
      aKey("KSK", 60485, { created_at: inDays(-340), expires_at: inDays(25) }),
    ],
    zsk: [aKey("ZSK", 3, { created_at: inDays(-31), expires_at: inDays(-1) })],
  });
  expect(states(signing)).toMatchObject({
    ksk: ["Retired, still published", "Ends within 30 days"],
    zsk: ["Past its lifetime"],
  });
  const [, ksk, zsk] = chainOf(signing, now);
  // Red, but the chain holds.
  expect(zsk).toMatchObject({ tone: "danger", broken: false });
  expect(ksk?.links[0]?.advice).toBe("Its DS can leave your registrar now.");
});

test("a status that the API adds later breaks nothing", () => {
  expect(tones(aSigning({ status: "resigning" }))).toEqual(["success", "success", "success", "success"]);
});
