import { expect, test } from "vitest";
import { dsDifferences } from "./ds-differences";

const sha256 = { key_tag: 12345, digest_type: 2, digest: "a1b2c3d4" };
const sha384 = { key_tag: 12345, digest_type: 4, digest: "ffeeddccbbaa" };

test("the differing characters are marked, case and spaces are not", () => {
  expect(dsDifferences({ key_tag: 12395, digest_type: 2, digest: "A1B2 C3FF" }, [sha384, sha256])).toEqual([
    { field: "key_tag", given: "12395", expected: "12345", same: false, marks: [{ start: 3, end: 4 }] },
    { field: "digest_type", given: "2", expected: "2", same: true, marks: [] },
    { field: "digest", given: "a1b2c3ff", expected: "a1b2c3d4", same: false, marks: [{ start: 6, end: 8 }] },
  ]);
});

test("a digest cut short differs from its end on", () => {
  const digest = dsDifferences({ ...sha256, digest: "a1b2" }, [sha256])?.at(-1);
  expect(digest).toMatchObject({ given: "a1b2", same: false, marks: [{ start: 4, end: 8 }] });
});

test("it is put beside the DS that it resembles", () => {
  const right = dsDifferences({ ...sha384, digest_type: 2 }, [sha256, sha384]);
  expect(right?.map(({ field, same }) => [field, same])).toEqual([
    ["key_tag", true],
    ["digest_type", false],
    ["digest", true],
  ]);
});

test("a zone without a DS has nothing to compare with", () => {
  expect(dsDifferences(sha256, [])).toBeNull();
});
