"use client";

import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { useSomeoneThere } from "@/components/ui/use-someone-there";
import { useRecordsWorkspace } from "./records-workspace";
import type { RecordListState } from "./use-record-list";
import { ViewMenu } from "./view-menu";
import { ZoneHealth } from "./zone-health";

const SessionButton = onDemand(() => import("./session-button").then((module) => module.SessionButton));

interface RecordsCountProps {
  list: RecordListState;
  chosen: string | null;
  /** How many there will be, while only the first are there. */
  expected: number | undefined;
}

/** How many records are shown of how many, what is hidden, and what to know of them. */
export function RecordsCount({ list, chosen, expected }: RecordsCountProps) {
  const { rows } = useRecordsWorkspace();
  const { filtered, narrowed, url, clear, change } = list;
  const someoneThere = useSomeoneThere();
  const shown = filtered.rows.length;
  const total = url.system
    ? rows.all.length
    : rows.all.reduce((count, { system }) => count + Number(!system), 0);
  const number = (n: number) => n.toLocaleString("en");
  const noun = (expected ?? total) === 1 ? "record" : "records";
  if (expected !== undefined) {
    return (
      <p className="flex min-h-7 items-center px-4 pb-1 text-muted tabular-nums md:px-6">
        {number(expected)} {noun}
      </p>
    );
  }
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 px-4 pb-1 text-muted md:px-6">
      <p role="status" className="tabular-nums">
        {narrowed ? `${number(shown)} of ${number(total)} ${noun}` : `${number(total)} ${noun}`}
        {filtered.hiddenSystem > 0 && ` · ${filtered.hiddenSystem} system records hidden`}
      </p>
      {narrowed && shown > 0 && (
        <Button size="sm" variant="quiet" onClick={clear}>
          Clear all filters
        </Button>
      )}
      <ChosenHidden
        list={list}
        chosen={chosen}
        onShow={() => {
          clear();
          change({ system: true });
        }}
      />
      <span className="ml-auto flex flex-wrap gap-1">
        {someoneThere && <SessionButton />}
        <ZoneHealth />
        <ViewMenu list={list} />
      </span>
    </div>
  );
}

interface ChosenHiddenProps {
  list: RecordListState;
  chosen: string | null;
  onShow: () => void;
}

/** Says when the record in the URL is not among the rows. */
function ChosenHidden({ list, chosen, onShow }: ChosenHiddenProps) {
  const { rows } = useRecordsWorkspace();
  if (chosen === null || list.shown.some(({ id }) => id === chosen)) return null;
  // A staged one that was applied or taken back since.
  if (chosen.startsWith("staged:") && !rows.byId.has(chosen)) return null;
  if (!rows.byId.has(chosen)) return <p>The record in the address is not in this zone.</p>;
  return (
    <>
      <p>The chosen record is hidden.</p>
      <Button size="sm" onClick={onShow}>
        Show it
      </Button>
    </>
  );
}
