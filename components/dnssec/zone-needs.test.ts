import { expect, test } from "vitest";
import { aKey, aSigning, inDays, now } from "./signing.fixture";
import { zoneNeed } from "./zone-needs";

test.each([
  ["pending_ds", "Waits for its DS"],
  ["rotating_ksk", "Waits for the DS of its new KSK"],
  ["rotating_zsk", undefined],
  ["active", undefined],
  ["disabled", undefined],
] as const)("a zone that is %s: %s", (status, words) => {
  expect(zoneNeed("waiting", aSigning({ status, enabled: status !== "disabled" }), now)).toBe(words);
});

test("keys are told that end soon or have ended, each by its kind and tag", () => {
  const zone = aSigning({
    status: "active",
    ksk: [aKey("KSK", 1, { created_at: inDays(-336), expires_at: inDays(29) })],
    zsk: [aKey("ZSK", 2, { expires_at: inDays(-1) })],
  });
  expect(zoneNeed("expiring", zone, now)).toBe("KSK 1 ends within 30 days, ZSK 2 is past its lifetime");
});

test("a key that is retired, or lives on, needs nothing", () => {
  const zsk = [
    aKey("ZSK", 2, { created_at: inDays(-30), expires_at: inDays(3), active: false }),
    aKey("ZSK", 3, { created_at: inDays(-1), expires_at: inDays(29) }),
  ];
  expect(zoneNeed("expiring", aSigning({ status: "active", zsk }), now)).toBeUndefined();
});
