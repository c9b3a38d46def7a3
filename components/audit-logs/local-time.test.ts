import { afterEach, beforeEach, expect, it } from "vitest";
import { clockTime, fieldMoment, fieldTime } from "./local-time";

const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = "Europe/Berlin";
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

it("shows what clocks show, with and without summer time", () => {
  expect(clockTime(Date.parse("2026-01-01T23:30:00Z"), "Europe/Berlin")).toBe("2026-01-02 00:30:00");
  expect(clockTime(Date.parse("2026-07-01T22:30:00Z"), "Europe/Berlin")).toBe("2026-07-02 00:30:00");
});

it("fills a field with a moment in the reader's time zone, and reads it back", () => {
  expect(fieldTime("2026-07-01T08:22:07.123Z")).toBe("2026-07-01T10:22:07");
  expect(fieldMoment("2026-07-01T10:22:07")).toBe("2026-07-01T08:22:07.000Z");
  expect(fieldMoment("2026-07-01T10:22")).toBe("2026-07-01T08:22:00.000Z");
  expect(fieldTime(null)).toBe("");
  expect(fieldTime("2026-02-99")).toBe("");
  expect(fieldMoment("")).toBeNull();
  expect(fieldMoment("soon")).toBeNull();
});

it("ends with the end of the second that was typed", () => {
  expect(fieldMoment("2026-07-01T10:22:07", true)).toBe("2026-07-01T08:22:07.999Z");
});
