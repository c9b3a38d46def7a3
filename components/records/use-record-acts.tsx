"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import { call } from "@/lib/api/call";
import { openOutcomeOf } from "@/lib/api/open-outcome";
import { throttle } from "@/lib/api/throttle";
import { zoneRecords } from "@/lib/api/zone-records";
import type { RecordUpdate, Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import { paths } from "@/lib/paths";
import { actTitle, type FailedAct, failedActs } from "./failed-acts";
import { bodyOfRecord, titleOf } from "./record-body";
import type { Sure } from "./use-sure";
import { zoneLineOf } from "./zone-line";

interface Zone {
  domainId: string;
  /** The zone's name, its trailing dot optional. */
  zone: string;
  /** Brings a record into sight, when the page is still there. */
  showRecord: (id: string) => void;
  sure: Sure;
}

/** Acts on records that tell of themselves how they went. */
export interface RecordActs {
  /** Creates a deleted record again, as it was. */
  putBack(record: ZoneRecord): void;
  /** Takes a change back: sets those of the fields sent that differ to what they were before. */
  changeBack(before: ZoneRecord, now: ZoneRecord, sent: RecordUpdate): void;
  /** Takes an addition back. */
  takeAway(record: ZoneRecord): void;
  /** Takes a replacement back: deletes what took the place of others, and creates those again as they were. */
  replaceBack(record: ZoneRecord, old: readonly ZoneRecord[]): void;
  setDisabled(record: ZoneRecord, disabled: boolean): void;
}

/**
 * What is done to records without a form, and taken back from a toast. A success is told in a toast; a failure stands
 * beside the table with all that is needed to repeat it.
 */
export function useRecordActs({ domainId, zone, showRecord, sure }: Zone) {
  const client = useQueryClient();
  const create = useAction("records.create");
  const update = useAction("records.update");
  const remove = useAction("records.delete");
  const [turning] = useState(() => new Set<string>());

  /** Says what did not go through. */
  function tellFailed(act: FailedAct): void {
    failedActs.add(act);
    pointTo(act);
  }

  function pointTo(act: FailedAct): void {
    if (failedActs.isShown()) return;
    const link = <TextLink href={paths.records(domainId)}>See why</TextLink>;
    toast({ title: actTitle(act), description: link, tone: "warning", timeout: 0 });
  }

  /** Runs an act; `done` is told when it was applied, also when that is found out only later. */
  async function attempt<R>(
    run: () => Promise<R>,
    failed: Omit<FailedAct, "domainId" | "problem" | "lost"> & { lost?: ZoneRecord[] },
    done: (result: R) => void,
  ): Promise<void> {
    let result: R;
    try {
      result = await run();
    } catch (error) {
      const act = { domainId, lost: [], ...failed, problem: problemOf(error) };
      const open = openOutcomeOf(error, { mutateAsync: run });
      if (!open) return tellFailed(act);
      failedActs.addOpen(act, open, done);
      return pointTo(act);
    }
    done(result);
  }

  /** Creates a deleted record again, as it was. */
  function putBack(record: ZoneRecord): Promise<void> {
    const title = titleOf(record, zone);
    const body = bodyOfRecord(record, zone);
    return attempt(
      () => create.mutateAsync({ params: { domain_id: domainId }, body }),
      {
        what: title,
        done: "put back",
        candidate: body,
        operation: "create",
        lost: [record],
        retry: () => void putBack(record),
      },
      ({ id }) => {
        toast({ title: `${title} is back` });
        showRecord(id);
      },
    );
  }

  function change(record: ZoneRecord, body: RecordUpdate, done: string, said: (now: ZoneRecord) => void) {
    const params = { domain_id: domainId, record_id: record.id };
    return attempt(
      () => update.mutateAsync({ params, body }),
      {
        what: titleOf(record, zone),
        done,
        candidate: { ...bodyOfRecord(record, zone), ...body },
        operation: "update",
        retry: () => void change(record, body, done, said),
      },
      (now) => {
        said(now);
        showRecord(record.id);
      },
    );
  }

  /** Disables or enables a record; Undo makes it what it was. */
  async function setDisabled(record: ZoneRecord, disabled: boolean): Promise<void> {
    const body = { disabled };
    const done = disabled ? "disabled" : "enabled";
    // A second press, or a key held down, means the first.
    if (turning.has(record.id)) return;
    turning.add(record.id);
    try {
      const retry = () => void setDisabled(record, disabled);
      if (!(await untouched(record, { done, operation: "update", retry }))) return;
      await change(record, body, done, (now) =>
        toast({
          title: `${disabled ? "Disabled" : "Enabled"} ${titleOf(record, zone)}`,
          action: { label: "Undo", onPress: () => void changeBack(record, now, body) },
        }),
      );
    } finally {
      turning.delete(record.id);
    }
  }

  /** Whether a record still is as it is known here; if not, or if nobody can tell, that is said, and nothing is sent. */
  async function untouched(
    saved: ZoneRecord,
    act: Pick<FailedAct, "done" | "operation" | "retry">,
  ): Promise<boolean> {
    const params = { domain_id: domainId, record_id: saved.id };
    // The look would wait for the rate limit unseen; the act itself is refused unsent, and says so.
    if (throttle.held()) return true;
    let now: ZoneRecord;
    try {
      now = await call("records.get", { params }, { forWrite: true });
    } catch (error) {
      const problem = problemOf(error);
      // One that is gone is left to the act itself to meet and show.
      if (problem.kind === "not-found") return true;
      const candidate = bodyOfRecord(saved, zone);
      tellFailed({ domainId, what: titleOf(saved, zone), ...act, problem, candidate, lost: [] });
      return false;
    }
    if (zoneLineOf(now, zone) === zoneLineOf(saved, zone)) return true;
    zoneRecords(client, domainId).put(now);
    toast({
      title: `${titleOf(saved, zone)} was not ${act.done}`,
      description: (
        <>
          Somebody has changed it since: it is now{" "}
          <code className="wrap-anywhere">{zoneLineOf(now, zone)}</code>
        </>
      ),
      tone: "warning",
      timeout: 0,
    });
    showRecord(saved.id);
    return false;
  }

  /** Takes a change back: only what was sent, for in the rest somebody else may have been faster. */
  async function changeBack(before: ZoneRecord, now: ZoneRecord, sent: RecordUpdate): Promise<void> {
    const body: RecordUpdate = {
      ...("content" in sent && before.content !== now.content && { content: before.content }),
      ...("ttl" in sent && (before.ttl ?? null) !== (now.ttl ?? null) && { ttl: before.ttl ?? null }),
      ...("disabled" in sent &&
        (before.disabled ?? false) !== (now.disabled ?? false) && { disabled: before.disabled ?? false }),
    };
    const done = "changed back";
    const retry = () => void changeBack(before, now, sent);
    if (Object.keys(body).length === 0 || !(await untouched(now, { done, operation: "update", retry })))
      return;
    await change(before, body, done, () => toast({ title: `Changed ${titleOf(before, zone)} back` }));
  }

  /** Takes an addition back; `then` goes on with what only the room it took allows. */
  async function takeAway(record: ZoneRecord, then?: () => void): Promise<void> {
    const done = "taken away again";
    const retry = () => void takeAway(record, then);
    if (!(await untouched(record, { done, operation: "delete", retry }))) return;
    const params = { domain_id: domainId, record_id: record.id };
    await attempt(
      () => remove.mutateAsync({ params }),
      {
        what: titleOf(record, zone),
        done,
        candidate: bodyOfRecord(record, zone),
        operation: "delete",
        retry,
      },
      () => {
        toast({ title: `Took ${titleOf(record, zone)} away again` });
        then?.();
      },
    );
  }

  async function putAllBack(records: readonly ZoneRecord[]): Promise<void> {
    for (const record of records) await putBack(record);
  }

  /** Every single act begins here. */
  async function begin({ name, type }: ZoneRecord, verb: string, run: () => Promise<void>): Promise<void> {
    if (await sure({ name, type, verb })) await run();
  }

  const acts: RecordActs = {
    putBack: (record) => void begin(record, "Put back", () => putBack(record)),
    changeBack: (before, now, sent) => void begin(now, "Change back", () => changeBack(before, now, sent)),
    takeAway: (record) => void begin(record, "Take away", () => takeAway(record)),
    replaceBack: (record, old) =>
      void begin(record, "Take away", () => takeAway(record, () => void putAllBack(old))),
    setDisabled: (record, disabled) =>
      void begin(record, disabled ? "Disable" : "Enable", () => setDisabled(record, disabled)),
  };
  return acts;
}
