"use client";

import { useEffect, useEffectEvent } from "react";

interface Pasted {
  onText: (text: string) => void;
  onFile: (file: File) => void;
}

/** Takes what is pasted while no field has the focus, and files wherever they are pasted. */
export function usePagePaste({ onText, onFile }: Pasted): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const inField = event.target instanceof Element && event.target.closest("input, textarea, [role=dialog]");
    // Spreadsheets put a picture of their cells beside the text.
    if (text.trim() === "" && file) onFile(file);
    else if (text.trim() !== "" && !inField) onText(text);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener("paste", (event) => take(event), { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
