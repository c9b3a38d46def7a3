"use client";

import { useEffect } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type SignInState, signInGate } from "@/lib/api/sign-in-gate";
import { OtherPerson } from "./other-person";
import { WaysIn } from "./ways-in";

interface SignInWindowProps {
  open: boolean;
  state: SignInState;
}

/** Asks to sign in over whatever is on screen, for requests that wait for it. */
export function SignInWindow({ open, state }: SignInWindowProps) {
  useEscape(open);
  useLookAgain(open);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && signInGate.cancel()}
      title={state.phase === "other-person" ? "Somebody else has signed in" : "Sign in to go on"}
      description={
        state.phase === "asking" &&
        "Your session has ended. What you were sending waits here and goes on when you have signed in; if you cancel, it is not sent, and nothing you typed is lost."
      }
      size="sm"
      keepOnPressOutside
    >
      {state.phase === "asking" && <WaysIn state={state} />}
      {state.phase === "other-person" && <OtherPerson began={state.began} now={state.now} />}
    </Dialog>
  );
}

/** Esc is for this dialog alone: others below it, which know nothing of it, would close as well. */
function useEscape(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      signInGate.cancel();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [open]);
}

/** Whoever comes back to this window may have signed in at another. */
function useLookAgain(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const look = () => {
      if (document.visibilityState === "visible") void signInGate.check();
    };
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [open]);
}
