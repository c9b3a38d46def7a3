"use client";

import { useCallback, useContext, useEffect, useState } from "react";
import { type LeaveGuard, leaveGuards } from "./leave-guards";
import { LeaveScopeContext } from "./leave-scope";

/** Has leaving asked about while `dirty`; `set` says so sooner than a render would. `kept`: as a draft. */
export function useLeaveGuard(dirty: boolean, kept: boolean) {
  const [guard] = useState((): LeaveGuard => ({ dirty: false, kept }));
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
  const sending = useCallback(
    (now: boolean) => {
      guard.sending = now;
    },
    [guard],
  );
  return {
    set: (now: boolean) => leaveGuards.set(guard, now),
    /** It is being saved, or not any more. */
    sending,
  };
}
