// @vitest-environment happy-dom
import { useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { useCountdown } from "./use-countdown";

let until: number | undefined;
const listeners = new Set<() => void>();

function set(next: number | undefined) {
  until = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function Seconds() {
  return <p>{useCountdown(useSyncExternalStore(subscribe, () => until))}</p>;
}

test("counts down, and is at 0 when the time is over or is taken back by a store at that very moment", async () => {
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  root.render(<Seconds />);
  await vi.waitFor(() => expect(container.textContent).toBe("0"));
  for (let times = 0; times < 2; times += 1) {
    set(Date.now() + 1_300);
    await vi.waitFor(() => expect(container.textContent).toBe("2"));
    await vi.waitFor(() => expect(container.textContent).toBe("1"), { timeout: 2_000 });
    setTimeout(() => set(undefined), Math.max(0, (until ?? 0) - Date.now()));
    await vi.waitFor(() => expect(container.textContent).toBe("0"), { timeout: 2_000 });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(container.textContent).toBe("0");
  }
  root.unmount();
});
