import { expect, test } from "vitest";
import { absoluteTime, relativeTime } from "./relative-time";

const now = Date.UTC(2026, 2, 4, 10, 22, 7);
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

test("says how long ago in the largest whole unit", () => {
  expect(ago(0)).toBe("just now");
  expect(ago(30)).toBe("less than a minute ago");
  expect(ago(59.9)).toBe("less than a minute ago");
  expect(ago(60)).toBe("1 minute ago");
  expect(ago(3599)).toBe("59 minutes ago");
  expect(ago(2 * 86_400)).toBe("2 days ago");
  expect(ago(400 * 86_400)).toBe("last year");
});

test("speaks of the future as well", () => {
  expect(ago(-30)).toBe("in less than a minute");
  expect(ago(-72 * 3600)).toBe("in 3 days");
});

test("takes a clock that is a little behind for now", () => {
  expect(ago(-5)).toBe("just now");
});

test("prints the same instant in UTC and in a time zone", () => {
  expect(absoluteTime(now)).toBe("2026-03-04 10:22:07 UTC");
  expect(absoluteTime(now, "Asia/Tokyo")).toBe("2026-03-04 19:22:07 Asia/Tokyo");
});
