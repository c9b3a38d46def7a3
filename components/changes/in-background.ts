import { useCallback, useState } from "react";
import { inSlices, type Steps } from "@/lib/changes/slices";

/**
 * Gives way to the browser, which can paint and answer before work goes on. Sooner than a timer, which browsers hold
 * back for 4 ms.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Does the steps between what the browser has to do, as an effect does: the returned function ends it, and nothing is
 * heard of it then. `failed` takes what they throw, which must be told: it would look like waiting.
 */
export function inBackground<T>(
  steps: Steps<T>,
  done: (result: T) => void,
  failed: (error: unknown) => void,
): () => void {
  let gone = false;
  const rest = async () => {
    await nextTask();
    if (gone) throw new Error("No longer wanted");
  };
  inSlices(steps, rest).then(
    (result) => {
      if (!gone) done(result);
    },
    (error: unknown) => {
      if (!gone) failed(error);
    },
  );
  return () => {
    gone = true;
  };
}

/** The request of what was only reckoned, for `problemOf`. */
export const nothingSent = { method: "GET", path: "" } as const;

/** Has what it is called with thrown when the component is drawn again, for the page to show in its place. */
export function useThrow(): (error: unknown) => void {
  const [thrown, setThrown] = useState<{ error: unknown }>();
  if (thrown) throw thrown.error;
  return useCallback((error) => setThrown({ error }), []);
}
