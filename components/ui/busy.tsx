"use client";

import { Spinner } from "./spinner";
import { useDelayed } from "./use-delayed";

export interface BusyProps {
  /** What is being done: "Asking 8.8.8.8 for the TXT record…". Shown after a second, read out with it. */
  label: string;
  active?: boolean | undefined;
}

/** Nothing for 400 ms, then a spinner, after a second also what is being done. Keeps its height throughout. */
export function Busy({ label, active = true }: BusyProps) {
  const spinning = useDelayed(active, 400);
  const saying = useDelayed(active, 1000);
  return (
    <span role="status" className="inline-flex min-h-5 items-center gap-2 text-muted">
      {spinning && <Spinner />}
      {saying && <span>{label}</span>}
    </span>
  );
}
