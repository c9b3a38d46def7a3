// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { toast } from "@/components/ui/toast";
import { Toaster } from "@/components/ui/toaster";
import { lostReplies } from "@/lib/api/lost-replies";
import type { Problem, ProblemKind } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { LostReplyToasts } from "./lost-reply-toasts";
import { ProblemNotice } from "./problem-notice";
import { ProblemPage } from "./problem-page";
import { openScreen, reply } from "./render.fixture";
import { unsettled } from "./unsettled.fixture";

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
  const { title, message } = wording(problem, { counted: true });
  for (const Part of [ProblemNotice, ProblemPage]) {
    await screen.show(<Part problem={problem} onRetry={() => undefined} />);
    await screen.settle();
    expect(screen.container.textContent).toContain(title);
    expect(screen.container.textContent).toContain(message);
    expect(screen.container.querySelector("b")).toBeNull();
  }
});

test("how long is to be waited stands there once, and a screen reader is told when", async () => {
  const limited = { ...everyKind["rate-limited"], retryAt: Date.now() + 40_000, retryAfterSeconds: 40 };
  await screen.show(<ProblemNotice problem={limited} onRetry={() => undefined} />);
  const seconds = screen.container.textContent?.match(/\b\d+ seconds?\b/g);
  expect(seconds).toHaveLength(1);
  const live = [...screen.container.querySelectorAll("[aria-hidden=true]")].map((each) => each.textContent);
  expect(live).toContain(`You can go on in ${seconds?.[0]}.`);
  expect(screen.container.querySelector(".sr-only")?.textContent).toMatch(/^You can go on at \d/);
});

test("a very long text is folded, what cannot be seen is shown, and all of it is there on demand", async () => {
  const detail = `\u202ebegin\u0000 ${"x".repeat(50_000)} end`;
  const problem = { ...everyKind.invalid, message: detail };
  await screen.show(<ProblemNotice problem={problem} />);
  const box = screen.container.querySelector("bdi");
  expect(box?.textContent).toMatch(/^\\u202ebegin\\u0000 x+…$/);
  expect(box?.textContent?.length).toBeLessThan(1_000);
  await screen.press(screen.button("Show all 50,0"));
  expect(screen.container.textContent).toContain("xxx end");
  await screen.press(screen.button("Show less"));
  expect(screen.container.textContent).not.toContain("xxx end");
});

test("what the console cancelled itself is nothing to tell", async () => {
  await screen.show(<ProblemNotice problem={everyKind.aborted} />);
  expect(screen.container.textContent).toBe("");
  await screen.show(<ProblemPage problem={everyKind.aborted} />);
  expect(screen.container.textContent).toBe("");
});

test("of an unknown outcome it can be looked up again, and says when that was", async () => {
  const { problem, open, found } = unsettled();
  await screen.show(<ProblemNotice problem={problem} open={open} onRetry={() => undefined} />);
  expect(screen.container.textContent).not.toContain("Try again");
  expect(screen.container.textContent).toMatch(/It looks again by itself at \d\d:\d\d:\d\d\./);
  const said = () =>
    [...screen.container.querySelectorAll("[role=status]")].map((each) => each.textContent).join("");
  expect(said()).toBe("");
  await screen.press(screen.button("Check again"));
  await screen.settle();
  expect(said()).toMatch(/^Looked again at \d\d:\d\d:\d\d: it is still not known\.$/);
  expect(found.looks).toBe(1);
  open.close();
});

test("without a way to look it up, an unknown outcome has no button that promises one", async () => {
  await screen.show(<ProblemNotice problem={everyKind.timeout} onRetry={() => undefined} />);
  expect(screen.container.textContent).not.toMatch(/Check again|Try again|looks again/);
});

test("what may be done twice can be sent again while its outcome is unknown", async () => {
  const check = {
    ...everyKind.timeout,
    request: { ...base.request, name: "validation.check" },
  } as const;
  const onRetry = vi.fn();
  await screen.show(<ProblemNotice problem={check} onRetry={onRetry} />);
  await screen.press(screen.button("Try again"));
  expect(onRetry).toHaveBeenCalledTimes(1);
});

test.each([
  ["applied", "mail A was created", true],
  ["there", "mail A is there", true],
  ["applied", "mail A was created", false],
] as const)("news that it was %s: the reply was lost, but %s", async (settled, words, attended) => {
  await screen.show(
    <>
      <LostReplyToasts />
      <Toaster />
    </>,
  );
  await act(async () => lostReplies.tell({ settled, request: base.request, subject: "mail A", attended }));
  await vi.waitFor(() => expect(document.body.textContent).toContain(`The reply was lost, but ${words}`));
  expect(document.body.textContent?.includes("Look there")).toBe(!attended);
});

test("news of what goes on with a success of its own is told together with that", async () => {
  await screen.show(
    <>
      <LostReplyToasts />
      <Toaster />
    </>,
  );
  await act(async () => {
    lostReplies.tell({ settled: "applied", request: base.request, subject: "mail A", attended: true });
    toast({ title: "Added mail A" });
  });
  await act(() => new Promise((resolve) => setTimeout(resolve, 700)));
  const toasts = [...document.querySelectorAll("[role=dialog]")].map(({ textContent }) => textContent);
  expect(toasts).toEqual(["Added mail AThe reply was lost, but mail A was created"]);
});

test.each([
  ["not-applied", "The record was not created", "it can be sent again safely"],
  ["absent", "The record is not there", "it can be sent again safely"],
  ["unknown", "It is not known yet whether the record was created", "Look before you send it again"],
] as const)("news that it was %s", async (settled, title, more) => {
  await screen.show(
    <>
      <LostReplyToasts />
      <Toaster />
    </>,
  );
  await act(async () =>
    lostReplies.tell({ settled, request: base.request, subject: undefined, attended: false }),
  );
  await vi.waitFor(() => expect(document.body.textContent).toContain(title));
  expect(document.body.textContent).toContain(more);
});
