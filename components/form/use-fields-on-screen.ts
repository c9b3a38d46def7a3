"use client";

import { useCallback, useRef } from "react";

/** Which fields stand on screen, by name, and how they are labelled. */
export function useFieldsOnScreen() {
  const labels = useRef(new Map<string, string>());
  const enrol = useCallback((name: string, label: string) => {
    labels.current.set(name, label);
    return () => {
      labels.current.delete(name);
    };
  }, []);
  const isField = useCallback((name: string) => labels.current.has(name), []);
  const labelOf = useCallback((name: string) => labels.current.get(name) ?? name, []);
  return { enrol, isField, labelOf };
}
