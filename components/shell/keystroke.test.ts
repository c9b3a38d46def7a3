import { expect, test } from "vitest";
import { isSingleKey, type Keystroke, matchesStroke } from "./keystroke";

const press = (key: string, held: Partial<Keystroke> = {}): Keystroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test("mod is Ctrl on most machines and ⌘ on Apple's", () => {
  expect(matchesStroke(press("k", { ctrlKey: true }), "mod+k", false)).toBe(true);
  expect(matchesStroke(press("k", { metaKey: true }), "mod+k", true)).toBe(true);
  expect(matchesStroke(press("k", { ctrlKey: true }), "mod+k", true)).toBe(false);
  expect(matchesStroke(press("k"), "mod+k", false)).toBe(false);
});

test("a plain letter needs no modifier at all", () => {
  expect(matchesStroke(press("j"), "j", false)).toBe(true);
  expect(matchesStroke(press("J", { shiftKey: true }), "j", false)).toBe(false);
  expect(matchesStroke(press("J", { shiftKey: true }), "shift+j", false)).toBe(true);
  expect(matchesStroke(press("j", { altKey: true }), "j", false)).toBe(false);
  expect(matchesStroke(press("j", { metaKey: true }), "j", false)).toBe(false);
});

test("signs typed with Shift on some keyboards and without on others", () => {
  expect(matchesStroke(press("?", { shiftKey: true }), "?", false)).toBe(true);
  expect(matchesStroke(press("?"), "?", false)).toBe(true);
  expect(matchesStroke(press("/"), "/", false)).toBe(true);
});

test("named keys look at Shift", () => {
  expect(matchesStroke(press("Enter"), "enter", false)).toBe(true);
  expect(matchesStroke(press("Enter", { shiftKey: true }), "enter", false)).toBe(false);
});

test("knows which shortcuts a person may want to turn off", () => {
  expect(isSingleKey("?")).toBe(true);
  expect(isSingleKey("g d")).toBe(true);
  expect(isSingleKey("shift+j")).toBe(true);
  expect(isSingleKey("mod+k")).toBe(false);
});
