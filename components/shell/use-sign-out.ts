"use client";

import { useCallback } from "react";
import { leaveGuards } from "@/components/form/leave-guards";
import { toast } from "@/components/ui/toast";
import { signOut } from "@/lib/api/sign-in";
import { paths } from "@/lib/paths";

/**
 * Signs out and leaves with a full load, so that nothing of the session stays in memory. Asks first when something
 * is not saved.
 */
export function useSignOut(): () => void {
  return useCallback(() => leaveGuards.leaveBy(leave), []);
}

function leave() {
  signOut().then(
    (elsewhere) => {
      forgetSession();
      location.assign(elsewhere ?? paths.signIn());
    },
    () => {
      leaveGuards.hold();
      // The menu it was asked from is gone: there is no other place left to say it.
      toast({
        title: "You are still signed in",
        description: "The console's server did not answer. Try again.",
        tone: "warning",
        timeout: 0,
      });
    },
  );
}

/** What this tab keeps for as long as a session lasts. */
function forgetSession(): void {
  try {
    sessionStorage.clear();
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}
