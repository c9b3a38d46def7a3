"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { skipWait } from "@/lib/api/skip-wait";
import { useThrottle } from "@/lib/api/use-throttle";
import { useCountdown } from "./use-countdown";

/** The API's own windows are of a minute: whoever names a longer wait may be mistaken, and would stop everything. */
const longSeconds = 60;

/** Ends a long wait for the rate limit, because the person wants to know whether it is true; a write is sent then. */
export function SkipWait({ onSkipped }: { onSkipped?: (() => void) | undefined }) {
  const client = useQueryClient();
  const { hold } = useThrottle();
  const seconds = useCountdown(hold?.until);
  if (seconds <= longSeconds) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      onClick={() => {
        skipWait(client);
        onSkipped?.();
      }}
    >
      Do not wait
    </Button>
  );
}
