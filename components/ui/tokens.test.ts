import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../app/globals.css", import.meta.url)), "utf8");
const pair = /--color-([a-z-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g;
const tokens = new Map(
  [...css.matchAll(pair)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]),
);

/** Relative luminance (WCAG 2) of an OKLCH colour, by Björn Ottosson's published matrices. */
function luminance(oklch: string): number {
  const [L = 0, C = 0, h = 0] = oklch.split(" ").map(Number);
  const a = C * Math.cos((h * Math.PI) / 180);
  const b = C * Math.sin((h * Math.PI) / 180);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string, side: "light" | "dark"): number {
  const [one, other] = [ink, ground].map((name) => luminance(tokens.get(name)?.[side] ?? "0 0 0"));
  const [darker = 0, lighter = 0] = [one ?? 0, other ?? 0].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

const inks = ["text", "muted", "accent", "danger", "warning", "success"];
const grounds = [
  "surface",
  "sunken",
  "raised",
  "hover",
  "selected",
  "accent-soft",
  "danger-soft",
  "warning-soft",
  "success-soft",
];
const fills = [
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["on-danger", "danger-hover"],
  ["on-inverse", "inverse"],
] as const;

test("every colour of the theme is read from the style sheet", () => {
  for (const name of [...inks, ...grounds, ...fills.flat(), "line-strong"])
    expect([...tokens.keys()]).toContain(name);
  expect(contrast("text", "surface", "light")).toBeGreaterThan(15);
});

test.each(["light", "dark"] as const)("%s: any ink is readable on any ground (WCAG 1.4.3)", (side) => {
  const poor = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...fills].filter(
    ([ink, ground]) => contrast(ink, ground, side) < 4.5,
  );
  expect(poor).toEqual([]);
});

test.each(["light", "dark"] as const)("%s: the edge of a control is visible (WCAG 1.4.11)", (side) => {
  const poor = ["surface", "sunken", "raised"].filter((ground) => contrast("line-strong", ground, side) < 3);
  expect(poor).toEqual([]);
});
