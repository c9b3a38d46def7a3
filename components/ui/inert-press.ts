"use client";

import type { MouseEvent } from "react";
import { openTooltip } from "./tooltip";

interface Pressable {
  onClick?: ((event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  busy: boolean;
  reason: string | undefined;
}

/**
 * The click handler of a button that may be busy or not allowed: such a press does nothing, submits nothing,
 * and for touch, which has no hover, brings up the reason.
 */
export function inertPress({ onClick, busy, reason }: Pressable) {
  return (event: MouseEvent<HTMLButtonElement>) => {
    if (!busy && !reason) {
      onClick?.(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (reason) openTooltip(event.currentTarget.id);
  };
}
