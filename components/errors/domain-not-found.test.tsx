// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { useApi } from "@/lib/api/query";
import { Loaded } from "./loaded";
import { openScreen, reply } from "./render.fixture";

vi.mock("next/navigation", () => ({
  usePathname: () => "/domains/d_1",
  useSearchParams: () => new URLSearchParams(),
}));

const me = { data: { id: "u_1", is_platform_admin: true } };
const deleted = {
  id: "d_1",
  name: "old.example.com",
  domain_type: "primary",
  status: "deleted",
  record_count: 12,
  deleted_at: "2026-01-02T03:04:05Z",
};
const screen = openScreen();

function Page() {
  return (
    <Loaded query={useApi("domains.get", { params: { domain_id: "d_1" } })} skeleton="loading">
      {(domain) => <h1>{domain.name} is open</h1>}
    </Loaded>
  );
}

test("a soft-deleted domain says who deleted it and what comes back, and is restored in place", async () => {
  let status = "deleted";
  screen.answer = (path, init) => {
    if (path === "/api/v1/auth/me") return reply(200, me);
    if (path.startsWith("/api/v1/admin/audit-logs/")) {
      const entry = { id: "l_1", action: "domain.delete", actor_email: "ada@example.com" };
      return reply(200, {
        data: [{ ...entry, timestamp: "2026-01-02T03:04:05Z" }],
        total: 1,
        page: 1,
        page_size: 1,
      });
    }
    if (init?.method === "POST") {
      status = "active";
      return reply(200, { ...deleted, status });
    }
    if (path.endsWith("include_deleted=true")) return reply(200, { ...deleted, status });
    return status === "deleted"
      ? reply(404, { detail: "Domain not found" })
      : reply(200, { ...deleted, status });
  };
  await screen.show(<Page />);
  await screen.settle();
  const words = screen.container.textContent;
  expect(words).toContain("old.example.com was deleted");
  expect(words).toContain("by ada@example.com");
  expect(words).toContain("12 records come back");
  expect(screen.asked).toContainEqual(
    expect.stringMatching(
      /audit-logs\/\?.*resource_id=d_1.*action=domain\.delete|action=domain\.delete.*resource_id=d_1/,
    ),
  );
  await screen.press(screen.button("Restore old.example.com"));
  await screen.settle();
  expect(screen.container.textContent).toContain("old.example.com is open");
});

test("another 404 says no more than the API does, and the deleted one is asked for once", async () => {
  screen.answer = () => reply(404, { detail: "Domain not found" });
  await screen.show(<Page />);
  await screen.settle();
  expect(screen.container.textContent).toContain("This domain does not exist, or you cannot see it.");
  expect(screen.container.querySelector("button")?.textContent ?? "").not.toContain("Restore");
  expect(screen.asked.filter((each) => each.includes("include_deleted"))).toHaveLength(1);
});
