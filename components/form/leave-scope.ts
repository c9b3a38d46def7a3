"use client";

import { createContext, useState } from "react";
import { type LeaveGuard, leaveGuards } from "./leave-guards";

/** The guards of the forms in a dialog or panel, which can be closed by itself. */
export const LeaveScopeContext = createContext<Set<LeaveGuard> | null>(null);

/**
 * For whatever closes with forms in it: put `LeaveScopeContext value={scope}` around them, and close by
 * `leaveBy(close)`, which asks first when something in them is not saved.
 */
export function useLeaveScope() {
  const [scope] = useState(() => {
    const guards = new Set<LeaveGuard>();
    return {
      guards,
      leaveBy: (go: () => void) => leaveGuards.leaveBy(go, guards),
      /** Whether something in it is being saved. */
      isSending: () => [...guards].some(({ sending }) => sending),
    };
  });
  return scope;
}
