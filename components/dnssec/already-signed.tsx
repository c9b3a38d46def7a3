"use client";

import { useEffect, useRef, useState } from "react";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/errors/problem";
import { CurrentState } from "./current-state";
import type { Signing } from "./signing";
import type { KeyActs } from "./use-key-acts";

interface AlreadySignedProps {
  problem: Problem;
  signing: Signing;
  acts: KeyActs;
}

/** DNSSEC was to be enabled and was so already: how it stands, and what can be done instead (errors.md row 6). */
export function AlreadySigned({ problem, signing, acts }: AlreadySignedProps) {
  const notice = useRef<HTMLDivElement>(null);
  const [found] = useState(signing.status);
  useEffect(() => notice.current?.focus(), []);
  // Once the zone has gone on from there, it is no news any more.
  if (signing.status !== found) return null;
  return (
    <ProblemNotice
      ref={notice}
      tabIndex={-1}
      problem={problem}
      actions={
        <>
          <Button size="sm" disabledReason={acts.reasons.zsk} onClick={acts.rotateZsk}>
            Rotate its ZSK
          </Button>
          <Button size="sm" disabledReason={acts.reasons.ksk} onClick={() => acts.ask("ksk")}>
            Rotate its KSK…
          </Button>
          <Button size="sm" disabledReason={acts.reasons.disable} onClick={() => acts.ask("disable")}>
            Disable it…
          </Button>
        </>
      }
    >
      <CurrentState problem={problem} signing={signing} />
    </ProblemNotice>
  );
}
