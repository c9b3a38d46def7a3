"use client";

import { dropDraft } from "@/components/form/draft-store";
import { useApi } from "@/lib/api/query";

/** Drops what was kept of a form that is done with without having been sent. */
export function useForgetDraft(key: string | undefined): () => void {
  const userId = useApi("auth.me", {}).data?.data.id;
  return () => {
    if (key !== undefined && userId !== undefined) dropDraft(userId, key);
  };
}
