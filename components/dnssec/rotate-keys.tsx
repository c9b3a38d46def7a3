"use client";

import { LimitNote } from "@/components/errors/limit-note";
import { ProblemNotice } from "@/components/errors/problem-notice";
import { SendCountdown } from "@/components/errors/send-countdown";
import { useBusyWords } from "@/components/errors/use-busy-words";
import { ActionDialog } from "@/components/form/action-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { DomainDetail } from "@/lib/contract/domains";
import { CurrentState } from "./current-state";
import type { Signing } from "./signing";
import type { KeyActs } from "./use-key-acts";
import { tellsOfState } from "./use-refreshing-action";

interface RotateKeysProps {
  domain: DomainDetail;
  signing: Signing;
  acts: KeyActs;
}

/** A new key of either kind: the ZSK's at one press, the KSK's with a new DS. */
export function RotateKeys({ domain, signing, acts }: RotateKeysProps) {
  const { zsk, reasons } = acts;
  const failed = zsk.failure?.problem;
  return (
    <section aria-labelledby="rotate" className="flex max-w-3xl flex-col gap-4 border-line border-t pt-4">
      <h2 id="rotate" className="font-semibold text-base">
        Rotate keys
      </h2>
      <div className="flex flex-col items-start gap-2">
        <p className="text-muted">
          A new ZSK signs the zone from now on; the old one stays published for a week, until no resolver
          needs it. Nothing changes at your registrar, and nobody notices.
        </p>
        <Button
          busy={zsk.pending}
          busyLabel={useBusyWords("Making a key…")}
          disabledReason={reasons.zsk}
          onClick={acts.rotateZsk}
        >
          Rotate the ZSK
          <SendCountdown until={acts.reasons.zsk === acts.wait.reason ? acts.wait.until : undefined} />
        </Button>
        {acts.wait.limited && failed?.kind !== "rate-limited" && <LimitNote>It can be rotated</LimitNote>}
        {zsk.failure && !zsk.pending && (
          <ProblemNotice
            problem={zsk.failure.problem}
            open={zsk.failure.open}
            onRetry={acts.rotateZsk}
            role="alert"
            actions={failed?.kind === "conflict" && <Instead acts={acts} />}
          >
            {failed?.kind === "conflict" ? <CurrentState problem={failed} signing={signing} /> : undefined}
          </ProblemNotice>
        )}
      </div>
      <div className="flex flex-col items-start gap-2">
        <p className="text-muted">
          A new KSK comes with a new DS. Publish that beside the old one, confirm it here, and only then is
          the old key retired: the chain never breaks.
        </p>
        <Button disabledReason={reasons.ksk} onClick={() => acts.ask("ksk")}>
          Rotate the KSK…
        </Button>
      </div>
      <RotateKskDialog domain={domain} signing={signing} acts={acts} />
    </section>
  );
}

function Instead({ acts }: { acts: KeyActs }) {
  return (
    <Button size="sm" disabledReason={acts.reasons.disable} onClick={() => acts.ask("disable")}>
      Disable DNSSEC…
    </Button>
  );
}

function RotateKskDialog({ domain, signing, acts }: RotateKeysProps) {
  return (
    <ActionDialog
      open={acts.asking === "ksk"}
      onOpenChange={(open) => !open && acts.ask(undefined)}
      action={acts.actions.ksk}
      input={() => ({ params: { domain_id: domain.id } })}
      onDone={() => toast({ title: `Made a new KSK for ${domain.name}` })}
      title={`Rotate the KSK of ${domain.name}`}
      confirmLabel="Make a new KSK"
      disabledReason={acts.reasons.ksk}
      busyLabel="Making a key…"
      danger={false}
      renderProblem={(problem) => tellsOfState(problem) && <CurrentState signing={signing} />}
    >
      <ol className="list-decimal pl-5">
        <li>A new KSK is made and published beside the old one, which goes on signing the zone's keys.</li>
        <li>You publish its DS at your registrar, and leave the old DS there.</li>
        <li>You confirm the new DS here. Then the old key is retired, and its DS can go.</li>
      </ol>
    </ActionDialog>
  );
}
