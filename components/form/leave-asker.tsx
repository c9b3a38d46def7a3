"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { LeaveDialog } from "./leave-dialog";
import { leaveGuards } from "./leave-guards";
import { watchLeaving } from "./watch-leaving";

const nothing = () => undefined;

/** Asks before unsaved input is left behind, by whichever way. Mounted once, around all pages. */
export function LeaveAsker() {
  const { push } = useRouter();
  const question = useSyncExternalStore(leaveGuards.subscribe, leaveGuards.snapshot, nothing);
  // Its words stay while it fades away.
  const [last, setLast] = useState(question);
  if (question && question !== last) setLast(question);
  useEffect(() => watchLeaving(push), [push]);
  const left = useRef(false);
  const answer = (leave: boolean) => {
    left.current = leave;
    if (leave) leaveGuards.leave();
    else leaveGuards.stay();
  };
  return (
    <LeaveDialog
      open={question !== undefined}
      kept={last?.kept ?? true}
      onStay={() => answer(false)}
      onLeave={() => answer(true)}
      // With the page goes what had the focus.
      finalFocus={() => (left.current && last?.page ? document.getElementById("main") : null)}
    />
  );
}
