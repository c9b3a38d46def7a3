// @vitest-environment happy-dom

import { act } from "react";
import { expect, test, vi } from "vitest";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { usePermission } from "./use-permission";

const screen = openScreen();

function Asking() {
  const { allowed, reason } = usePermission("records:create", "d_1");
  return <p>{`${allowed}: ${reason ?? "no reason"}`}</p>;
}

test("nothing is refused while rights are read; what is held here counts, not what is held in general", async () => {
  let answer: (held: Response) => void = () => {};
  screen.answer = (path) =>
    path.endsWith("/auth/me")
      ? reply(200, { data: { id: "u_1", permissions: [] } })
      : new Promise<Response>((resolve) => {
          answer = resolve;
        });
  await screen.show(<Asking />);
  expect(screen.container.textContent).toBe("undefined: no reason");
  await vi.waitFor(async () => {
    await act(async () => {});
    expect(screen.asked.join(" ")).toContain("/roles/users/");
  });
  expect(screen.container.textContent).toBe("undefined: no reason");
  answer(reply(200, { user_id: "u_1", permissions: ["records:create"] }));
  await screen.settle();
  expect(screen.container.textContent).toBe("true: no reason");
});

test("a right that is not held is said to be missing", async () => {
  screen.answer = (path) =>
    path.endsWith("/auth/me")
      ? reply(200, { data: { id: "u_1", permissions: ["records:read"] } })
      : reply(200, { user_id: "u_1", permissions: ["records:read"] });
  await screen.show(<Asking />);
  await screen.settle();
  expect(screen.container.textContent).toMatch(/^false: Needs records:create/);
});

test("where the API would not say, nothing is refused", async () => {
  screen.answer = () => reply(403, { detail: "No" });
  await screen.show(<Asking />);
  await screen.settle();
  expect(screen.container.textContent).toBe("undefined: no reason");
});
