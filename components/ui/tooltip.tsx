"use client";

import { cloneElement, type ReactElement, type ReactNode, type Ref, useEffect, useRef } from "react";
import { type Tip, tips } from "./tips";

export interface TooltipProps {
  /** Shown on hover and on keyboard focus; nothing is shown while empty. */
  content: ReactNode;
  /** The element it belongs to; it must be focusable, take a ref, and carry its own name. */
  children: ReactElement<{ ref?: Ref<HTMLElement> }>;
  /** Keep it open when the element is pressed, as for the reason of a disabled control. */
  stayOnPress?: boolean | undefined;
}

/**
 * A hint for the eye, shown by the one `TooltipHost`: an element with a hint costs no more than its place in a list,
 * for there are hundreds on a page. It is not read out: what matters must also be in the name or description.
 */
export function Tooltip({ content, children, stayOnPress = false }: TooltipProps) {
  const element = useRef<HTMLElement>(null);
  const own = useRef(children.props.ref);
  own.current = children.props.ref;
  const ref = useRef((node: HTMLElement | null) => {
    element.current = node;
    if (typeof own.current === "function") own.current(node);
    else if (own.current) own.current.current = node;
  });
  useEffect(() => {
    const at = element.current;
    if (!at) return;
    const tip: Tip | undefined = content ? { content, stayOnPress } : undefined;
    tips.set(at, tip);
  }, [content, stayOnPress]);
  useEffect(() => {
    const at = element.current;
    return () => {
      if (at) tips.set(at, undefined);
    };
  }, []);
  return cloneElement(children, { ref: ref.current });
}

/** Opens the tooltip of the element with this id at once, for touch and for a press on what is disabled. */
export function openTooltip(id: string): void {
  const at = document.getElementById(id);
  if (at) tips.open(at);
}
