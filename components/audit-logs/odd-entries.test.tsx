// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { entryOf } from "@/lib/audit/audit-entry.fixture";
import { AuditLogEntry } from "./audit-log-entry";

vi.mock("@/components/form/use-navigate", () => ({ useNavigate: () => () => undefined }));
const screen = openScreen();
const text = () => screen.container.textContent ?? "";

async function open(entry: object) {
  screen.answer = (path) => {
    if (path.includes("/auth/me")) return reply(200, { data: { id: "u_1", email: "ada@example.com" } });
    if (path.includes("/audit-logs/?")) return reply(200, { data: [], total: 0, page: 1, page_size: 50 });
    return reply(200, entry);
  };
  await screen.show(<AuditLogEntry logId="log_1" />);
  await screen.settle();
}

test("a time that is none is shown as it was logged, without a time zone", async () => {
  await open(entryOf({ timestamp: "yesterday" }));
  expect(text()).toContain("not a time: yesterday");
  expect(text()).not.toMatch(/yesterday\s*(?:UTC|[A-Z][a-z]+\/)/);
  await open({ ...entryOf({}), id: "log_2", timestamp: "" });
});

test("long texts are cut, and say how much more there is", async () => {
  const long = "x".repeat(50_000);
  await open(entryOf({ resource_name: long, user_agent: long, action: long, actor_email: long }));
  expect(text()).toContain("49,700 more characters");
  expect(text().length).toBeLessThan(5000);
});

test("what is not as the API describes it is shown in texts, with a word about that", async () => {
  await open({ ...entryOf({}), actor_id: 42, timestamp: null, details: "by hand", action: null });
  expect(text()).toContain("This entry is not as the API’s pages describe entries");
  expect(text()).toContain("ada@example.com did something to example.com");
  expect(text()).toContain("no time logged");
  expect(text()).toContain("by hand");
});

test("what every write changes is no change of its own", async () => {
  await open(
    entryOf({
      details: {
        before: { description: "a", updated_at: "2026-03-01T10:00:00Z", serial: 1 },
        after: { description: "b", updated_at: "2026-03-02T10:00:00Z", serial: 2 },
      },
    }),
  );
  const fields = [...screen.container.querySelectorAll("table[aria-label=Fields] tbody tr")];
  expect(fields.map((row) => row.textContent)).toEqual(["descriptionab"]);
});
