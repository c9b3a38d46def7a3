"use client";

import { useCallback } from "react";
import { toast } from "@/components/ui/toast";
import { signOut } from "@/lib/api/sign-in";
import { paths } from "@/lib/paths";

/** Signs out and leaves with a full load, so that nothing of the session stays in memory. */
export function useSignOut(): () => void {
  return useCallback(() => {
    signOut().then(
      (elsewhere) => location.assign(elsewhere ?? paths.signIn()),
      // The menu it was asked from is gone: there is no other place left to say it.
      () =>
        toast({
          title: "You are still signed in",
          description: "The console's server did not answer. Try again.",
          tone: "warning",
          timeout: 0,
        }),
    );
  }, []);
}
