import type { ReactNode } from "react";

/** What is shown beside an element. */
export interface Tip {
  content: ReactNode;
  stayOnPress: boolean;
}

const known = new WeakMap<Element, Tip>();
let open: Element | undefined;
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

/** The hints of all elements on the page, and which of them is open. */
export const tips = {
  /** Gives the element a hint, or takes it away. */
  set(element: Element, tip: Tip | undefined): void {
    if (tip) known.set(element, tip);
    else known.delete(element);
    if (element === open) tell();
  },
  /** The element with a hint that a target lies in. */
  around(target: EventTarget | null): Element | undefined {
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
      if (known.has(at)) return at;
    }
    return undefined;
  },
  get: (element: Element) => known.get(element),
  open(element: Element): void {
    open = element;
    tell();
  },
  close(): void {
    if (!open) return;
    open = undefined;
    tell();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** The element whose hint is open. */
  opened: () => open,
};
