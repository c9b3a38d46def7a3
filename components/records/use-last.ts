"use client";

import { useState } from "react";

/** The value, or the last one there was: for what must not empty itself while it fades away. */
export function useLast<T>(value: T | null | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value != null && value !== last) setLast(value);
  return value ?? last ?? undefined;
}
