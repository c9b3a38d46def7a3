"use client";

import { useContext, useEffect, useState } from "react";
import { leaveGuards } from "./leave-guards";
import { LeaveScopeContext } from "./leave-scope";

/** Has leaving asked about while `dirty`; `set` says so sooner than a render would. `kept`: as a draft. */
export function useLeaveGuard(dirty: boolean, kept: boolean) {
  const [guard] = useState(() => ({ dirty: false, kept }));
  const scope = useContext(LeaveScopeContext);
  useEffect(() => {
    const remove = leaveGuards.add(guard);
    scope?.add(guard);
    return () => {
      scope?.delete(guard);
      remove();
    };
  }, [guard, scope]);
  useEffect(() => {
    guard.kept = kept;
    leaveGuards.set(guard, dirty);
  }, [guard, dirty, kept]);
  return { set: (now: boolean) => leaveGuards.set(guard, now) };
}
