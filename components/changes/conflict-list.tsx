"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ChangeLine } from "@/lib/changes/change-set";
import { changeSetOf } from "@/lib/changes/change-set";
import type { Choice, FieldConflict, Rebase, RebasedLine } from "@/lib/changes/rebase";
import { zoneDiff } from "@/lib/changes/zone-diff";
import { visibleText } from "@/lib/errors/visible-text";
import { undecided } from "./use-review";

type Conflict = Extract<RebasedLine, { state: "conflict" }>;

/** So many are shown at once; the others follow as these are decided, or are decided together. */
const shownAtOnce = 30;

interface ConflictListProps {
  rebase: Rebase;
  choices: ReadonlyMap<string, Choice>;
  choose: (keys: readonly string[], choice: Choice) => void;
}

/** Lines that do not apply as they are, because the zone has moved or does not allow them: each with its ways on. */
export function ConflictList({ rebase, choices, choose }: ConflictListProps) {
  const conflicts = [...rebase.lines].flatMap(([key, each]) =>
    each.state === "conflict" ? [{ key, conflict: each, line: rebase.set.lines.get(key) }] : [],
  );
  if (conflicts.length === 0) return null;
  const open = undecided(rebase, choices);
  const mine = conflicts.flatMap(({ key, conflict }) => (conflict.mine ? [key] : []));
  return (
    <section aria-label="Conflicts" className="flex flex-col gap-2 px-4 py-3">
      <Notice
        tone="warning"
        role="status"
        title={`${conflicts.length} of these ${conflicts.length === 1 ? "changes does" : "changes do"} not fit the zone as it is now`}
        actions={
          conflicts.length > 1 && (
            <>
              {mine.length > 0 && (
                <Button size="sm" onClick={() => choose(mine, "mine")}>
                  Mine for all that can be
                </Button>
              )}
              <Button
                size="sm"
                onClick={() =>
                  choose(
                    conflicts.map(({ key }) => key),
                    "theirs",
                  )
                }
              >
                Leave the zone as it is for all
              </Button>
            </>
          )
        }
      >
        {open.length > 0
          ? `Choose what becomes of ${open.length === 1 ? "it" : `${open.length} of them`}, then apply.`
          : "All is decided."}
      </Notice>
      {conflicts.slice(0, shownAtOnce).map(({ key, conflict, line }) => (
        <ConflictChoice
          key={key}
          conflict={conflict}
          line={line}
          zone={rebase.set.zone}
          choice={choices.get(key)}
          onChoose={(choice) => choose([key], choice)}
        />
      ))}
      {conflicts.length > shownAtOnce && (
        <p className="text-muted">And {conflicts.length - shownAtOnce} more.</p>
      )}
    </section>
  );
}

interface ConflictChoiceProps {
  conflict: Conflict;
  line: ChangeLine | undefined;
  zone: string;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}

function ConflictChoice({ conflict, line, zone, choice, onChoose }: ConflictChoiceProps) {
  const id = useId();
  const text = line ? diffText(line, zone) : "";
  return (
    <fieldset className="flex min-w-0 flex-col gap-1 rounded-md border border-line p-2">
      <legend className="sr-only">{text}</legend>
      <code className="whitespace-pre-wrap wrap-anywhere">{text}</code>
      <p className="text-warning">{whyWords(conflict, line)}</p>
      {conflict.fields.length > 0 && <Versions fields={conflict.fields} />}
      {conflict.mine && (
        <Way name={id} checked={choice === "mine"} onChange={() => onChoose("mine")}>
          {mineWords(conflict, line)}
        </Way>
      )}
      <Way name={id} checked={choice === "theirs"} onChange={() => onChoose("theirs")}>
        {conflict.theirs.length > 0 ? "Keep theirs, and what else this changes" : "Leave the zone as it is"}
      </Way>
    </fieldset>
  );
}

interface WayProps {
  name: string;
  checked: boolean;
  onChange: () => void;
  children: string;
}

function Way({ children, ...input }: WayProps) {
  return (
    <label className="flex min-h-6 cursor-pointer items-center gap-2">
      <input type="radio" {...input} className="size-4 accent-accent" />
      {children}
    </label>
  );
}

/** Fields that both sides changed, in their three versions. */
function Versions({ fields }: { fields: readonly FieldConflict[] }) {
  return (
    <table className="w-full table-fixed text-left">
      <thead className="text-muted">
        <tr>
          <th className="w-20 font-normal">Field</th>
          <th className="font-normal">Original</th>
          <th className="font-normal">Theirs</th>
          <th className="font-normal">Mine</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, original, theirs, mine }) => (
          <tr key={field} className="align-top">
            <th scope="row" className="font-normal">
              {field}
            </th>
            {[original, theirs, mine].map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move
              <td key={at} className="wrap-anywhere pr-2 font-mono">
                {valueText(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(value: FieldConflict["mine"]): string {
  if (value === null) return "—";
  return typeof value === "boolean" ? (value ? "yes" : "no") : visibleText(String(value));
}

/** A line as its diff says it. */
function diffText(line: ChangeLine, zone: string): string {
  const { groups } = zoneDiff(changeSetOf(zone, [line]));
  return groups
    .flatMap(({ lines }) => lines.map(({ sign, text }) => `${sign === "-" ? "−" : "+"} ${text}`))
    .map(visibleText)
    .join("\n");
}

function whyWords({ why, refusal }: Conflict, line: ChangeLine | undefined): string {
  switch (why) {
    case "changed":
      return line?.kind === "delete"
        ? "Somebody has changed it since it was to be deleted."
        : "The same has been changed in the zone since.";
    case "gone":
      return "The record is not in the zone any more.";
    case "exists":
      return "It is in the zone already, with another TTL or state.";
    case "occupied":
    case "refused":
      return refusal?.reason ?? "The zone does not allow it.";
  }
}

function mineWords({ why, mine }: Conflict, line: ChangeLine | undefined): string {
  if (why === "gone") return "Add it anew, as staged";
  if (why === "exists") return "Change the one that is there to mine";
  if (why === "occupied") {
    const count = (mine?.length ?? 1) - 1;
    return `Delete what is in the way (${count} record${count === 1 ? "" : "s"}) and do it`;
  }
  return line?.kind === "delete" ? "Delete it all the same" : "Mine: change it as staged";
}
