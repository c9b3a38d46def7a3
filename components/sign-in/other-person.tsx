"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Person } from "@/lib/api/console-session";
import { signInGate } from "@/lib/api/sign-in-gate";
import { personName } from "./person-name";

interface OtherPersonProps {
  began: Person | undefined;
  now: Person;
}

/** Whoever has signed in decides whether what another began is sent in their name. */
export function OtherPerson({ began, now }: OtherPersonProps) {
  const words = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone.
  useEffect(() => words.current?.focus(), []);
  const name = personName(now);
  return (
    <div className="flex flex-col gap-4">
      <Notice ref={words} tabIndex={-1} tone="warning" title={`You are signed in as ${name} now`}>
        <p>
          {began
            ? `What waits here was begun by ${personName(began)}.`
            : "It is not known who began what waits here."}{" "}
          Sent now, it is done with the permissions of {name}, and the audit log names {name}.
        </p>
      </Notice>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={signInGate.cancel}>Do not send it</Button>
        <Button variant="primary" onClick={signInGate.sendAsOther}>
          Send it as {name}
        </Button>
      </div>
    </div>
  );
}
