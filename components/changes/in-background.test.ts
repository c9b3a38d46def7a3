import { expect, test, vi } from "vitest";
import type { Steps } from "@/lib/changes/slices";
import { inBackground } from "./in-background";

/** So long that a rest comes before its end. */
function* slow(end: () => string): Steps<string> {
  const until = performance.now() + 30;
  while (performance.now() < until) yield;
  return end();
}

const broken = () => {
  throw new Error("broken");
};

test("what steps come to is told, and so is what they throw", async () => {
  const done = vi.fn();
  const failed = vi.fn();
  inBackground(
    slow(() => "made"),
    done,
    failed,
  );
  inBackground(slow(broken), done, failed);
  await vi.waitFor(() =>
    expect([done.mock.calls, failed.mock.calls]).toEqual([[["made"]], [[new Error("broken")]]]),
  );
});

test("of what was ended nothing is heard", async () => {
  const heard = vi.fn();
  for (const end of [() => "made", broken]) inBackground(slow(end), heard, heard)();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard).not.toHaveBeenCalled();
});
