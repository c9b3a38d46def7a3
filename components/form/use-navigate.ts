"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { leaveGuards } from "./leave-guards";

interface NavigateOptions {
  /** What is typed on this page is of no use any more, as after a deletion. */
  unasked?: boolean;
}

/** Goes to another page of the console by itself, as a link does: asks first when something is not saved. */
export function useNavigate(): (href: string, options?: NavigateOptions) => void {
  const { push } = useRouter();
  return useCallback(
    (href, { unasked } = {}) => (unasked ? push(href) : leaveGuards.leaveBy(() => push(href))),
    [push],
  );
}
