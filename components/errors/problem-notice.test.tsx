// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Problem, ProblemKind } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { ProblemNotice } from "./problem-notice";
import { ProblemPage } from "./problem-page";
import { openScreen, reply } from "./render.fixture";

vi.mock("next/navigation", () => ({ usePathname: () => "/x", useSearchParams: () => new URLSearchParams() }));

const screen = openScreen();

const base = {
  request: { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" },
  outcome: "refused",
  message: "said by the server",
} as const;
const read = { ...base, outcome: "none", request: { method: "GET", path: "/api/v1/templates/" } } as const;
const from = { status: 400, who: "api" } as const;
const retry = { retryAt: Date.now() + 60_000, retryAfterSeconds: 60, source: "seconds" } as const;

/** One of every kind: a new kind does not compile until it is here. */
const everyKind: { [K in ProblemKind]: Problem<K> } = {
  validation: {
    kind: "validation",
    ...base,
    ...from,
    issues: [{ loc: ["body", "name"], message: "too long" }],
  },
  invalid: { kind: "invalid", ...base, ...from, rows: [] },
  conflict: { kind: "conflict", ...base, ...from, conflicts: [], rows: [] },
  unauthenticated: { kind: "unauthenticated", ...read, ...from },
  forbidden: { kind: "forbidden", ...base, ...from, permission: "records:create" },
  "not-found": { kind: "not-found", ...read, ...from },
  "rate-limited": { kind: "rate-limited", ...read, ...from, ...retry },
  "too-large": { kind: "too-large", ...base, ...from },
  server: { kind: "server", ...base, ...from, outcome: "unknown" },
  upstream: { kind: "upstream", ...base, ...from, outcome: "unknown" },
  unavailable: { kind: "unavailable", ...read, ...from, retry },
  unreadable: { kind: "unreadable", ...read, ...from, found: "html", raw: "<b>x</b>" },
  "unexpected-status": { kind: "unexpected-status", ...read, ...from },
  offline: { kind: "offline", ...read },
  unreachable: { kind: "unreachable", ...read },
  timeout: { kind: "timeout", ...base, outcome: "unknown" },
  aborted: { kind: "aborted", ...read },
  defect: { kind: "defect", ...read },
};

const shown = Object.values(everyKind).filter((problem) => problem.kind !== "aborted");

test.each(shown)("a notice and a page say all of a $kind", async (problem) => {
  screen.answer = (path) =>
    path.startsWith("/api/v1/auth/me") || path.startsWith("/api/v1/roles/")
      ? reply(200, { data: { id: "u_1", permissions: [] }, permissions: [] })
      : undefined;
  const { title, message } = wording(problem);
  for (const Part of [ProblemNotice, ProblemPage]) {
    await screen.show(<Part problem={problem} onRetry={() => undefined} />);
    await screen.settle();
    expect(screen.container.textContent).toContain(title);
    expect(screen.container.textContent).toContain(message);
    expect(screen.container.querySelector("b")).toBeNull();
  }
});

test("what the console cancelled itself is nothing to tell", async () => {
  await screen.show(<ProblemNotice problem={everyKind.aborted} />);
  expect(screen.container.textContent).toBe("");
  await screen.show(<ProblemPage problem={everyKind.aborted} />);
  expect(screen.container.textContent).toBe("");
});

test("of an unknown outcome the page's data can be loaded again to see", async () => {
  await screen.show(<ProblemNotice problem={everyKind.timeout} onRetry={() => undefined} />);
  expect(screen.container.textContent).not.toContain("Try again");
  await screen.press(screen.button("Load this page"));
  await screen.settle();
  expect(screen.container.textContent).toMatch(/Loaded again at .*before you send it again/);
});
