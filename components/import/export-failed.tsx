"use client";

import { ProblemNotice } from "@/components/errors/problem-notice";
import { Dialog } from "@/components/ui/dialog";
import type { Problem } from "@/lib/errors/problem";

interface ExportFailedProps {
  open: boolean;
  problem: Problem | undefined;
  zone: string;
  onClose: () => void;
  onRetry: () => void;
}

/** Why a zone could not be exported. */
export function ExportFailed({ open, problem, zone, onClose, onRetry }: ExportFailedProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={`Export ${zone}`}>
      {problem && <ProblemNotice problem={problem} role="alert" onRetry={onRetry} />}
    </Dialog>
  );
}
