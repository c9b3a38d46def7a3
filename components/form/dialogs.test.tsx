// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://localhost/domains/d_1/records" }
import { act } from "react";
import { expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { openScreen, reply } from "@/components/errors/render.fixture";
import { useAction } from "@/lib/api/action";
import { ActionDialog } from "./action-dialog";
import { FormDialog } from "./form-dialog";
import { LeaveAsker } from "./leave-asker";
import { TextField } from "./text-field";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: vi.fn() }),
  usePathname: () => "/x",
  useSearchParams: () => new URLSearchParams(),
}));

const screen = openScreen();

function Delete({ onDone, onOpenChange }: { onDone: () => void; onOpenChange: (open: boolean) => void }) {
  return (
    <ActionDialog
      open
      onOpenChange={onOpenChange}
      action={useAction("domains.delete")}
      input={() => ({ params: { domain_id: "d_1" } })}
      onDone={onDone}
      title="Delete example.com"
      confirmLabel="Delete it"
    >
      It can be restored.
    </ActionDialog>
  );
}

test("a failed act says so in its dialog, with focus, and a second try can succeed", async () => {
  const onDone = vi.fn();
  const onOpenChange = vi.fn();
  screen.answer = () => reply(409, { detail: "The domain is being transferred" });
  await screen.show(<Delete onDone={onDone} onOpenChange={onOpenChange} />);
  await screen.press(screen.button("Delete it"));
  await screen.settle();
  expect(document.activeElement?.textContent).toContain("The domain is being transferred");
  expect(onOpenChange).not.toHaveBeenCalled();
  screen.answer = () => new Response(null, { status: 204 });
  await screen.press(screen.button("Delete it"));
  await screen.settle();
  expect(onDone).toHaveBeenCalledTimes(1);
  expect(onOpenChange).toHaveBeenCalledWith(false);
  expect(screen.asked).toEqual(["DELETE /api/v1/domains/d_1", "DELETE /api/v1/domains/d_1"]);
});

function Describe({ onClose }: { onClose: () => void }) {
  return (
    <>
      <LeaveAsker />
      <FormDialog
        open
        onClose={onClose}
        title="Describe it"
        action={useAction("domains.update")}
        schema={z.object({ description: z.string() })}
        defaultValues={{ description: "" }}
        toInput={(body) => ({ params: { domain_id: "d_1" }, body })}
        submitLabel="Save"
      >
        <TextField name="description" label="Description" />
      </FormDialog>
    </>
  );
}

async function type(text: string) {
  const input = document.querySelector<HTMLInputElement>("input[name=description]");
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    input?.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("a form in a dialog closes at once while untouched, and asks when something was typed", async () => {
  const onClose = vi.fn();
  await screen.show(<Describe onClose={onClose} />);
  await screen.press(screen.button("Cancel"));
  expect(onClose).toHaveBeenCalledTimes(1);
  await type("ours");
  await screen.press(screen.button("Cancel"));
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(document.body.textContent).toContain("What you typed will be lost.");
  await screen.press(screen.button("Leave"));
  expect(onClose).toHaveBeenCalledTimes(2);
});
