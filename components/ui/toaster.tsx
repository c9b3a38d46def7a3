"use client";

import { onDemand } from "./on-demand";
import { useSomeoneThere } from "./use-someone-there";

const ToastStack = onDemand<object>(() => import("./toast-stack").then((module) => module.ToastStack));

/** Shows the toasts; mounted once, at the end of the app. What it is read out by is there before the first of them. */
export function Toaster() {
  return useSomeoneThere() ? <ToastStack /> : null;
}
