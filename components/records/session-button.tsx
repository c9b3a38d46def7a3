"use client";

import History from "lucide-react/icons/history";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { sessionChanges } from "@/components/changes/session-changes";
import { SessionSheet } from "@/components/changes/session-sheet";
import { type PageAction, usePageActions } from "@/components/shell/page-actions";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { useEver } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { useApi } from "@/lib/api/query";
import type { SessionEntry } from "@/lib/changes/session-log";
import { problemOf } from "@/lib/errors/api-error";
import { wording } from "@/lib/errors/wording";
import { useRecordsWorkspace } from "./records-workspace";

const none: readonly SessionEntry[] = [];

/** How much was changed in this tab, and the way to its list; only the keys where that is nothing. */
export function SessionButton() {
  const person = useApi("auth.me", {}, { staleTime: 300_000 }).data?.data.id;
  return person === undefined ? null : <Session key={person} person={person} />;
}

function Session({ person }: { person: string }) {
  const { domainId, zone, defaultTtl } = useRecordsWorkspace();
  const place = useMemo(() => ({ person, domainId }), [person, domainId]);
  useEffect(() => sessionChanges.follow(place, zone), [place, zone]);
  const entries = useSyncExternalStore(
    sessionChanges.subscribe,
    () => sessionChanges.of(place),
    () => none,
  );
  const [open, setOpen] = useState(false);
  const wanted = useEver(open);
  const undo = useUndoEntry();
  const show = () => setOpen(true);
  useShortcut("mod+z", "Undo the last change", show, { group: "Records", outsideFields: true });
  useShortcut("u", "Changes of this session", show, { group: "Records" });
  usePageActions(
    useMemo((): PageAction[] => {
      return [{ label: "Changes of this session", shortcut: "u", run: () => setOpen(true) }];
    }, []),
  );
  const count = entries.length;
  return (
    <>
      {count > 0 && (
        <Button
          size="sm"
          variant="quiet"
          icon={<History aria-hidden="true" className="size-3.5" />}
          title="What was applied in this tab, to be looked over and undone"
          onClick={show}
        >
          {count.toLocaleString("en")} applied
        </Button>
      )}
      {wanted && (
        <SessionSheet
          open={open}
          onOpenChange={setOpen}
          zone={zone}
          domainId={domainId}
          defaultTtl={defaultTtl}
          entries={entries}
          onUndo={(entry) => {
            setOpen(false);
            undo(entry);
          }}
        />
      )}
    </>
  );
}

/** Stages the way back of an entry; it is applied at once, once compared with the zone, where nothing else is staged. */
function useUndoEntry() {
  const { domainId, staging } = useRecordsWorkspace();
  return ({ id, rows }: SessionEntry) => {
    const run = async () => {
      const [staged, { stageWayBack }] = await Promise.all([
        staging.ready(),
        import("@/components/changes/apply-staged"),
      ]);
      await stageWayBack(staged, rows ?? [], { domainId, atOnce: !staging.active, entry: id, here: true });
    };
    run().catch((error: unknown) => {
      const { title } = wording(problemOf(error));
      toast({ title: "Nothing was undone", description: title, tone: "warning", timeout: 0 });
    });
  };
}
