"use client";

import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx";
import { visibleText } from "@/lib/errors/visible-text";
import type { ComparedField } from "./compare-edits";

interface ComparedRowProps {
  field: ComparedField;
  choice: "theirs" | "mine" | undefined;
  onChoose: (choice: "theirs" | "mine") => void;
}

/** What each row says of itself: which value is going to be stored, and why. */
const words = {
  theirs: "Changed by them only: theirs is kept",
  mine: "Changed by you only: yours is kept",
  alike: "Changed by both to the same",
  both: "Changed by both: choose",
};

/** One field in its three versions; a choice between theirs and one's own where both have changed it. */
export function ComparedRow({ field, choice, onChoose }: ComparedRowProps) {
  const id = useId();
  const { changed, label } = field;
  const kept = { theirs: "theirs", mine: "mine", alike: undefined, both: choice }[changed];
  const undecided = changed === "both" && !choice;
  const cell = (which: "theirs" | "mine", heading: string) => (
    <Version heading={heading} muted={kept !== undefined && kept !== which}>
      {changed === "both" ? (
        <label className="flex min-w-0 cursor-pointer gap-1.5 rounded-sm">
          <input
            type="radio"
            name={`${id}-choice`}
            checked={choice === which}
            onChange={() => onChoose(which)}
            aria-label={`${heading}: ${visibleText(field[which]) || field.empty || "empty"}`}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <Text field={field} text={field[which]} />
        </label>
      ) : (
        <Text field={field} text={field[which]} />
      )}
    </Version>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can take no part in the grid around it
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-words`}
      className="border-line border-t py-2 sm:col-span-3 sm:grid sm:grid-cols-subgrid"
    >
      <div className="flex flex-wrap gap-x-3 sm:col-span-3">
        <span id={`${id}-label`} className="font-medium">
          {label}
        </span>
        <span id={`${id}-words`} className={undecided ? "text-warning" : "text-muted"}>
          {changed === "both" && choice
            ? `Changed by both: ${choice === "mine" ? "yours" : "theirs"} is kept`
            : words[changed]}
        </span>
      </div>
      <Version heading="Original" muted>
        <Text field={field} text={field.original} />
      </Version>
      {cell("theirs", "Theirs")}
      {cell("mine", "Yours")}
    </div>
  );
}

interface VersionProps {
  heading: string;
  /** It is not what will be stored. */
  muted: boolean;
  children: ReactNode;
}

function Version({ heading, muted, children }: VersionProps) {
  return (
    <div className={cx("min-w-0 max-sm:flex max-sm:gap-2", muted && "text-muted")}>
      <span className="shrink-0 text-muted max-sm:w-16 sm:sr-only">{heading} </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** What is about as long as that gets no higher than its place. */
const longText = 160;

/** Long ones scroll in their place, which the keyboard must reach. */
function Text({ field: { empty, prose }, text }: { field: ComparedField; text: string }) {
  if (text === "") return <span className="italic">{empty ?? "empty"}</span>;
  return (
    <span
      tabIndex={text.length > longText ? 0 : undefined}
      className={cx(
        "rounded-sm wrap-anywhere block max-h-40 min-w-0 overflow-y-auto whitespace-pre-wrap",
        !prose && "font-mono",
      )}
    >
      {visibleText(text)}
    </span>
  );
}
