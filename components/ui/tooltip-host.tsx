"use client";

import { useEffect, useLayoutEffect, useReducer, useRef } from "react";
import { tips } from "./tips";

/** Milliseconds of rest before a hint opens, and for which the next one opens at once. */
const openAfter = 400;
const warmFor = 300;
const gap = 6;
const margin = 8;

/** The one popup behind every `Tooltip`: mounted once, at the end of the app. */
export function TooltipHost() {
  const popup = useRef<HTMLDivElement>(null);
  const [, changed] = useReducer((count: number) => count + 1, 0);
  useEffect(() => tips.subscribe(changed), []);
  useEffect(() => listen(popup), []);
  const anchor = tips.opened();
  const content = anchor?.isConnected ? tips.get(anchor)?.content : undefined;
  useLayoutEffect(() => {
    if (anchor && content && popup.current) place(popup.current, anchor);
  });
  return (
    <div
      ref={popup}
      popover="manual"
      aria-hidden="true"
      className="fixed inset-auto m-0 w-max max-w-80 rounded-md border-0 bg-inverse px-2 py-1 text-on-inverse text-xs"
    >
      {content}
    </div>
  );
}

/** Above the element, or below it where there is no room; in the top layer, over dialogs too. */
function place(popup: HTMLElement, anchor: Element): void {
  popup.togglePopover?.(true);
  const at = anchor.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.min(at.left + at.width / 2 - width / 2, window.innerWidth - width - margin);
  const above = at.top - height - gap;
  popup.style.left = `${Math.round(Math.max(margin, left))}px`;
  popup.style.top = `${Math.round(above >= margin ? above : at.bottom + gap)}px`;
}

/**
 * Opens on rest of the pointer and on focus by keyboard; stays while the pointer is on the element or on the hint
 * (WCAG 2.2, 1.4.13); closes on Esc, on a press, and when the page scrolls.
 */
function listen(popup: { current: HTMLElement | null }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closedAt = 0;
  const close = () => {
    clearTimeout(timer);
    if (tips.opened()) closedAt = Date.now();
    tips.close();
    popup.current?.togglePopover?.(false);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType !== "mouse") return;
    const onPopup = event.target instanceof Node && popup.current?.contains(event.target);
    const at = onPopup ? tips.opened() : tips.around(event.target);
    clearTimeout(timer);
    if (at === tips.opened()) return;
    if (!at) {
      timer = setTimeout(close, gap * 20);
      return;
    }
    const warm = tips.opened() !== undefined || Date.now() - closedAt < warmFor;
    timer = setTimeout(() => tips.open(at), warm ? 0 : openAfter);
  };
  const focus = (event: FocusEvent) => {
    const at = tips.around(event.target);
    if (at && event.target instanceof Element && event.target.matches(":focus-visible")) tips.open(at);
  };
  const press = (event: PointerEvent) => {
    const at = tips.around(event.target);
    if (!at || !tips.get(at)?.stayOnPress) close();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  const signal = new AbortController();
  const options = { signal: signal.signal, capture: true, passive: true } as const;
  document.addEventListener("pointerover", over, options);
  document.addEventListener("focusin", focus, options);
  document.addEventListener("focusout", close, options);
  document.addEventListener("pointerdown", press, options);
  document.addEventListener("keydown", key, options);
  window.addEventListener("scroll", close, options);
  const unsubscribe = tips.subscribe(() => {
    const at = tips.opened();
    if (!at || !tips.get(at)) popup.current?.togglePopover?.(false);
  });
  return () => {
    signal.abort();
    clearTimeout(timer);
    unsubscribe();
  };
}
