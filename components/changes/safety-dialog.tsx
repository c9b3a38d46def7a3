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
    const does = [changed > 0 && `changes ${number(changed)}`, deleted > 0 && `deletes ${number(deleted)}`];
    return `This ${does.filter(Boolean).join(" and ")} of the zone’s ${number(of)} records: ${percent} %. More than 30 % is often a mistake.`;
  }
  const { added, changed, deleted, left } = question;
  const does = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    deleted > 0 && `${deleted} deleted`,
  ];
  return `This touches the zone’s own name servers: ${does.filter(Boolean).join(", ")}. ${left} will be in force. Without the right ones the whole zone cannot be reached.`;
}
