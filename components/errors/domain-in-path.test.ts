import { expect, test } from "vitest";
import { domainInPath } from "./domain-in-path";

test.each([
  ["/api/v1/domains/d_1", "d_1"],
  ["/api/v1/domains/d%2F1/records?type=A", "d/1"],
  ["/api/v1/domains/?page=2", undefined],
  ["/api/v1/domains/types", undefined],
  ["/api/v1/domains/%E0%A4%A/records", undefined],
  ["/api/v1/templates/d_1", undefined],
])("%s names %s", (path, id) => {
  expect(domainInPath(path)).toBe(id);
});
