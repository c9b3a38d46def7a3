import { expect, test } from "vitest";
import { can } from "./permissions";

test("a platform admin may do everything", () => {
  expect(can({ me: { is_platform_admin: true, permissions: [] } }, "dnssec:rotate")).toBe(true);
});

test("what is held on the domain counts there, not the wider list", () => {
  const me = { permissions: ["records:read", "records:update"] };
  expect(can({ me }, "records:update")).toBe(true);
  expect(can({ me, onDomain: { permissions: ["records:read"] } }, "records:update")).toBe(false);
});

test("a wildcard covers its resource only", () => {
  const me = { permissions: ["records:*"] };
  expect(can({ me }, "records:delete")).toBe(true);
  expect(can({ me }, "domains:delete")).toBe(false);
});

test("nothing known is not the same as forbidden", () => {
  expect(can({ me: undefined }, "records:read")).toBeUndefined();
});
