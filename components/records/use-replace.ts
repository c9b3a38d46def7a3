"use client";

import { useRef, useState } from "react";
import { useAction } from "@/lib/api/action";
import { type OpenOutcome, type OpenState, UnsettledError } from "@/lib/api/open-outcome";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { ApiError } from "@/lib/errors/api-error";
import type { RecordBody } from "./record-schema";
import { useRecordsWorkspace } from "./records-workspace";
import { type NotReplaced, type Replaced, replaceRecords } from "./replace-records";

interface Replacement {
  old: readonly ZoneRecord[];
  body: RecordBody;
}

/**
 * A replacement as one action. When the outcome of one of its steps is not known, neither is its own: as soon as that
 * is known, and as long as somebody waits for it, the steps that are left are taken.
 */
export function useReplace() {
  const { domainId, zone, refresh } = useRecordsWorkspace();
  const [failed, setFailed] = useState<NotReplaced>();
  const last = useRef<NotReplaced>(undefined);
  const create = useAction("records.create");
  const remove = useAction("records.delete");
  const params = { domain_id: domainId };

  function note(next: NotReplaced | undefined): void {
    last.current = next;
    setFailed(next);
  }

  function finish(replaced: Replaced): ZoneRecord {
    if (replaced.done) {
      note(undefined);
      return replaced.record;
    }
    note(replaced);
    refresh();
    const { problem, open } = replaced;
    throw open ? new UnsettledError(problem, goingOn(open, finish)) : new ApiError(problem);
  }

  async function mutateAsync({ old, body }: Replacement): Promise<ZoneRecord> {
    // What an earlier try has deleted and not put back is still to be put back when this one fails.
    const gone = [...(last.current?.lost ?? [])];
    const left = old.filter(({ id }) => !gone.some((record) => record.id === id));
    const calls = {
      create: (sent: RecordCreate) => create.mutateAsync({ params, body: sent }),
      remove: (record_id: string) => remove.mutateAsync({ params: { ...params, record_id } }),
    };
    return finish(await replaceRecords({ zone, old: left, body }, calls, gone));
  }

  return {
    action: { mutateAsync },
    failed,
    /** Forgets it; gives back how it stood. */
    giveUp: (): NotReplaced | undefined => {
      const was = last.current;
      note(undefined);
      return was;
    },
  };
}

type OpenStep = NonNullable<NotReplaced["open"]>;

/** The outcome of all, from that of a step. */
function goingOn(
  { outcome, follow }: OpenStep,
  finish: (replaced: Replaced) => ZoneRecord,
): OpenOutcome<ZoneRecord> {
  const listeners = new Set<() => void>();
  let state: OpenState = outcome.snapshot();
  const set = (next: OpenState) => {
    state = next;
    for (const tell of listeners) tell();
  };
  return {
    trace: outcome.trace,
    check: outcome.check,
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      const end = outcome.subscribe(() => set(outcome.snapshot()));
      return () => {
        end();
        listeners.delete(listener);
      };
    },
    watch: (watcher) =>
      follow(async (goOn, asked) => {
        set({ ...state, looking: true });
        try {
          watcher.applied(finish(await goOn()), asked);
        } catch (error) {
          watcher.failed?.(error, asked);
        }
      }),
  };
}
