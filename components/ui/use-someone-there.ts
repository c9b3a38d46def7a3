"use client";

import { useEffect, useState } from "react";

const signs = ["pointermove", "pointerdown", "keydown", "touchstart", "focusin"] as const;

/** True from the first sign that somebody uses the page. */
export function useSomeoneThere(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const signal = new AbortController();
    const notice = () => {
      signal.abort();
      setThere(true);
    };
    for (const sign of signs) {
      document.addEventListener(sign, notice, { signal: signal.signal, passive: true, capture: true });
    }
    return () => signal.abort();
  }, []);
  return there;
}
