import { inSlices, type Steps } from "@/lib/changes/slices";

/** Gives way to the browser, which can paint and answer before work goes on. */
export const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Does the steps between what the browser has to do, as an effect does: the returned function ends it, and nothing is
 * heard of it then.
 */
export function inBackground<T>(steps: Steps<T>, done: (result: T) => void): () => void {
  let gone = false;
  const rest = async () => {
    await nextTask();
    if (gone) throw new Error("No longer wanted");
  };
  inSlices(steps, rest).then(
    (result) => {
      if (!gone) done(result);
    },
    () => undefined,
  );
  return () => {
    gone = true;
  };
}
