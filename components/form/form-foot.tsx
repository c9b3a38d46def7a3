"use client";

import type { ComponentProps, ReactNode, Ref } from "react";
import { useWatch } from "react-hook-form";
import type { Edited } from "./edited";
import { FormButtons } from "./form-buttons";
import { GoneNotice, UncheckedNotice } from "./held-notice";
import { StaleEdit } from "./stale-edit";
import { TroubleHint } from "./trouble-hint";
import type { StaleEdit as Stale } from "./use-stale-edit";

interface FormFootProps extends ComponentProps<typeof FormButtons> {
  edited: Edited | undefined;
  stale: Stale;
  /** Checks and sends. */
  onSave: () => void;
  giveUp: () => void;
  onBeginAgain: (theirs: Record<string, unknown>) => void;
  notice: ReactNode;
  /** Whether what is typed is kept as a draft. */
  kept: boolean;
  ref: Ref<HTMLDivElement>;
}

/** Below the fields: why nothing was sent, and the buttons. */
export function FormFoot({
  edited,
  stale,
  onSave,
  giveUp,
  onBeginAgain,
  notice,
  kept,
  ref,
  ...buttons
}: FormFootProps) {
  // The comparison follows what is typed.
  useWatch();
  const { held } = stale;
  const open = stale.open().map(({ label }) => label);
  const choosing = held?.kind === "changed";
  return (
    <>
      {edited && held?.kind === "changed" && (
        <StaleEdit
          ref={ref}
          edited={edited}
          compared={stale.compare(held.theirs)}
          choices={stale.choices}
          onChoose={stale.choose}
          problem={held.problem}
          onBeginAgain={() => onBeginAgain(held.theirs)}
          onClose={stale.close}
        />
      )}
      {edited && held?.kind === "gone" && (
        <GoneNotice ref={ref} noun={edited.noun} problem={held.problem}>
          {edited.renderGone({ back: stale.close, giveUp })}
        </GoneNotice>
      )}
      {edited && held?.kind === "unchecked" && (
        <UncheckedNotice
          ref={ref}
          noun={edited.noun}
          problem={held.problem}
          busy={buttons.pending}
          onCheck={onSave}
          onSave={() => {
            stale.skipNext();
            onSave();
          }}
        />
      )}
      {notice}
      <TroubleHint kept={kept} />
      <FormButtons
        {...buttons}
        submitLabel={choosing ? "Save with these choices" : buttons.submitLabel}
        disabledReason={
          open.length > 0 ? `Choose what to keep of ${open.join(", ")} first.` : buttons.disabledReason
        }
      />
    </>
  );
}
