import { expect, test } from "vitest";
import { type Preferences, preferenceCookies, readPreferences } from "./preferences";

const untouched: Preferences = { theme: "system", sidebarCollapsed: false, singleKeys: true };

function readBack(preferences: Preferences) {
  const jar = new Map<string, string>();
  for (const cookie of preferenceCookies(preferences)) {
    const [, name = "", value = "", age] = /^(\w+)=(\w*);.*Max-Age=(\d+)$/.exec(cookie) ?? [];
    if (Number(age) > 0) jar.set(name, value);
  }
  return readPreferences((name) => jar.get(name));
}

test("what was chosen is read back", () => {
  const chosen: Preferences = { theme: "dark", sidebarCollapsed: true, singleKeys: false };
  expect(readBack(chosen)).toEqual(chosen);
  expect(readBack(untouched)).toEqual(untouched);
});

test("a cookie from elsewhere changes nothing", () => {
  expect(readPreferences(() => "<script>")).toEqual(untouched);
});
