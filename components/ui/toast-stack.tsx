"use client";

import { Toast as BaseToast } from "@base-ui/react/toast";
import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import X from "lucide-react/icons/x";
import { Fragment, type ReactNode, useEffect } from "react";
import { buttonLook } from "./button-look";
import { receiveToasts, type ShownToast } from "./toast";

const manager = BaseToast.createToastManager();

function add({ title, description, more, action, timeout, tone = "success" }: ShownToast): void {
  let pressed = false;
  const id: string = manager.add({
    title,
    description: <Parts parts={[description, ...(more ?? [])]} />,
    type: tone,
    timeout: timeout ?? (action ? 10_000 : 5_000),
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          // It can still be pressed while it fades.
          if (pressed) return;
          pressed = true;
          manager.close(id);
          action.onPress();
        },
      },
    }),
  });
}

/** Those that there are, with a dot between them. */
function Parts({ parts }: { parts: readonly ReactNode[] }) {
  const there = parts.filter(Boolean);
  return there.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a toast's parts stay where they are
    <Fragment key={at}>
      {at > 0 && " · "}
      {part}
    </Fragment>
  ));
}

/**
 * The toasts at the edge, where they cover least: buttons that send are on the right, and on small screens at the bottom;
 * what opens a row is on the left. F6 brings the focus to them.
 */
export function ToastStack() {
  useEffect(() => receiveToasts(add), []);
  return (
    <BaseToast.Provider toastManager={manager}>
      <BaseToast.Portal>
        <BaseToast.Viewport className="fixed z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 inset-x-0 mx-auto max-lg:top-4 lg:bottom-4 lg:in-[body:has([data-over-rows]>section)]:bottom-24">
          <ToastList />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

function ToastList() {
  const { toasts } = BaseToast.useToastManager();
  return toasts.map((toast) => (
    <BaseToast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["left", "right", "up"]}
      className="rounded-md border border-line bg-raised shadow-popup transition-opacity duration-150 data-limited:hidden data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <BaseToast.Content className="flex items-start gap-2 py-2 pr-2 pl-3">
        {toast.type === "warning" ? (
          <TriangleAlert aria-hidden="true" className="mt-1 size-4 shrink-0 text-warning" />
        ) : (
          <CircleCheck aria-hidden="true" className="mt-1 size-4 shrink-0 text-success" />
        )}
        <div className="min-w-0 flex-1 py-0.5">
          <BaseToast.Title render={<p />} className="wrap-anywhere font-medium" />
          <BaseToast.Description render={<div />} className="wrap-anywhere text-muted" />
        </div>
        <BaseToast.Action className={buttonLook("default", "sm", false)} />
        <BaseToast.Close aria-label="Close" className={buttonLook("quiet", "sm", false, true)}>
          <X aria-hidden="true" className="size-4" />
        </BaseToast.Close>
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}
