"use client";

import { type ClipboardEvent, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useAnnouncedTypes } from "@/components/import/announced-types";
import { formatTtl } from "@/lib/dns/ttl";
import { type PastedLines, readPastedLines } from "./pasted-lines";
import { guessType, type PastedRecord, readPasted } from "./pasted-record";
import type { RecordDraft } from "./record-draft";
import { typeInfo } from "./record-fields";
import { readDraft } from "./record-schema";
import { useChangeDraft } from "./use-record-draft";

/** What a paste did, and how to take it back. */
export interface Distributed {
  message: string;
  undo: () => void;
}

/**
 * Distributes a pasted zone-file line, or the content of a type with several fields, over the record form. Anything
 * else is pasted as it is. `newRecord`: name and type can change too. `onLines` takes a text of several records.
 */
export function usePaste(zone: string, newRecord: boolean, onLines?: (lines: PastedLines) => void) {
  const form = useFormContext();
  const change = useChangeDraft();
  const types = useAnnouncedTypes();
  const [distributed, setDistributed] = useState<Distributed>();

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const field = event.target instanceof Element ? event.target.getAttribute("name") : null;
    if (event.defaultPrevented || field === null) return;
    const text = event.clipboardData.getData("text/plain");
    const lines = onLines && /[\r\n]/.test(text.trim()) ? readPastedLines(text, { name: zone, types }) : null;
    if (lines) {
      event.preventDefault();
      onLines?.(lines);
      return;
    }
    const before = readDraft(form.getValues());
    const pasted = read(text, field, before);
    if (!pasted) return;
    event.preventDefault();
    change(draftChange(pasted, before, newRecord));
    setDistributed({
      message: said(pasted, newRecord),
      undo: () => {
        change(before);
        setDistributed(undefined);
      },
    });
  }

  function read(text: string, field: string, draft: RecordDraft): PastedRecord | null {
    const inFields = field.startsWith("fields.");
    const own = readPasted(text, draft.type, zone, types);
    const pasted = own ?? (inFields && newRecord ? guessed(text, field, draft) : null);
    if (!pasted) return null;
    // Content alone belongs to content; elsewhere only a whole line is meant for all fields.
    const whole = own !== null && own.content !== text.trim();
    if (!inFields && !whole) return null;
    if (!newRecord && pasted.type !== draft.type) return null;
    return pasted;
  }

  /** Content of another type, pasted where nothing stands yet. */
  function guessed(text: string, field: string, draft: RecordDraft): PastedRecord | null {
    const [, type = "", name = ""] = field.split(".");
    if (draft.fields[type]?.[name]?.trim()) return null;
    const guess = guessType(text, zone);
    if (guess === undefined || guess === draft.type) return null;
    const only = typeInfo(guess)?.fields[0]?.name ?? "";
    return (
      readPasted(text, guess, zone, types) ?? {
        name: undefined,
        type: guess,
        ttl: undefined,
        fields: { [only]: text.trim() },
        content: text.trim(),
      }
    );
  }

  return { onPaste, distributed, forget: () => setDistributed(undefined) };
}

/** What a form changes for a record read out of a text; `newRecord`: its name and type too. */
export function draftChange(
  pasted: PastedRecord,
  before: RecordDraft,
  newRecord: boolean,
): Partial<RecordDraft> {
  const { name, type, ttl, fields, content } = pasted;
  return {
    ...(newRecord && name !== undefined && { name }),
    ...(newRecord && { type }),
    ...(ttl !== undefined && { ttl: formatTtl(ttl).replaceAll(" ", "") }),
    ...(fields ? { asText: false, fields: { ...before.fields, [type]: fields } } : { asText: true, content }),
  };
}

function said({ name, type, ttl }: PastedRecord, newRecord: boolean): string {
  const parts = [
    ...(newRecord && name !== undefined ? ["name"] : []),
    ...(newRecord ? [`type ${type}`] : []),
    "content",
    ...(ttl === undefined ? [] : ["TTL"]),
  ];
  const taken = `Filled in from what you pasted: ${parts.join(", ")}.`;
  return !newRecord && name !== undefined ? `${taken} Its name was left out.` : taken;
}
