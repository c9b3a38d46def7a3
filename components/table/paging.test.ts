import { expect, test } from "vitest";
import { paging } from "./paging";

test.each([
  ["1", 1],
  ["20", 20],
])("page %s is one", (text, page) => {
  expect(paging.page.parse(text)).toBe(page);
});

test.each(["0", "-3", "1.5", "01", "x", "", "9999999999999999999"])("page %s is none", (text) => {
  expect(paging.page.parse(text)).toBeNull();
});
