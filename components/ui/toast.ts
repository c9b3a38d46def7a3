"use client";

import { Toast as BaseToast } from "@base-ui/react/toast";
import type { ReactNode } from "react";

export interface ToastOptions {
  /** What was done, with the object's name: "Deleted www A". */
  title: ReactNode;
  /** More words; may hold links. */
  description?: ReactNode;
  /** One way on or back: Undo. Pressing it closes the toast. */
  action?: { label: string; onPress: () => void } | undefined;
  /** Milliseconds; by default 5 s, with an action 10 s. It waits while hovered, focused or in a hidden tab. 0: until closed. */
  timeout?: number | undefined;
  /** `warning` only for what has no place of its own left on the page. */
  tone?: "success" | "warning" | undefined;
}

export const toastManager = BaseToast.createToastManager();

/**
 * Tells of a success, in a corner, read out politely; gives back its id. Failures belong where they happened,
 * never here.
 */
export function toast({ title, description, action, timeout, tone = "success" }: ToastOptions): string {
  const id: string = toastManager.add({
    title,
    description,
    type: tone,
    timeout: timeout ?? (action ? 10_000 : 5_000),
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toastManager.close(id);
          action.onPress();
        },
      },
    }),
  });
  return id;
}
