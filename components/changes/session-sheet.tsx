"use client";

import ChevronRight from "lucide-react/icons/chevron-right";
import { type RefObject, useMemo, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { type SessionEntry, setOfRows } from "@/lib/changes/session-log";
import { paths } from "@/lib/paths";
import { DiffList } from "./diff-list";
import { appliedText, entryTitle } from "./session-words";
import { useDiffRows } from "./use-diff-rows";

interface SessionSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The zone's name without trailing dot. */
  zone: string;
  domainId: string;
  /** Of the zone, in seconds. */
  defaultTtl: number | null;
  /** The latest last. */
  entries: readonly SessionEntry[];
  onUndo: (entry: SessionEntry) => void;
}

/** What was applied to a zone in this tab, the latest first, each with its diff and its way back. */
export function SessionSheet({ open, onOpenChange, zone, domainId, entries, ...more }: SessionSheetProps) {
  const last = entries.findLast(canUndo);
  const undoLast = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState<number | null>();
  // The last one that can be taken back lies open, until another is asked for.
  const shownId = shown === undefined ? last?.id : shown;
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        if (!next) setShown(undefined);
        onOpenChange(next);
      }}
      title={`Changes of this session to ${zone}`}
      initialFocus={undoLast}
    >
      <p className="px-4 py-3 text-muted">
        {entries.length === 0
          ? "Nothing has been changed in this tab yet. "
          : "What was applied in this tab since you signed in, the latest first. "}
        All that was ever changed is in the <TextLink href={paths.activity(domainId)}>activity</TextLink>.
      </p>
      <ul aria-label="Applied changes" className="border-line border-b">
        {entries.toReversed().map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            zone={zone}
            {...more}
            open={entry.id === shownId}
            onOpen={(next) => setShown(next ? entry.id : null)}
            undo={entry === last ? undoLast : undefined}
          />
        ))}
      </ul>
    </Sheet>
  );
}

function canUndo({ rows, undone }: SessionEntry): boolean {
  return rows !== null && undone !== "whole";
}

interface EntryProps extends Pick<SessionSheetProps, "zone" | "defaultTtl" | "onUndo"> {
  entry: SessionEntry;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Takes hold of its button. */
  undo: RefObject<HTMLButtonElement | null> | undefined;
}

function Entry({ entry, zone, defaultTtl, onUndo, open, onOpen, undo }: EntryProps) {
  const title = entryTitle(entry);
  return (
    <li className="border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          className="flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-sm text-left hover:underline"
        >
          <ChevronRight
            aria-hidden="true"
            className={cx("size-4 shrink-0 text-muted", open && "rotate-90")}
          />
          <bdi
            className={cx("min-w-0 wrap-anywhere font-medium", entry.undone === "whole" && "line-through")}
          >
            {title}
          </bdi>
        </button>
        <span className="text-muted">
          <Time value={new Date(entry.at).toISOString()} />
        </span>
        {entry.undone === "whole" && <Badge>Undone</Badge>}
        {entry.undone === "part" && <Badge>Undone in part</Badge>}
        {canUndo(entry) && (
          <Button ref={undo} size="sm" aria-label={`Undo: ${title}`} onClick={() => onUndo(entry)}>
            Undo
          </Button>
        )}
      </div>
      {open && <Diff entry={entry} zone={zone} defaultTtl={defaultTtl} />}
    </li>
  );
}

function Diff({
  entry: { rows, counts },
  zone,
  defaultTtl,
}: Pick<EntryProps, "entry" | "zone" | "defaultTtl">) {
  const set = useMemo(() => setOfRows(rows ?? [], `${zone}.`), [rows, zone]);
  const lines = useDiffRows(set, defaultTtl ?? undefined);
  if (rows === null) {
    return (
      <p className="px-4 pb-3 text-muted">
        {appliedText(counts)}. It was too much to be kept through a reload: the activity has it line by line.
      </p>
    );
  }
  return (
    <div className="pb-2">
      {counts.total > 1 && <p className="px-4 pb-1 text-muted">{appliedText(counts)}</p>}
      {lines ? (
        <DiffList rows={lines} outcomeOf={() => undefined} onRemove={undefined} onEdit={undefined} past />
      ) : (
        <div className="px-4">
          <Busy label="Putting the changes in order…" />
        </div>
      )}
    </div>
  );
}
