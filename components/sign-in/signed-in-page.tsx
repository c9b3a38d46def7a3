"use client";

import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { announceSignIn } from "@/lib/api/sign-in";
import { paths } from "@/lib/paths";
import { SignInFrame } from "./sign-in-frame";

/** The end of a sign-in in a window of its own: tells the console's other windows, and closes where it may. */
export function SignedInPage() {
  useEffect(() => {
    announceSignIn();
    window.close();
  }, []);
  return (
    <SignInFrame
      title="You are signed in"
      intro="The window that you came from goes on by itself: you can close this one."
    >
      <ButtonLink href={paths.home()}>Open the console here</ButtonLink>
    </SignInFrame>
  );
}
