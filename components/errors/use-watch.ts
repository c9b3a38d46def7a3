"use client";

import { useEffect, useRef } from "react";
import type { OpenOutcome, Watcher } from "@/lib/api/open-outcome";

/** Watches one open outcome at a time, as long as it is on screen: afterwards it is told as news. */
export function useWatch() {
  const end = useRef<() => void>(undefined);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      end.current?.();
    };
  }, []);
  return {
    start<R>(open: OpenOutcome<R>, watcher: Watcher<R>): void {
      end.current?.();
      end.current = here.current ? open.watch(watcher) : undefined;
    },
    stop(): void {
      end.current?.();
      end.current = undefined;
    },
  };
}
