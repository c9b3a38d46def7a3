"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { SafetyQuestion } from "@/lib/changes/safety";
import { changesText } from "./count-words";

interface SafetyDialogProps {
  questions: readonly SafetyQuestion[];
  zone: string;
  count: number;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before much of a zone, or its own name servers, are changed. */
export function SafetyDialog({ questions, zone, count, onConfirm, onClose }: SafetyDialogProps) {
  return (
    <ConfirmDialog
      open={questions.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={`Apply ${changesText(count)} to ${zone}?`}
      confirmLabel="Apply all the same"
      danger
      onConfirm={onConfirm}
    >
      {questions.map((question) => (
        <p key={question.kind} className="mb-2">
          {questionWords(question)}
        </p>
      ))}
    </ConfirmDialog>
  );
}

function questionWords(question: SafetyQuestion): string {
  if (question.kind === "share") {
    const { changed, deleted, of, percent } = question;
    const number = (n: number) => n.toLocaleString("en");
    return `This changes ${number(changed)} and deletes ${number(deleted)} of the zone’s ${number(of)} records: ${percent} %. More than 30 % is often a mistake.`;
  }
  const { added, changed, deleted, left } = question;
  return `This touches the zone’s own name servers: ${added} added, ${changed} changed, ${deleted} deleted. ${left} will be in force. Without the right ones the whole zone cannot be reached.`;
}
