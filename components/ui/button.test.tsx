// @vitest-environment happy-dom
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Button } from "./button";

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});

afterEach(async () => {
  await act(async () => root.unmount());
  container.remove();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function show(node: ReactNode): Promise<HTMLButtonElement> {
  await act(async () => root.render(node));
  const button = container.querySelector("button");
  if (!button) throw new Error("no button");
  return button;
}

function description(element: Element): string {
  const ids = element.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
}

test("a button with a reason stays focusable, says the reason, and neither acts nor submits", async () => {
  const onClick = vi.fn();
  const onSubmit = vi.fn((event) => event.preventDefault());
  const form = (reason: string | undefined) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" onClick={onClick} disabledReason={reason}>
        Save
      </Button>
    </form>
  );
  const button = await show(form("Needs records:update."));
  await act(async () => button.focus());
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(description(button)).toBe("Needs records:update.");
  await act(async () => button.click());
  expect(onClick).not.toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();

  const same = await show(form(undefined));
  expect(same).toBe(button);
  expect(document.activeElement).toBe(button);
  await act(async () => button.click());
  expect(onClick).toHaveBeenCalledOnce();
  expect(onSubmit).toHaveBeenCalledOnce();
});

test("a busy button takes no press, shows a spinner after 400 ms and its words after a second", async () => {
  vi.useFakeTimers();
  const onClick = vi.fn();
  const button = await show(
    <Button busy busyLabel="Saving…" onClick={onClick}>
      Save
    </Button>,
  );
  await act(async () => button.click());
  expect(onClick).not.toHaveBeenCalled();
  expect(button.querySelector("svg")).toBeNull();
  await act(async () => vi.advanceTimersByTime(450));
  expect(button.querySelector("svg")).not.toBeNull();
  const words = () =>
    [...button.querySelectorAll("span > span")].find((span) => span.textContent === "Saving…");
  expect(words()?.className).toContain("invisible");
  await act(async () => vi.advanceTimersByTime(600));
  expect(words()?.className).not.toContain("invisible");
});
