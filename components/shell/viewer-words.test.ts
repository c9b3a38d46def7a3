import { expect, test } from "vitest";
import { roleWords } from "./viewer-words";

test("says the highest standing first", () => {
  expect(roleWords({ is_platform_admin: true, is_tenant_admin: true })).toBe("Platform admin");
  expect(roleWords({ is_tenant_admin: true })).toBe("Tenant admin");
});

test("tells those who only read from those who change things", () => {
  expect(roleWords({ permissions: ["domains:read", "records:read"] })).toBe("Read only");
  expect(roleWords({ permissions: ["domains:read", "records:create"] })).toBe("Member");
  expect(roleWords({})).toBe("Member");
});
