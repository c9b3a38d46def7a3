"use client";

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

let show: ((options: ToastOptions) => void) | undefined;
const waiting: ToastOptions[] = [];

/** Tells of a success, in a corner, read out politely. Failures belong where they happened, never here. */
export function toast(options: ToastOptions): void {
  if (show) show(options);
  else waiting.push(options);
}

/** Shows what was told so far and what will be. */
export function receiveToasts(next: (options: ToastOptions) => void): () => void {
  show = next;
  for (const options of waiting.splice(0)) next(options);
  return () => {
    show = undefined;
  };
}
