import { expect, test } from "vitest";
import { nextSort, parseAsSort } from "./sort";

test("a sort survives the URL", () => {
  for (const sort of [
    { by: "name", descending: false },
    { by: "created_at", descending: true },
  ]) {
    expect(parseAsSort.parse(parseAsSort.serialize(sort))).toEqual(sort);
  }
  expect(parseAsSort.parse("")).toBeNull();
  expect(parseAsSort.parse("-")).toBeNull();
});

test("a header goes through ascending, descending and back to the list's own order", () => {
  const ascending = nextSort(null, "name");
  expect(ascending).toEqual({ by: "name", descending: false });
  const descending = nextSort(ascending, "name");
  expect(descending).toEqual({ by: "name", descending: true });
  expect(nextSort(descending, "name")).toBeNull();
  expect(nextSort(descending, "type")).toEqual({ by: "type", descending: false });
});
