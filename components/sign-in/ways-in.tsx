"use client";

import KeyRound from "lucide-react/icons/key-round";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { cx } from "@/components/ui/cx";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type SignInState, signInGate } from "@/lib/api/sign-in-gate";
import type { Problem } from "@/lib/errors/problem";
import { visibleText } from "@/lib/errors/visible-text";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import { ApiKeyForm } from "./api-key-form";

/** The ways to sign in that the deployment offers, for a dialog. */
export function WaysIn({ state }: { state: Extract<SignInState, { phase: "asking" }> }) {
  const { session, trouble, reason } = state;
  const known = session !== undefined || trouble !== undefined;
  const ways = useRef<HTMLDivElement>(null);
  // The dialog opens before it is known what it offers.
  useEffect(() => {
    if (known) ways.current?.querySelector<HTMLElement>("a, input:not([hidden])")?.focus();
  }, [known]);
  if (!known) return <Skeleton className="h-32 w-full" />;
  const scaikey = session?.sign_in.scaikey ?? false;
  return (
    <div className="flex flex-col gap-4">
      {reason && (
        <Notice tone="warning" title="The API has ended your session">
          <ServerWords text={visibleText(reason.message)} />
        </Notice>
      )}
      {trouble && <Trouble problem={trouble} />}
      <div ref={ways} className="flex flex-col gap-4">
        {scaikey && (
          <>
            <ScaikeyWindow />
            <div className="flex items-center gap-3 text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              or
            </div>
          </>
        )}
        <ApiKeyForm
          onSignedIn={signInGate.signedIn}
          sampleKeys={session?.sample_keys ?? null}
          foldKeys
          main={!scaikey}
        />
      </div>
      <div className="flex justify-end border-line border-t pt-4">
        <Button onClick={signInGate.cancel}>Cancel</Button>
      </div>
    </div>
  );
}

function Trouble({ problem }: { problem: Problem }) {
  return (
    <Notice
      tone="warning"
      role="alert"
      title="Whether you are signed in could not be found out"
      actions={
        <Button size="sm" onClick={() => void signInGate.check()}>
          Look again
        </Button>
      }
    >
      <p className="whitespace-pre-line">
        <ServerWords text={wording(problem).message} />
      </p>
    </Notice>
  );
}

const address = `/api/session/scaikey?return_to=${encodeURIComponent(paths.signedIn())}`;

/** Signs in at ScaiKey in a window of its own, which tells this one; in a new tab where windows are blocked. */
function ScaikeyWindow() {
  const [opened, setOpened] = useState(false);
  const openWindow = (event: MouseEvent) => {
    setOpened(true);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (window.open(address, "scaidns-sign-in", "popup,width=520,height=720")) event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-2">
      <a
        href={address}
        target="_blank"
        rel="noopener opener"
        onClick={openWindow}
        className={cx(buttonLook("primary", "md", false), "w-full")}
      >
        <KeyRound aria-hidden="true" className="size-4" />
        Sign in with ScaiKey (new window)
      </a>
      <div
        role="status"
        className="flex flex-wrap items-center justify-between gap-2 text-muted empty:hidden"
      >
        {opened && (
          <>
            <span>Sign in there: here it goes on by itself.</span>
            <Button size="sm" onClick={() => void signInGate.check()}>
              I have signed in
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
