import { expect, test } from "vitest";
import { missingPermission } from "./permission-words";

test("the reason names the permission and who can grant it", () => {
  expect(missingPermission("records:delete", true)).toBe(
    "Needs records:delete, which you do not hold on this domain. An admin of the domain or of your tenant can grant it.",
  );
  expect(missingPermission("users:create", false)).toBe(
    "Needs users:create, which you do not hold. An admin of your tenant can grant it.",
  );
  expect(missingPermission("platform:admin", false)).toBe("Only platform admins may do this.");
});
