import { expect, test } from "vitest";
import { keepUnchanged } from "./zone-records";

const at = (id: string, content: string) => ({ id, name: `${id}.example.com`, type: "A", content, ttl: 300 });
const list = (...data: ReturnType<typeof at>[]) => ({ data, total: data.length });

test("a record that is as it was stays the same object, wherever it stands now", () => {
  const before = list(at("a", "192.0.2.1"), at("b", "192.0.2.2"), at("c", "192.0.2.3"));
  const next = keepUnchanged(before, list(at("c", "192.0.2.3"), at("a", "192.0.2.9"), at("d", "192.0.2.4")));
  expect(next).toEqual(list(at("c", "192.0.2.3"), at("a", "192.0.2.9"), at("d", "192.0.2.4")));
  expect(next).toMatchObject({ data: [expect.toSatisfy((each) => each === before.data[2]), {}, {}] });
});

test("a list without any change keeps its records' list too", () => {
  const before = list(at("a", "192.0.2.1"), at("b", "192.0.2.2"));
  expect(keepUnchanged(before, list(at("a", "192.0.2.1"), at("b", "192.0.2.2")))).toHaveProperty(
    "data",
    expect.toSatisfy((data) => data === before.data),
  );
});

test("the same list again stays the same list", () => {
  const before = list(at("a", "192.0.2.1"));
  expect(keepUnchanged(before, before)).toBe(before);
});

test.each([undefined, null, {}, { data: 1 }])("of %j before, the new list is all there is", (before) => {
  const next = list(at("a", "192.0.2.1"));
  expect(keepUnchanged(before, next)).toBe(next);
});
