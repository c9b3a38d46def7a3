"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** The same function between renders that does what the latest one does: for rows that must not be drawn again. */
export function useStable<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
