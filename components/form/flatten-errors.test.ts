// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { flattenErrors } from "./flatten-errors";

test("errors of a form are found at any depth", () => {
  const input = document.createElement("input");
  const errors = {
    name: { type: "custom", message: "is missing", ref: input },
    records: [undefined, { ttl: { type: "too_big", message: "too long", ref: input } }],
    "": { type: "custom", message: "of the whole" },
  };
  expect(flattenErrors(errors)).toEqual([
    { path: "name", message: "is missing" },
    { path: "records.1.ttl", message: "too long" },
    { message: "of the whole" },
  ]);
});
