// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { expect, test, vi } from "vitest";
import { reply } from "@/components/errors/render.fixture";
import { labelled, refusal, screen, showForm, submit, type } from "./form.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)));
const reject = () => Promise.reject(refusal(400, { detail: "no" }));
const accept = async () => ({});

/** Opens the form as if the page had been opened anew. */
async function open(send: () => Promise<unknown> = reject, draftKey = "k") {
  await showForm({ send, draftKey });
  await settle();
}

test("a draft is offered back with its age, not applied, and restored when asked", async () => {
  await open();
  await type("Name", "www");
  await type("TTL", "5m");
  await settle();
  await open();
  expect(labelled("Name").value).toBe("");
  await screen.press(screen.button("Restore what you typed just now"));
  expect(labelled("Name").value).toBe("www");
  expect(labelled("TTL").value).toBe("5m");
  expect(screen.container.textContent).not.toContain("Restore");
});

test("is written while typing goes on, not only when it pauses", async () => {
  await open();
  for (const text of ["w", "ww", "www"]) {
    await type("Name", text);
    await act(() => new Promise((resolve) => setTimeout(resolve, 150)));
  }
  expect(JSON.stringify({ ...localStorage })).toContain("ww");
});

test("typing something else before it is restored makes another, and both are offered in turn", async () => {
  await open();
  await type("Name", "older");
  await settle();
  await open();
  await type("Name", "newer");
  await settle();
  await open();
  expect(screen.container.textContent).toContain("An older one is kept too.");
  await screen.press(screen.button("Restore"));
  expect(labelled("Name").value).toBe("newer");
  await settle();
  await open();
  await screen.press(screen.button("Discard"));
  await screen.press(screen.button("Restore"));
  expect(labelled("Name").value).toBe("older");
  await settle();
  expect(localStorage.length).toBe(1);
});

test("is dropped on success and on discarding, and kept on failure", async () => {
  await open();
  await type("Name", "www");
  await submit();
  await settle();
  expect(localStorage.length).toBe(1);
  await open(accept);
  await screen.press(screen.button("Discard"));
  expect(localStorage.length).toBe(0);
  await type("Name", "www");
  await settle();
  expect(localStorage.length).toBe(1);
  await submit();
  await settle();
  expect(localStorage.length).toBe(0);
});

test("typed back to how it was, nothing is kept", async () => {
  await open();
  await type("Name", "www");
  await settle();
  await type("Name", "");
  await settle();
  expect(localStorage.length).toBe(0);
});

test("what is typed while it is being saved is kept though no key is pressed afterwards", async () => {
  let finish = (_: unknown) => {};
  await open(() => new Promise((resolve) => (finish = resolve)));
  await type("Name", "www");
  await submit();
  await type("Content", "meanwhile");
  await settle();
  await act(async () => finish({}));
  await open();
  await screen.press(screen.button("Restore"));
  expect([labelled("Name").value, labelled("Content").value]).toEqual(["www", "meanwhile"]);
});

test("is another person's never", async () => {
  await open();
  await type("Name", "www");
  await settle();
  screen.client.clear();
  screen.answer = () => reply(200, { data: { id: "u_2", permissions: [] } });
  await open();
  expect(screen.container.textContent).not.toContain("Restore");
  screen.client.clear();
  screen.answer = () => reply(200, { data: { id: "u_1", permissions: [] } });
  await open();
  expect(screen.container.textContent).toContain("Restore");
});

test("stays its person's when somebody else signs in over the open form", async () => {
  await open();
  await type("Name", "www");
  await settle();
  screen.answer = () => reply(200, { data: { id: "u_2", permissions: [] } });
  await act(() => screen.client.invalidateQueries());
  await settle();
  await type("Content", "typed on");
  await settle();
  await open();
  expect(screen.container.textContent).not.toContain("Restore");
  screen.client.clear();
  screen.answer = () => reply(200, { data: { id: "u_1", permissions: [] } });
  await open();
  await screen.press(screen.button("Restore"));
  expect(labelled("Content").value).toBe("typed on");
});

test("what is typed before it is known whose it is, is kept as soon as it is known", async () => {
  let know = (_: Response) => {};
  const { answer } = screen;
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => (know = resolve)));
  await showForm({ send: reject, draftKey: "k" });
  await type("Name", "early");
  await settle();
  expect(localStorage.length).toBe(0);
  await act(async () => know(reply(200, { data: { id: "u_1", permissions: [] } })));
  await settle();
  expect(localStorage.length).toBe(1);
  screen.answer = answer;
});

test("of a form that is open in another tab is not offered; once that is closed, it is", async () => {
  let held: { name: string }[] = [{ name: "scaidns-open-form:another:00000000000000aa" }];
  vi.stubGlobal("navigator", {
    ...navigator,
    onLine: true,
    locks: { request: async () => undefined, query: async () => ({ held }) },
  });
  const values = { name: "typed there", content: "", ttl: "", disabled: false };
  localStorage.setItem("scaidns-draft:u_1:k:00000000000000aa", JSON.stringify({ at: Date.now(), values }));
  await open();
  expect(screen.container.textContent).not.toContain("Restore");
  await type("Name", "typed here");
  await settle();
  expect(localStorage.length).toBe(2);
  held = [];
  await open();
  await screen.press(screen.button("Discard"));
  await screen.press(screen.button("Restore"));
  expect(labelled("Name").value).toBe("typed there");
});

test("what was on its way when the page was left says so, and no more once it is known to be refused", async () => {
  const words = "You sent this before, and left before a reply came";
  let refuse: (error: Error) => void = () => undefined;
  const hang = () =>
    new Promise<unknown>((_, reject) => {
      refuse = reject;
    });
  await open(hang);
  await type("Name", "www");
  await submit();
  const gone = JSON.stringify({ ...localStorage });
  await act(async () => refuse(refusal(400, { detail: "no" })));
  await settle();
  const known = { ...localStorage };
  localStorage.clear();
  for (const [name, value] of Object.entries<string>(JSON.parse(gone))) localStorage.setItem(name, value);
  await open();
  expect(screen.container.textContent).toContain(words);
  localStorage.clear();
  for (const [name, value] of Object.entries(known)) localStorage.setItem(name, value);
  await open();
  expect(screen.container.textContent).toContain("You started this before");
  expect(screen.container.textContent).not.toContain(words);
});
