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
  /** Its own words lead to all that was done: nothing is added to them. */
  complete?: boolean | undefined;
}

/** A toast as it is shown: with what is added to every success, each a part of its own. */
export type ShownToast = ToastOptions & { more?: readonly ReactNode[] };

let show: ((toast: ShownToast) => void) | undefined;
const adders = new Set<() => ReactNode>();
const waiting: ShownToast[] = [];

/** Tells of a success, in a corner, read out politely. Failures belong where they happened, never here. */
export function toast(options: ToastOptions): void {
  const { tone = "success", complete = false } = options;
  const shown =
    tone === "success" && !complete ? { ...options, more: [...adders].map((more) => more()) } : options;
  if (show) show(shown);
  else waiting.push(shown);
}

/** Adds something to every toast of a success, asked when it is told: undefined where there is nothing to add. */
export function addToToasts(more: () => ReactNode): () => void {
  adders.add(more);
  return () => {
    adders.delete(more);
  };
}

/** Shows what was told so far and what will be. */
export function receiveToasts(next: (toast: ShownToast) => void): () => void {
  show = next;
  for (const options of waiting.splice(0)) next(options);
  return () => {
    show = undefined;
  };
}
