import { expect, test } from "vitest";
import { roleLabel } from "./role-label";

test("writes a role as words and leaves a zone's name as it is", () => {
  expect(roleLabel("tenant_admin")).toBe("Tenant admin");
  expect(roleLabel("record_editor on my_zone.example")).toBe("Record editor on my_zone.example");
  expect(roleLabel("")).toBe("");
});
