"use client";

import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/errors/problem";
import { RefusedElsewhere } from "./refused-elsewhere";
import type { Signing } from "./signing";
import type { KeyActs } from "./use-key-acts";

interface AlreadySignedProps {
  problem: Problem;
  signing: Signing;
  acts: KeyActs;
}

/** DNSSEC was to be enabled and was so already: how it stands, and what can be done instead (errors.md row 6). */
export function AlreadySigned({ problem, signing, acts }: AlreadySignedProps) {
  return (
    <RefusedElsewhere
      problem={problem}
      signing={signing}
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
    />
  );
}
