// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { unsettled } from "@/components/errors/unsettled.fixture";
import { type LostReplyNews, lostReplies } from "@/lib/api/lost-replies";
import { ActionDialog } from "./action-dialog";
import { labelled, screen, showForm, submit, submitButton, type } from "./form.fixture";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/domains/d_1/records",
  useSearchParams: () => new URLSearchParams(),
}));

let news: LostReplyNews[] = [];
let stop = () => {};
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  news = [];
  stop = lostReplies.listen((each) => news.push(each));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const text = () => document.body.textContent ?? "";
const record = { id: "r_1" };

describe("a form", () => {
  test("that does not know goes on as after a reply, when it turns out to be applied", async () => {
    const lost = unsettled();
    const onDone = vi.fn();
    await showForm({ send: () => Promise.reject(lost.error), onDone, draftKey: "records.create:d_1" });
    await type("Name", "www");
    await pass(500);
    expect(localStorage.length).toBe(1);
    await submit();
    expect(document.activeElement?.textContent).toContain(
      "It is not known yet whether the record was created",
    );
    expect(labelled("Name").value).toBe("www");
    await screen.press(screen.button("Check again"));
    expect(text()).toContain("it is still not known");
    expect(onDone).not.toHaveBeenCalled();
    lost.found.next = { settled: "applied", output: record, steady: true };
    await screen.press(screen.button("Check again"));
    expect(onDone).toHaveBeenCalledTimes(1);
    expect(onDone).toHaveBeenCalledWith(record, { name: "www", content: "", ttl: null, disabled: false });
    expect(text()).not.toContain("not known");
    expect(localStorage.length).toBe(0);
    expect(news).toMatchObject([{ settled: "applied", attended: true }]);
  });

  test("says by itself that it was not applied, leaves the focus where it is, and sends again when asked", async () => {
    const lost = unsettled();
    const send = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(lost.error)
      .mockResolvedValueOnce(record);
    const onDone = vi.fn();
    await showForm({ send, onDone });
    await type("Name", "www");
    await submit();
    labelled("Content").focus();
    lost.found.next = { settled: "absent" };
    await pass(30_000);
    const alert = document.querySelector("[role=alert]");
    expect(alert?.textContent).toContain("The record is not there");
    expect(alert?.textContent).toContain("It can be sent again safely.");
    expect(document.activeElement).toBe(labelled("Content"));
    expect(send).toHaveBeenCalledTimes(1);
    await screen.press(screen.button("Try again"));
    expect(onDone).toHaveBeenCalledTimes(1);
    expect(news).toEqual([]);
  });

  test("that was asked says with focus that it was not applied", async () => {
    const lost = unsettled();
    await showForm({ send: () => Promise.reject(lost.error) });
    await type("Name", "www");
    await submit();
    lost.found.next = { settled: "not-applied" };
    await screen.press(screen.button("Check again"));
    expect(document.activeElement?.textContent).toContain("The record was not created");
  });

  test("in which something else was typed since stays, with all of it", async () => {
    const lost = unsettled();
    const onDone = vi.fn();
    await showForm({ send: () => Promise.reject(lost.error), onDone });
    await type("Name", "www");
    await submit();
    await type("Content", "192.0.2.1");
    lost.found.next = { settled: "there", output: record, steady: true };
    await pass(30_000);
    expect(onDone).not.toHaveBeenCalled();
    expect([labelled("Name").value, labelled("Content").value]).toEqual(["www", "192.0.2.1"]);
    expect(text()).not.toContain("not known");
    expect(news).toMatchObject([{ settled: "there" }]);
  });

  test("that is left lets the news tell", async () => {
    const lost = unsettled();
    await showForm({ send: () => Promise.reject(lost.error) });
    await type("Name", "www");
    await submit();
    await screen.show(<p>Another page</p>);
    lost.found.next = { settled: "absent" };
    await pass(30_000);
    expect(news).toMatchObject([{ settled: "absent", attended: false, subject: "www A" }]);
  });

  test("that is left while it is being sent lets the news tell, too", async () => {
    const lost = unsettled();
    let reject = (_: unknown) => {};
    await showForm({ send: () => new Promise((_, fail) => (reject = fail)) });
    await type("Name", "www");
    await submit();
    await screen.show(<p>Another page</p>);
    await act(async () => reject(lost.error));
    lost.found.next = { settled: "applied", output: record, steady: true };
    await pass(30_000);
    expect(news).toMatchObject([{ settled: "applied", attended: false }]);
  });

  test("that is sent again answers for the first try as well", async () => {
    const first = unsettled();
    const second = unsettled();
    const send = vi.fn().mockRejectedValueOnce(first.error).mockRejectedValueOnce(second.error);
    const onDone = vi.fn();
    await showForm({ send, onDone });
    await type("Name", "www");
    await submit();
    await submit();
    expect(send).toHaveBeenCalledTimes(2);
    first.open.close();
    second.found.next = { settled: "there", output: record, steady: true };
    await pass(30_000);
    expect(onDone).toHaveBeenCalledTimes(1);
    expect(first.found.looks).toBe(0);
  });

  test("says on its button that it is finding out", async () => {
    let finish = (_: unknown) => {};
    const send = () => lostReplies.while(() => new Promise((resolve) => (finish = resolve)));
    await showForm({ send });
    await type("Name", "www");
    await submit();
    await pass(1_100);
    expect(submitButton().textContent).toContain("Finding out…");
    expect(submitButton().getAttribute("aria-busy")).toBe("true");
    await act(async () => finish({}));
    expect(submitButton().textContent).not.toContain("Finding out…");
  });
});

describe("a dialog", () => {
  const show = (error: unknown, onDone = vi.fn(), onOpenChange = vi.fn()) =>
    screen
      .show(
        <ActionDialog
          open
          onOpenChange={onOpenChange}
          action={{ mutateAsync: () => Promise.reject(error) }}
          input={() => "d_1"}
          onDone={onDone}
          title="Delete example.com"
          confirmLabel="Delete it"
        >
          It can be restored.
        </ActionDialog>,
      )
      .then(() => ({ onDone, onOpenChange }));

  test("that does not know closes as after a reply, when it turns out to be applied", async () => {
    const lost = unsettled<void>("domains.delete", "example.com");
    const { onDone, onOpenChange } = await show(lost.error);
    await screen.press(screen.button("Delete it"));
    expect(document.activeElement?.textContent).toContain(
      "It is not known yet whether the domain was deleted",
    );
    lost.found.next = { settled: "there", output: undefined, steady: true };
    await pass(30_000);
    expect(onOpenChange).toHaveBeenCalledWith(false);
    expect(onDone).toHaveBeenCalledWith(undefined, "d_1");
  });

  test("that is closed lets the news tell", async () => {
    const lost = unsettled<void>("domains.delete", "example.com");
    const { onDone, onOpenChange } = await show(lost.error);
    await screen.press(screen.button("Delete it"));
    await screen.press(screen.button("Cancel"));
    expect(onOpenChange).toHaveBeenCalledWith(false);
    lost.found.next = { settled: "applied", output: undefined, steady: true };
    await pass(30_000);
    expect(onDone).not.toHaveBeenCalled();
    expect(news).toMatchObject([{ settled: "applied", attended: false, subject: "example.com" }]);
  });

  test("says by itself that it was not applied", async () => {
    const lost = unsettled<void>("domains.delete", "example.com");
    await show(lost.error);
    await screen.press(screen.button("Delete it"));
    screen.button("Cancel").focus();
    lost.found.next = { settled: "not-applied" };
    await pass(30_000);
    expect(document.querySelector("[role=alert]")?.textContent).toContain("The domain was not deleted");
    expect(document.activeElement).toBe(screen.button("Cancel"));
  });
});
