// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/settings" }
import { act } from "react";
import { expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { Form } from "./form";
import { labelled, screen, showForm, submit, type } from "./form.fixture";
import { LeaveAsker } from "./leave-asker";
import { TextField } from "./text-field";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/settings",
  useSearchParams: () => new URLSearchParams(),
}));

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 400)));
const leavingAsks = () => {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

/** A write that lasts until `finish` is called. */
function slowly() {
  let finish = (_?: unknown) => {};
  const send = vi.fn(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  return { send, finish: () => act(async () => finish()) };
}

test("what is typed while a save is under way stays, counts as unsaved and is kept as a draft", async () => {
  const { send, finish } = slowly();
  await showForm({ send, draftKey: "k" });
  await settle();
  await type("Name", "www");
  await submit();
  await type("Content", "typed meanwhile");
  await finish();
  expect(labelled("Name").value).toBe("www");
  expect(labelled("Content").value).toBe("typed meanwhile");
  expect(leavingAsks()).toBe(true);
  await settle();
  await showForm({ send, draftKey: "k" });
  await settle();
  await screen.press(screen.button("Restore what you typed"));
  expect(labelled("Content").value).toBe("typed meanwhile");
});

test("typing back what was sent leaves nothing unsaved", async () => {
  const { send, finish } = slowly();
  await showForm({ send, draftKey: "k" });
  await settle();
  await type("Name", "www");
  await submit();
  await type("Content", "x");
  await finish();
  expect(leavingAsks()).toBe(true);
  await type("Content", "");
  expect(leavingAsks()).toBe(false);
  await settle();
  expect(localStorage.length).toBe(0);
});

const settings = z.object({ name: z.string(), content: z.string() });

/** A form of stored data, as a page shows it again whenever that changes. */
async function showStored(stored: { name: string; content: string }, send = async () => ({})) {
  await screen.show(
    <>
      <Form
        key="settings"
        action={{ mutateAsync: send }}
        schema={settings}
        defaultValues={stored}
        toInput={(body) => body}
        submitLabel="Save"
      >
        <TextField name="name" label="Name" />
        <TextField name="content" label="Content" />
      </Form>
      <LeaveAsker />
    </>,
  );
}

test("a form nobody has typed in takes the server's new data", async () => {
  await showStored({ name: "www", content: "old" });
  await showStored({ name: "www", content: "new" });
  expect(labelled("Content").value).toBe("new");
  expect(leavingAsks()).toBe(false);
});

test("a form somebody has typed in keeps the input when the server's data change", async () => {
  await showStored({ name: "www", content: "old" });
  await type("Content", "mine");
  await showStored({ name: "www", content: "theirs" });
  expect(labelled("Content").value).toBe("mine");
  expect(leavingAsks()).toBe(true);
});

test("data read before a save has been applied does not take the place of what was saved", async () => {
  await showStored({ name: "www", content: "old" });
  await type("Content", "saved");
  await submit();
  await showStored({ name: "www", content: "old" });
  expect(labelled("Content").value).toBe("saved");
  await showStored({ name: "www", content: "saved" });
  expect(labelled("Content").value).toBe("saved");
  await type("Name", "typed");
  await showStored({ name: "www", content: "saved" });
  expect(labelled("Name").value).toBe("typed");
});
