"use client";

import { useTrouble } from "@/lib/api/health";

/** While the API has trouble: that sending may fail, and that nothing typed is lost by waiting. */
export function TroubleHint({ kept }: { kept: boolean }) {
  const trouble = useTrouble();
  if (!trouble) return null;
  return (
    <p className="text-muted">
      The API has trouble at the moment, so sending this may fail.{" "}
      {kept
        ? "What you type is kept as a draft on this computer: it can be sent when that is over."
        : "What you typed stays here as long as this page is open."}
    </p>
  );
}
