"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { relativeName } from "@/lib/dns/name";
import { useLast } from "./use-last";

/** What is about to be done to a single record. */
interface SingleAct {
  /** Its name relative to the zone, or absolute with or without trailing dot. */
  name: string;
  type: string;
  /** As a button says it: "Disable". */
  verb: string;
}

/** Resolves to whether it may be done. */
export type Sure = (act: SingleAct) => Promise<boolean>;

interface Asked {
  act: SingleAct;
  answer: (yes: boolean) => void;
}

/**
 * Asks before one of the zone's own name servers is touched by itself; sets of changes are asked about when they are
 * applied. `question` is to stand where the act is begun.
 */
export function useSure(zone: string): { sure: Sure; question: ReactNode } {
  const [asked, setAsked] = useState<Asked>();
  const shown = useLast(asked);
  const mounted = useRef(false);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const sure: Sure = (act) => {
    // An Undo pressed elsewhere takes back what was asked about before.
    if (!mounted.current || !isOwnServer(act, zone)) return Promise.resolve(true);
    return new Promise((answer) => setAsked({ act, answer }));
  };
  const answer = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(undefined);
  };
  const verb = shown?.act.verb ?? "";
  const question = (
    <ConfirmDialog
      open={asked !== undefined}
      onOpenChange={(open) => !open && answer(false)}
      title={`${verb} one of the name servers of ${zone}?`}
      confirmLabel={`${verb} all the same`}
      danger
      onConfirm={() => answer(true)}
    >
      This is one of the zone’s own NS records. Without the right ones the whole zone cannot be reached.
    </ConfirmDialog>
  );
  return { sure, question };
}

function isOwnServer({ name, type }: SingleAct, zone: string): boolean {
  return type.toUpperCase() === "NS" && (name === "@" || relativeName(name, zone) === "@");
}
