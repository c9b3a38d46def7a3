// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { changedFields, dropDraft, readDraft, usableValues, writeDraft } from "./draft-store";

beforeEach(() => localStorage.clear());

test("a draft comes back to its person and form only", () => {
  writeDraft("u_1", "records.create:d_1", { at: Date.now(), values: { name: "www" } });
  expect(readDraft("u_1", "records.create:d_1")?.values).toEqual({ name: "www" });
  expect(readDraft("u_2", "records.create:d_1")).toBeUndefined();
  expect(readDraft("u_1", "records.create:d_2")).toBeUndefined();
  dropDraft("u_1", "records.create:d_1");
  expect(readDraft("u_1", "records.create:d_1")).toBeUndefined();
});

test("a draft older than a week is forgotten", () => {
  const day = 24 * 3600 * 1000;
  writeDraft("u_1", "k", { at: 1000, values: { name: "www" } });
  expect(readDraft("u_1", "k", 1000 + 6 * day)).toBeDefined();
  expect(readDraft("u_1", "k", 1000 + 8 * day)).toBeUndefined();
  expect(localStorage.length).toBe(0);
});

test("damaged or foreign text in the storage is no draft", () => {
  localStorage.setItem("scaidns-draft:u_1:k", "{not json");
  expect(readDraft("u_1", "k")).toBeUndefined();
  localStorage.setItem("scaidns-draft:u_1:k", '{"at":"yesterday"}');
  expect(readDraft("u_1", "k")).toBeUndefined();
});

test("a full or forbidden storage is survived", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => writeDraft("u_1", "k", { at: 1, values: {} })).not.toThrow();
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
