import { describe, expect, test } from "vitest";
import { seenAtParent } from "./at-parent";
import { chainOf } from "./chain";
import type { Ds } from "./signing";
import { aKey, aSigning, dsOf, inDays, now, sha256 } from "./signing.fixture";

const found = (...ds: Ds[]) => ({ status: "found" as const, ds, ttl: 300 });
const none = { status: "none" as const, ttl: 60 };
const [ds = dsOf(60485)[0]] = dsOf(60485);
if (!ds) throw new Error("A KSK has a DS");
const active = aSigning({ status: "active" });
const unsigned = { enabled: false, status: "disabled" };
const old = aKey("KSK", 1, { created_at: inDays(-300) });
const rotating = aSigning({
  status: "rotating_ksk",
  ksk: [old, aKey("KSK", 2)],
  ds_records: [...dsOf(1), ...dsOf(2)],
});

describe("what the parent has", () => {
  test.each([
    ["waits and there is none", aSigning(), none, "neutral", "It has no DS yet"],
    ["waits and it is there", aSigning(), found(ds), "success", "It has DS 60485"],
    ["was confirmed and it is there", active, found(ds), "success", "It has DS 60485"],
    ["was confirmed and there is none", active, none, "danger", "It has no DS"],
    [
      "was confirmed and another's is there alone",
      active,
      found({ ...ds, key_tag: 7 }),
      "danger",
      "It has only DS 7",
    ],
    [
      "has the tag of the KSK and not its digest",
      active,
      found({ ...ds, digest: "00" }),
      "danger",
      "It has only DS 60485",
    ],
    [
      "has a digest in small letters",
      active,
      found({ ...ds, digest: sha256.toLowerCase() }),
      "success",
      "It has DS 60485",
    ],
    [
      "has a digest of a type that the API does not name",
      active,
      found({ ...ds, digest_type: 1 }),
      "neutral",
      "It has DS 60485",
    ],
    ["has another's beside it", active, found(ds, { ...ds, key_tag: 7 }), "warning", "It has DS 60485"],
    ["is not signed and there is one", unsigned, found(ds), "danger", "It has DS 60485"],
    ["is rotated and the old one is there", rotating, found({ ...ds, key_tag: 1 }), "neutral", "It has DS 1"],
    [
      "is rotated and both are there",
      rotating,
      found({ ...ds, key_tag: 1 }, { ...ds, key_tag: 2 }),
      "success",
      "It has DS 1 and 2",
    ],
    [
      "is not delegated",
      active,
      { status: "no_domain" as const, ttl: null },
      "danger",
      "It does not know the zone",
    ],
    [
      "has a resolver that fails",
      active,
      { status: "failed" as const, reason: "SERVFAIL" },
      "warning",
      "The resolver says SERVFAIL",
    ],
    ["does not tell its keys", { ...active, ksk: null }, found(ds), "neutral", "It has DS 60485"],
  ])("of a zone that %s", (_, signing, parent, tone, state) => {
    expect(seenAtParent(parent, signing)).toMatchObject({ tone, state });
  });

  test.each([
    ["an unsigned zone has none", unsigned, none],
    ["an unsigned zone is not there", unsigned, { status: "no_domain" as const, ttl: 60 }],
  ])("is not spoken of when %s", (_, signing, parent) => {
    expect(seenAtParent(parent, signing)).toBeUndefined();
  });

  test("names the DS of a retired KSK as one to remove", () => {
    const retired = aKey("KSK", 1, { active: false, created_at: inDays(-300) });
    const signing = aSigning({ status: "active", ksk: [retired, aKey("KSK", 60485)] });
    expect(seenAtParent(found(ds, { ...ds, key_tag: 1 }), signing)?.advice).toBe(
      "Remove at your registrar: DS 1, whose KSK is retired.",
    );
  });

  test("leaves the zone unvalidated when there is none, whatever was confirmed", () => {
    const levels = chainOf(active, now, seenAtParent(none, active));
    expect(levels.map(({ tone }) => tone)).toEqual(["danger", "success", "success", "warning"]);
    expect(levels[0]?.broken).toBe(true);
    expect(levels[0]?.links[0]).toMatchObject({ tone: "neutral", state: "Was confirmed" });
    expect(levels.at(-1)?.links[0]?.state).toBe("Signed, not validated");
  });

  test("of a DS that waits says that it can be confirmed, and what else is there", () => {
    const seen = seenAtParent(found(ds, { ...ds, key_tag: 7 }), aSigning());
    expect(seen?.advice).toBe(
      "It is published: confirm it below. Remove at your registrar: DS 7, which fits no KSK.",
    );
    const levels = chainOf(aSigning(), now, seen);
    expect(levels[0]?.links[0]).toMatchObject({ state: "Published, not confirmed yet", tone: "warning" });
    expect(levels.at(-1)?.links[0]?.state).toBe("Signed, not confirmed");
  });

  test("tells DS of one tag apart by their digests, and does not list many", () => {
    const other = { ...ds, digest: `EE12EE12${ds.digest.slice(8)}` };
    expect(seenAtParent(found(ds, other), active)?.advice).toBe(
      "Remove at your registrar: DS 60485 with the SHA-256 digest EE12EE12…, which is not its KSK's.",
    );
    expect(seenAtParent(found(other), active)?.advice).toMatch(/^Its digest is not that of KSK 60485, so/);
    const many = Array.from({ length: 50 }, (_, key_tag) => ({ ...ds, key_tag }));
    expect(seenAtParent(found(ds, ...many), active)?.advice).toMatch(/; and 47 more that fit no KSK\.$/);
  });

  test("leaves open what a resolver that fails cannot tell", () => {
    const failed = seenAtParent({ status: "failed", reason: "SERVFAIL" }, active);
    expect(chainOf(active, now, failed).at(-1)?.links[0]?.state).toBe("Signed");
    const gone = seenAtParent({ status: "no_domain", ttl: 60 }, active);
    expect(chainOf(active, now, gone).at(-1)?.links[0]).toMatchObject({
      tone: "danger",
      state: "Not delegated",
    });
  });

  test("does not mend what is not confirmed", () => {
    expect(chainOf(aSigning(), now, seenAtParent(none, aSigning()))[0]?.broken).toBe(true);
  });

  test("breaks the chain when it fits no key, and the page says so, whatever was confirmed", () => {
    const seen = seenAtParent(found({ ...ds, key_tag: 7 }), active);
    const levels = chainOf(active, now, seen);
    expect(levels.map(({ tone }) => tone)).toEqual(["danger", "success", "success", "danger"]);
    expect(levels.at(-1)?.links[0]?.state).toBe("Chain broken");
    expect(levels[0]?.links.at(-1)).toMatchObject({ id: "seen", state: "It has only DS 7" });
  });
});
