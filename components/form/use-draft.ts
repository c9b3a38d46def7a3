"use client";

import { useEffect, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useApi } from "@/lib/api/query";
import { changedFields, type Draft, dropDraft, readDraft, usableValues, writeDraft } from "./draft-store";

const saveAfter = 300;

/**
 * Keeps what is typed, per person and key, and offers it back once when the form is opened again. Without a key
 * nothing is kept. `omit`: fields that must not be written to disk.
 */
export function useDraft<Output>(
  form: UseFormReturn<FieldValues, unknown, Output>,
  key: string | undefined,
  omit: readonly string[] | undefined,
) {
  const userId = useApi("auth.me", {}, { enabled: key !== undefined }).data?.data.id;
  const [offer, setOffer] = useState<Draft>();
  const offered = useRef<FieldValues>({});
  const omitted = omit?.join("\n");

  useEffect(() => {
    if (key === undefined || userId === undefined) return;
    const first = form.formState.defaultValues ?? {};
    const draft = readDraft(userId, key);
    const values = usableValues(first, draft?.values ?? {});
    if (draft && Object.keys(changedFields(first, values)).length > 0) {
      offered.current = values;
      setOffer({ at: draft.at, values });
    }
  }, [form, key, userId]);

  useEffect(() => {
    if (key === undefined || userId === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      timer = undefined;
      const typed = changedFields(form.formState.defaultValues ?? {}, form.getValues(), omitted?.split("\n"));
      // A draft not yet restored nor discarded is kept below what is typed now.
      const values = { ...offered.current, ...typed };
      if (Object.keys(values).length > 0) writeDraft(userId, key, { at: Date.now(), values });
      else dropDraft(userId, key);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(save, saveAfter);
    };
    const atOnce = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      save();
    };
    const unsubscribe = form.subscribe({ formState: { values: true }, callback: soon });
    window.addEventListener("pagehide", atOnce);
    return () => {
      unsubscribe();
      window.removeEventListener("pagehide", atOnce);
      atOnce();
    };
  }, [form, key, userId, omitted]);

  const close = () => {
    offered.current = {};
    setOffer(undefined);
  };
  const drop = () => {
    if (key !== undefined && userId !== undefined) dropDraft(userId, key);
  };
  return {
    offer,
    restore: () => {
      for (const [name, value] of Object.entries(offer?.values ?? {})) {
        form.setValue(name, value, { shouldDirty: true });
      }
      close();
    },
    discard: () => {
      close();
      drop();
    },
    /** The form was sent, and that is what it is compared with now: only what was typed since is kept. */
    finish: () => {
      close();
      drop();
    },
  };
}
