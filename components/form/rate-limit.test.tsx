// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useAction } from "@/lib/api/action";
import { throttle } from "@/lib/api/throttle";
import { ActionDialog } from "./action-dialog";
import { screen, showForm, submit, submitButton, type } from "./form.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
/** Another request of this browser meets the limit. */
const reachLimit = (seconds: number) =>
  act(async () => throttle.hear({ status: 429, headers: new Headers({ "retry-after": String(seconds) }) }));
/** What a screen reader gives with a control, and what it is called. */
const described = (control: HTMLElement) =>
  document.getElementById(control.getAttribute("aria-describedby") ?? "")?.textContent;
const named = (control: HTMLElement) => {
  const copy = control.cloneNode(true);
  if (copy instanceof HTMLElement)
    for (const hidden of copy.querySelectorAll("[aria-hidden]")) hidden.remove();
  return copy.textContent;
};

test("a form waits for the limit that something else has reached, and keeps quiet about each second", async () => {
  const send = vi.fn(() => Promise.resolve({}));
  await showForm({ send });
  await type("Name", "www");
  await reachLimit(12);
  expect(submitButton().textContent).toBe("Add record (in 12 s)");
  expect(screen.container.textContent).toContain("What you typed stays, and can be sent when it is over.");
  const before = [named(submitButton()), described(submitButton())];
  expect(before).toEqual(["Add record", expect.stringMatching(/^The API takes it again at /)]);
  await pass(3_000);
  expect(submitButton().textContent).toBe("Add record (in 9 s)");
  expect([named(submitButton()), described(submitButton())]).toEqual(before);
  await submit();
  expect(send).not.toHaveBeenCalled();
  await pass(9_500);
  expect(submitButton().textContent).toBe("Add record");
  expect(screen.container.textContent).not.toContain("rate limit");
  await submit();
  expect(send).toHaveBeenCalledTimes(1);
});

function Delete() {
  return (
    <ActionDialog
      open
      onOpenChange={() => undefined}
      action={useAction("domains.delete")}
      input={() => ({ params: { domain_id: "d_1" } })}
      title="Delete example.com"
      confirmLabel="Delete it"
    >
      It can be restored.
    </ActionDialog>
  );
}

test("so does a dialog, which sends nothing meanwhile", async () => {
  await screen.show(<Delete />);
  await pass(100);
  await reachLimit(5);
  const button = screen.button("Delete it");
  expect(button.textContent).toBe("Delete it (in 5 s)");
  expect(document.body.textContent).toContain("It can be sent when it is over.");
  await screen.press(button);
  expect(screen.asked).toEqual([]);
  await pass(5_500);
  expect(button.getAttribute("aria-disabled")).toBeNull();
  screen.answer = () => new Response(null, { status: 204 });
  await screen.press(button);
  expect(screen.asked).toContain("DELETE /api/v1/domains/d_1");
});
