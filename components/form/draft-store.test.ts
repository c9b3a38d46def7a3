// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { changedFields, dropDraft, newSlot, readDrafts, usableValues, writeDraft } from "./draft-store";

beforeEach(() => localStorage.clear());

const key = "records.create:d_1:47";
const draft = (name: string, at = Date.now()) => ({ at, values: { name } });
const names = (userId: string, key: string, now?: number) =>
  readDrafts(userId, key, now).map(({ values }) => values.name);

test("a draft comes back to its person and form only", () => {
  const slot = newSlot();
  writeDraft("u_1", key, slot, draft("www"));
  expect(readDrafts("u_1", key)).toMatchObject([{ slot, values: { name: "www" } }]);
  for (const [userId, other] of [
    ["u_2", key],
    ["u_1", "records.create:d_2:47"],
    ["u_1", "records.create:d_1"],
    ["u_1:records.create", "d_1:47"],
    ["u_1", ""],
  ] as const) {
    expect(names(userId, other)).toEqual([]);
  }
  dropDraft("u_1", key, slot);
  expect(localStorage.length).toBe(0);
});

test("forms that are open at once keep a draft each, the latest first", () => {
  const now = Date.now();
  const [one, two] = [newSlot(), newSlot()];
  writeDraft("u_1", key, one, draft("one", now - 2000));
  writeDraft("u_1", key, two, draft("two", now - 1000));
  expect(names("u_1", key)).toEqual(["two", "one"]);
  writeDraft("u_1", key, one, draft("one more", now));
  expect(names("u_1", key)).toEqual(["one more", "two"]);
  dropDraft("u_1", key, one);
  expect(names("u_1", key)).toEqual(["two"]);
});

test("of many drafts of one form the oldest go, and no other form's", () => {
  const now = Date.now();
  writeDraft("u_1", "k", newSlot(), draft("kept", now - 100_000));
  for (let count = 0; count < 12; count++) {
    writeDraft("u_1", key, newSlot(), draft(`n${count}`, now - 1000 + count));
  }
  expect(names("u_1", key)).toHaveLength(10);
  expect(names("u_1", key).at(-1)).toBe("n2");
  expect(names("u_1", "k")).toEqual(["kept"]);
});

test("a draft older than a week is forgotten, whosever it is", () => {
  const day = 24 * 3600 * 1000;
  localStorage.setItem(`scaidns-draft:u_1:k:${newSlot()}`, JSON.stringify(draft("www", 1000)));
  expect(names("u_1", "k", 1000 + 6 * day)).toEqual(["www"]);
  expect(names("u_2", "other", 1000 + 8 * day)).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test("damaged or foreign text in the storage is no draft", () => {
  localStorage.setItem("theirs", "{not json");
  localStorage.setItem("scaidns-draft:u_1:k:0123456789abcdef", "{not json");
  localStorage.setItem("scaidns-draft:u_1:k:0123456789abcdee", '{"at":"yesterday"}');
  expect(names("u_1", "k")).toEqual([]);
  expect(Object.keys(localStorage)).toEqual(["theirs"]);
});

test("a full or forbidden storage is survived", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => writeDraft("u_1", "k", newSlot(), draft("www"))).not.toThrow();
  full.mockRestore();
});

test("only what was typed is kept, and never what must not be", () => {
  const first = { name: "", content: "192.0.2.1", tags: ["a"], password: "" };
  const now = { name: "www", content: "192.0.2.1", tags: ["a", "b"], password: "secret" };
  expect(changedFields(first, now, ["password"])).toEqual({ name: "www", tags: ["a", "b"] });
});

test("a field that the form no longer has, or has in another shape, is left out", () => {
  const first = { name: "", rows: [], disabled: false };
  expect(usableValues(first, { name: "www", rows: "x", disabled: true, gone: 1 })).toEqual({
    name: "www",
    disabled: true,
  });
});
