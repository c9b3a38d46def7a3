"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { CheckOutcome } from "@/components/errors/check-outcome";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { isGone } from "@/lib/api/sent-before";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import { changesText } from "./count-words";
import { linesWords } from "./line-words";
import { type OpenCall, openCalls, unapplied } from "./open-calls";
import { type OpenNote, openNotes } from "./open-notes";
import { openStagedZone } from "./staged-zone";

const none: readonly OpenCall[] = [];

interface OpenCallNoticesProps {
  person: string;
  notes: readonly OpenNote[];
}

/** What is still to be found out of zones that are not on screen. */
export function OpenCallNotices({ person, notes }: OpenCallNoticesProps) {
  const client = useQueryClient();
  useEffect(() => {
    const gone = new AbortController();
    const follow = async ({ domainId, zone }: OpenNote) => {
      // Whoever is applying it finds out by itself.
      await unapplied(domainId, gone.signal);
      if (!openNotes.of(person).some((note) => note.domainId === domainId)) return;
      const staged = await openStagedZone({ person, domainId }, zone);
      await staged.readSent();
      openCalls.follow(staged, client);
    };
    for (const note of notes) follow(note).catch(() => undefined);
    return () => gone.abort();
  }, [notes, person, client]);
  const calls = useSyncExternalStore(openCalls.subscribe, openCalls.unseen, () => none);
  return calls
    .filter(({ staged }) => staged.place.person === person)
    .map((call) => <OpenCallNotice key={call.staged.place.domainId} call={call} />);
}

function OpenCallNotice({ call: { staged, sent, lookup } }: { call: OpenCall }) {
  const { trouble } = useSyncExternalStore(lookup.subscribe, lookup.snapshot, lookup.snapshot);
  const { domainId } = staged.place;
  const count = sent.lines.length;
  const gone = isGone(trouble);
  return (
    <section
      aria-label={`Not known yet of ${staged.zone}`}
      className="flex flex-col gap-1 rounded-md border border-warning-line bg-raised px-3 py-2 shadow-popup"
    >
      <div className="flex items-baseline gap-2">
        <p className="min-w-0 flex-1 truncate font-medium">
          <bdi>{staged.zone}</bdi>
        </p>
        <TextLink href={paths.records(domainId)}>Show</TextLink>
      </div>
      <p role="status">
        It is not known yet whether {changesText(count)} {count === 1 ? "was" : "were"} applied.
      </p>
      <p className="wrap-anywhere text-muted">{linesWords(sent.lines)}</p>
      {trouble && (
        <p className="wrap-anywhere">
          {gone
            ? "The zone cannot be looked into: it was deleted, or you may not see it any more."
            : `The zone could not be read. ${wording(trouble).message}`}
        </p>
      )}
      <div className="flex flex-wrap gap-x-2 gap-y-1">
        <CheckOutcome open={lookup} />
        {gone && (
          <Button size="sm" variant="quiet" onClick={() => void staged.sending(null)}>
            Look no more
          </Button>
        )}
      </div>
    </section>
  );
}
