"use client";

import { useEffect, useEffectEvent } from "react";
import { useFormState } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Ds } from "./signing";

interface NewKeysProps {
  /** The DS that the form was filled in with. */
  was: Ds | undefined;
  /** The one that it should be by now. */
  now: Ds | undefined;
  /** The form was begun anew for that. */
  taken: boolean;
  /** Begins the form anew. */
  onTake: () => void;
}

/** Other keys were made while the form was open: one that nobody has typed in follows, else it is said. */
export function NewKeys({ was, now, taken, onTake }: NewKeysProps) {
  const { isDirty, isSubmitting } = useFormState();
  const fresh = dsId(was) !== dsId(now);
  const take = useEffectEvent(onTake);
  const follows = fresh && !isDirty && !isSubmitting;
  useEffect(() => {
    if (follows) take();
  }, [follows]);
  if (!fresh && !taken) return null;
  if (!fresh || !isDirty) {
    return (
      <Notice tone="warning" role="status" title="The keys are new since this form was opened">
        {now
          ? `It is filled in with the DS of KSK ${now.key_tag} now: publish that one.`
          : "The API does not tell their DS."}
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      role="status"
      title="The keys are new since this form was opened"
      actions={
        <Button size="sm" onClick={onTake}>
          Fill in the new DS
        </Button>
      }
    >
      What you typed stays. It was begun for {was ? `KSK ${was.key_tag}` : "no KSK"};{" "}
      {now ? `now the DS of KSK ${now.key_tag} is to be published.` : "the API does not tell the new DS."}
    </Notice>
  );
}

/** Tells one DS from another. */
export function dsId(ds: Ds | undefined): string {
  return ds ? `${ds.key_tag} ${ds.algorithm} ${ds.digest_type} ${ds.digest}` : "";
}
