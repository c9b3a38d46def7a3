"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { navigation } from "./navigation";

/** Sooner, it would only flicker. */
const afterMs = 400;

/** Says that the page gone to is on its way: until it is here, the former one stays. */
export function NavigationBusy() {
  const pathname = usePathname();
  const target = useSyncExternalStore(navigation.subscribe, navigation.target, () => undefined);
  const [late, setLate] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is the page that was waited for
  useEffect(() => navigation.ended(), [pathname]);
  useEffect(() => {
    if (target === undefined) return;
    const timer = setTimeout(() => setLate(target), afterMs);
    return () => clearTimeout(timer);
  }, [target]);
  if (target === undefined || late !== target) return null;
  return (
    <div className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse-late bg-accent">
      <VisuallyHidden role="status">Loading the page…</VisuallyHidden>
    </div>
  );
}
