import { expect, test } from "vitest";
import { isOpen, validationStatus } from "./validation-words";

test("a failed check leaves the challenge usable, until it expires", () => {
  const expires = "2026-03-04T12:00:00Z";
  expect(isOpen("failed", expires, Date.parse("2026-03-04T11:59:59Z"))).toBe(true);
  expect(isOpen("failed", expires, Date.parse("2026-03-04T12:00:01Z"))).toBe(false);
  expect(isOpen("pending", null, 0)).toBe(true);
});

test("what is settled is not open", () => {
  for (const status of ["validated", "expired", "cancelled"]) expect(isOpen(status, null, 0)).toBe(false);
});

test("a status that the API adds later is shown as it comes", () => {
  expect(validationStatus("on_hold").label).toBe("on_hold");
});
