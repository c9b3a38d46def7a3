"use client";

import { type Ref, useId } from "react";
import { LastChange } from "@/components/errors/last-change";
import { ServerWords } from "@/components/errors/server-words";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import type { Choices, ComparedField } from "./compare-edits";
import { ComparedRow } from "./compared-row";
import type { Edited } from "./edited";

interface StaleEditProps {
  edited: Edited;
  compared: readonly ComparedField[];
  choices: Choices;
  onChoose: (key: string, choice: "theirs" | "mine") => void;
  /** The refusal that led to it. */
  problem: Problem | undefined;
  onBeginAgain: () => void;
  onClose: () => void;
  ref: Ref<HTMLElement>;
}

/** What has become of the object since the form was opened, beside what was typed, field by field. */
export function StaleEdit({
  edited: { noun, since = "you opened it", audit },
  compared,
  choices,
  onChoose,
  problem,
  onBeginAgain,
  onClose,
  ref,
}: StaleEditProps) {
  const id = useId();
  const open = compared.filter(({ changed }) => changed === "both").length;
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      className="flex flex-col gap-2 rounded-md border border-warning-line"
    >
      <div className="flex flex-col gap-1 rounded-t-md bg-warning-soft px-3 py-2">
        <h3 id={`${id}-title`} className="font-medium">
          Somebody has changed this {noun} since {since}
        </h3>
        <LastChange {...audit} verb="Last changed" />
        <p id={`${id}-words`}>
          Nothing was sent.{" "}
          {open === 0
            ? "Your changes and theirs do not meet: saving keeps both."
            : `Choose what to keep where both of you have changed the same.`}
        </p>
        {problem && (
          <p className="whitespace-pre-line">
            <ServerWords text={wording(problem).message} />
          </p>
        )}
      </div>
      <div className="grid gap-x-3 px-3 sm:grid-cols-3">
        <div aria-hidden="true" className="contents text-muted max-sm:hidden">
          <span>Original</span>
          <span>Theirs</span>
          <span>Yours</span>
        </div>
        {compared.map((field) => (
          <ComparedRow
            key={field.key}
            field={field}
            choice={choices[field.key]}
            onChoose={(choice) => onChoose(field.key, choice)}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2 px-3 pb-2">
        <Button size="sm" onClick={onBeginAgain}>
          Begin again with theirs
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          Keep editing
        </Button>
      </div>
    </section>
  );
}
