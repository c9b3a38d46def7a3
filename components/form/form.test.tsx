// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { described, labelled, screen, showForm, submit, submitButton, type } from "./form.fixture";
import { leaveGuards } from "./leave-guards";
import { useNavigate } from "./use-navigate";

const { push } = vi.hoisted(() => ({ push: vi.fn() }));
beforeEach(() => push.mockClear());

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

function unload(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

function Elsewhere() {
  const navigate = useNavigate();
  return (
    <button type="button" onClick={() => navigate("/elsewhere")}>
      Elsewhere
    </button>
  );
}

describe("submitting", () => {
  test("twice at once sends once and keeps the focus on the button", async () => {
    let finish = (_: unknown) => {};
    const send = vi.fn(() => new Promise((resolve) => (finish = resolve)));
    await showForm({ send });
    await type("Name", "www");
    submitButton().focus();
    await act(async () => {
      submitButton().click();
      submitButton().click();
    });
    await submit();
    expect(send).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(submitButton());
    expect(submitButton().getAttribute("aria-disabled")).toBe("true");
    await act(async () => finish({}));
    expect(submitButton().getAttribute("aria-disabled")).toBeNull();
  });

  test("what the form itself refuses sends nothing and focuses the field", async () => {
    const send = vi.fn();
    await showForm({ send });
    await type("TTL", "soon");
    await submit();
    expect(send).not.toHaveBeenCalled();
    expect(described("Name")).toContain("Name is missing");
    expect(described("TTL")).toContain("TTL is not a time");
    expect(document.activeElement).toBe(labelled("Name"));
  });

  test("sends what the schema makes of the input", async () => {
    const send = vi.fn(async () => ({}));
    await showForm({ send });
    await type("Name", "www");
    await type("TTL", "1h30m");
    expect(described("TTL")).toContain("5400 s = 1h 30m");
    await screen.press(labelled("Disabled"));
    await submit();
    expect(send).toHaveBeenCalledWith({ name: "www", content: "", ttl: 5400, disabled: true });
  });
});

describe("leaving", () => {
  const asked = () => document.querySelector("[role=alertdialog]:not([data-ending-style])") !== null;

  /** Whether a press on a link of the console was held back. */
  async function held() {
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "/templates";
    const followed = vi.fn((event: Event) => event.preventDefault());
    link.addEventListener("click", followed);
    await screen.press(link);
    link.remove();
    return followed.mock.calls.length === 0;
  }

  test("asks only while something is not saved", async () => {
    await showForm({ send: async () => ({}) });
    expect(await held()).toBe(false);
    await type("Name", "www");
    expect(await held()).toBe(true);
    expect(document.body.textContent).toContain("Leave without saving?");
    await screen.press(screen.button("Stay"));
    expect(push).not.toHaveBeenCalled();
    await submit();
    expect(await held()).toBe(false);
  });

  test("goes where it was to lead, and asks no second time on the way", async () => {
    await showForm({ send: async () => ({}) });
    await type("Name", "www");
    await held();
    await screen.press(screen.button("Leave"));
    expect(push).toHaveBeenCalledExactlyOnceWith("/templates");
    expect(unload()).toBe(false);
    await type("Name", "www2");
    expect(unload()).toBe(true);
  });

  test("by the console itself asks too", async () => {
    await showForm({ send: async () => ({}), below: <Elsewhere /> });
    await screen.press(screen.button("Elsewhere"));
    expect(push).toHaveBeenCalledTimes(1);
    await type("Name", "www");
    await screen.press(screen.button("Elsewhere"));
    expect(push).toHaveBeenCalledTimes(1);
    await screen.press(screen.button("Leave"));
    expect(push).toHaveBeenCalledTimes(2);
  });

  test("stops asking when what it asks about is saved meanwhile", async () => {
    let finish = (_: unknown) => {};
    await showForm({ send: () => new Promise((resolve) => (finish = resolve)) });
    await type("Name", "www");
    await submit();
    await held();
    expect(asked()).toBe(true);
    await act(async () => finish({}));
    expect(asked()).toBe(false);
    expect(push).not.toHaveBeenCalled();
  });

  test("to where the form's own success leads is not asked about, though more was typed", async () => {
    let finish = (_: unknown) => {};
    const send = () => new Promise((resolve) => (finish = resolve));
    await showForm({ send, onDone: () => leaveGuards.leaveBy(() => push("/there")) });
    await type("Name", "www");
    await submit();
    await type("Name", "www and more");
    await act(async () => finish({}));
    expect(push).toHaveBeenCalledExactlyOnceWith("/there");
    expect(unload()).toBe(true);
  });

  test("by closing the tab asks too", async () => {
    await showForm({ send: async () => ({}) });
    expect(unload()).toBe(false);
    await type("Name", "www");
    expect(unload()).toBe(true);
  });
});
