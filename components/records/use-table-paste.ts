"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import type { RecordsWorkspace } from "./records-workspace";

/** Records pasted anywhere but into a field open the panel with a plan of them. */
export function useTablePaste({ zone, openPanel }: RecordsWorkspace): void {
  const client = useQueryClient();
  const paste = useEffectEvent(async (text: string) => {
    const [{ readPastedLines }, { announcedTypes }] = await Promise.all([
      import("./pasted-lines"),
      import("@/components/import/announced-types"),
    ]);
    const lines = readPastedLines(text, { name: zone, types: await announcedTypes(client) }, 1);
    if (lines) openPanel({ mode: "add", lines });
  });
  useEffect(() => {
    const onPaste = ({ target, clipboardData, defaultPrevented }: ClipboardEvent) => {
      const field = target instanceof Element && target.closest("input, select, textarea, [contenteditable]");
      if (defaultPrevented || (field && !isBox(field)) || document.querySelector("[data-modal]")) return;
      // What cannot be loaded now can be pasted once more.
      void paste(clipboardData?.getData("text/plain") ?? "").catch(() => undefined);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}

/** A checkbox takes no text. */
function isBox(field: Element): boolean {
  return field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");
}
