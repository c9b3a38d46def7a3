"use client";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface BrokenConsoleProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/** In place of everything, when not even the frame could be shown. */
export function BrokenConsole({ error, retry }: BrokenConsoleProps) {
  return (
    <main>
      <EmptyState
        heading="h1"
        title="The console could not be shown"
        action={
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        <p>Nothing was changed by this. If it comes back, tell whoever runs this console:</p>
        <p className="wrap-anywhere mt-1 font-mono text-sm">{error.digest ?? error.message}</p>
      </EmptyState>
    </main>
  );
}
