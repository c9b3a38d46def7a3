"use client";

import { useOpenWrite } from "@/lib/api/use-open-write";
import type { WriteName } from "@/lib/contract/endpoints";
import { settledWords } from "@/lib/errors/task";

/** Why a write to a zone's DNSSEC cannot be sent: what became of the last one is not known yet. */
export function useOpenReason(name: WriteName, domainId: string): string | undefined {
  const open = useOpenWrite(name, domainId);
  if (!open) return undefined;
  return `${settledWords("unknown", { name, method: "POST", path: "" })}. It can be sent again when that is known; reloading the page looks at the zone anew.`;
}
