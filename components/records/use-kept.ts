import { useState } from "react";

/** A thing as it was when something was opened with it (`opening`), though it may have changed or gone since. */
export function useKept<T>(thing: T | undefined, opening: unknown): T | undefined {
  const [kept, setKept] = useState({ opening, thing });
  if (kept.opening !== opening || (kept.thing === undefined && thing !== undefined)) {
    setKept({ opening, thing });
    return thing;
  }
  return kept.thing;
}
