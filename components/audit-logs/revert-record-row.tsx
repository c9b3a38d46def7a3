"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { LoggedRecord } from "@/lib/audit/audit-details";
import type { RevertRow } from "@/lib/audit/revert-plan";
import type { PlainRecord } from "@/lib/changes/plain-record";
import { RecordChange } from "./record-change";

interface RevertRecordRowProps {
  row: RevertRow;
  /** Canonical, with its trailing dot. */
  zone: string;
  /** Undefined where it is the only one: then there is nothing to choose. */
  ticked: boolean | undefined;
  onTick: () => void;
}

const stateWords = {
  applies: "",
  already: "This is so in the zone already.",
  conflict: "The zone has changed here since: what becomes of it is chosen in the review.",
};

/** One change that takes something back, as lines of the zone file. */
export function RevertRecordRow({ row, zone, ticked, onTick }: RevertRecordRowProps) {
  const { line, state, now, wanted, moved } = row;
  const id = useId();
  const of = line.kind === "add" ? line.to : line.from;
  return (
    <li className="flex items-start gap-2 border-line border-b px-4 py-1.5">
      {ticked !== undefined && (
        <span className="w-4 shrink-0 pt-0.5">
          {state !== "already" && (
            <Checkbox
              hideLabel
              label={`Take ${of.name} ${of.type} back`}
              aria-describedby={id}
              checked={ticked}
              onChange={onTick}
            />
          )}
        </span>
      )}
      <div id={id} className="min-w-0 flex-1">
        <RecordChange
          before={now ? logged(now, zone) : undefined}
          after={wanted ? logged(wanted, zone) : undefined}
        />
        {state !== "applies" && (
          <p className={state === "conflict" ? "text-warning" : "text-muted"}>{stateWords[state]}</p>
        )}
        {moved && <p className="text-muted">It has been changed since; that stays as it is.</p>}
      </div>
    </li>
  );
}

function logged({ name, ...record }: PlainRecord, zone: string): LoggedRecord {
  return { ...record, name: name === "@" ? zone : `${name}.${zone}`, display_name: name };
}
