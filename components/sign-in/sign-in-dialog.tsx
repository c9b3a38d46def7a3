"use client";

import { useSyncExternalStore } from "react";
import { onceOpen } from "@/components/ui/on-demand";
import { type SignInState, signInGate } from "@/lib/api/sign-in-gate";
import { useSignInHost } from "./use-sign-in-host";

const SignInWindow = onceOpen<{ open: boolean; state: SignInState }>(() =>
  import("./sign-in-window").then((module) => module.SignInWindow),
);

const closed: SignInState = { phase: "closed" };

/** Where requests that met a 401 find somebody to sign in; mounted once. */
export function SignInDialog() {
  useSignInHost();
  const state = useSyncExternalStore(signInGate.subscribe, signInGate.snapshot, () => closed);
  return <SignInWindow open={state.phase !== "closed"} state={state} />;
}
