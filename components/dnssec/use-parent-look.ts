"use client";

import { useParentDs } from "@/lib/api/parent-ds";
import { type SeenAtParent, seenAtParent, seenBeforeDisabling } from "./at-parent";
import type { Ds, Signing } from "./signing";

/** A look at the parent in DNS: what is to be said of it, when it was, and how to look again. */
export interface ParentLook {
  /** Undefined until it is seen, and when there is nothing to say. */
  seen: SeenAtParent | undefined;
  /** The same for who is about to disable DNSSEC. */
  beforeDisabling: SeenAtParent | undefined;
  ds: readonly Ds[];
  /** ISO 8601. */
  at: string;
  /** How long the resolver may go on saying the same, in seconds. */
  ttl: number | undefined;
  again: () => void;
  looking: boolean;
  /** Nobody has answered since. */
  old: boolean;
}

/** Looks at the parent of a zone when its page opens, and every minute while a KSK waits for its DS. */
export function useParentLook(zone: string, signing: Signing): ParentLook {
  const waits = signing.status === "pending_ds" || signing.status === "rotating_ksk";
  const { data, dataUpdatedAt, refetch, isFetching, isError } = useParentDs(zone, waits);
  return {
    seen: data && seenAtParent(data, signing),
    beforeDisabling: data && seenBeforeDisabling(data),
    at: new Date(dataUpdatedAt).toISOString(),
    ttl: data && "ttl" in data ? (data.ttl ?? undefined) : undefined,
    again: () => void refetch(),
    looking: isFetching,
    old: isError,
    ds: data?.status === "found" ? data.ds : [],
  };
}
