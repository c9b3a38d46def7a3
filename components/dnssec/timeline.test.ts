import { expect, test } from "vitest";
import { aKey, aSigning, inDays, now } from "./signing.fixture";
import { nextRotation, timelineOf } from "./timeline";

test("one key: its life fills the axis, its last week is when the next one is to stand beside it", () => {
  const { axis, bars, now: at } = timelineOf("ZSK", aSigning(), now);
  expect(axis).toEqual({ start: Date.parse(inDays(-10)), end: Date.parse(inDays(20)) });
  expect(at).toBe(33.3);
  expect(bars).toMatchObject([
    {
      role: "current",
      life: { from: 0, to: 100 },
      overlap: { from: 76.7, to: 100 },
      rotateBy: Date.parse(inDays(13)),
    },
  ]);
});

test("a retired key overlaps its successor for a week, and is not to be rotated", () => {
  const zsk = [
    aKey("ZSK", 2, { created_at: inDays(-2), expires_at: inDays(28) }),
    aKey("ZSK", 1, { created_at: inDays(-22), expires_at: inDays(8), active: false }),
  ];
  const { bars } = timelineOf("ZSK", aSigning({ status: "rotating_zsk", zsk }), now);
  expect(bars.map(({ key, role }) => [key.key_tag, role])).toEqual([
    [1, "retired"],
    [2, "current"],
  ]);
  expect(bars[0]).toMatchObject({
    life: { from: 0, to: 60 },
    overlap: { from: 40, to: 54 },
    rotateBy: undefined,
  });
});

test("while the KSK is rotated the old one is not to be rotated again", () => {
  const ksk = [aKey("KSK", 1, { created_at: inDays(-350), expires_at: inDays(15) }), aKey("KSK", 2)];
  const signing = aSigning({ status: "rotating_ksk", ksk });
  expect(timelineOf("KSK", signing, now).bars.map(({ rotateBy }) => rotateBy)).toEqual([
    undefined,
    Date.parse(inDays(348)),
  ]);
});

test("what is not told is not drawn", () => {
  const zsk = [aKey("ZSK", 1, { expires_at: null }), aKey("ZSK", 2, { created_at: null, expires_at: null })];
  const { axis, bars } = timelineOf("ZSK", aSigning({ status: "active", zsk }), now);
  expect(axis).toBeUndefined();
  expect(bars.map(({ life }) => life)).toEqual([undefined, undefined]);
  expect(timelineOf("KSK", aSigning({ ksk: null }), now)).toMatchObject({ axis: undefined, bars: [] });
});

test("a key past its end reaches to now on the axis", () => {
  const zsk = [aKey("ZSK", 1, { created_at: inDays(-40), expires_at: inDays(-10) })];
  expect(timelineOf("ZSK", aSigning({ zsk }), now)).toMatchObject({
    now: 100,
    bars: [{ life: { from: 0, to: 75 } }],
  });
});

test("the next rotation is the earlier of both", () => {
  expect(nextRotation(aSigning(), now)).toMatchObject({ key: { key_tag: 2371 }, by: Date.parse(inDays(13)) });
  expect(nextRotation(aSigning({ ksk: null, zsk: null }), now)).toBeUndefined();
});
