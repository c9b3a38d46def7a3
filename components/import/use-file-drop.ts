"use client";

import { useEffect, useEffectEvent, useState } from "react";

/** Takes a file that is dropped anywhere on the page; true while one is held over it. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    // Elements are entered and left one after the other: it is out when all are.
    let depth = 0;
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    const entered = (by: number) => (event: DragEvent) => {
      if (!hasFile(event)) return;
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    window.addEventListener("dragenter", entered(1), { signal });
    window.addEventListener("dragleave", entered(-1), { signal });
    window.addEventListener("dragover", (event) => hasFile(event) && event.preventDefault(), { signal });
    window.addEventListener(
      "drop",
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) take(file);
      },
      { signal },
    );
    return () => stop.abort();
  }, []);
  return over;
}
