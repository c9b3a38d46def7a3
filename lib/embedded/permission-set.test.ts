import { describe, expect, it } from "vitest";
import { type Assignment, permissionSet } from "./permission-set";

const own = { tenant_id: "t_1", domain_id: "d_1", record_id: "r_1" };

function given(
  scope_type: Assignment["scope_type"],
  scope_id: string,
  domain_id: string | null = null,
): Assignment {
  return { role: "custom", permissions: new Set(["records:update"]), scope_type, scope_id, domain_id };
}

describe("scopes nest", () => {
  it.each([
    ["platform", given("platform", ""), [true, true, true, true]],
    ["tenant", given("tenant", "t_1"), [true, true, true, false]],
    ["domain", given("domain", "d_1", "d_1"), [false, true, true, false]],
    ["record", given("record", "r_1", "d_1"), [false, false, true, false]],
    ["another domain", given("domain", "d_2", "d_2"), [false, false, false, false]],
    ["another record", given("record", "r_2", "d_1"), [false, false, false, false]],
  ] as const)("%s", (_, assignment, [tenant, domain, record, elsewhere]) => {
    const set = permissionSet([assignment], "t_1");
    expect(set.has("records:update", { tenant_id: "t_1" })).toBe(tenant);
    expect(set.has("records:update", { tenant_id: "t_1", domain_id: "d_1" })).toBe(domain);
    expect(set.has("records:update", own)).toBe(record);
    expect(set.has("records:update", { ...own, tenant_id: "t_2" })).toBe(elsewhere);
    expect(set.has("records:delete", own)).toBe(false);
  });

  it("and single records are told apart from whole domains", () => {
    const set = permissionSet([given("record", "r_1", "d_1"), given("record", "r_9", "d_2")], "t_1");
    expect(set.records("records:update", { tenant_id: "t_1", id: "d_1" })).toEqual(new Set(["r_1"]));
    expect(set.records("records:update", { tenant_id: "t_2", id: "d_1" })).toEqual(new Set());
    const all = permissionSet([given("tenant", "t_1")], "t_1");
    expect(all.records("records:update", { tenant_id: "t_1", id: "d_1" })).toBe("all");
  });

  it("and an assignment in another tenant gives nothing", () => {
    expect(permissionSet([given("tenant", "t_2")], "t_1").has("records:update", { tenant_id: "t_2" })).toBe(
      false,
    );
  });
});

it("an API key's scopes only ever narrow", () => {
  const held: Assignment = {
    ...given("tenant", "t_1"),
    permissions: new Set(["records:update", "records:read"]),
  };
  const set = permissionSet([held], "t_1", ["records:read", "domains:delete"]);
  expect(set.list()).toEqual(["records:read"]);
  expect(set.has("records:update", own)).toBe(false);
  expect(set.has("domains:delete", own)).toBe(false);
  expect(set.anywhere("records:update")).toBe(false);
});
