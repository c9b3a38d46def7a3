"use client";

import { useQueryClient } from "@tanstack/react-query";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { useAction } from "@/lib/api/action";
import { call } from "@/lib/api/call";
import { zoneRecords } from "@/lib/api/zone-records";
import type { RecordUpdate, Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import { paths } from "@/lib/paths";
import { type FailedAct, failedActs } from "./failed-acts";
import { bodyOfRecord, titleOf } from "./record-body";
import { zoneLineOf } from "./zone-line";

interface Zone {
  domainId: string;
  /** The zone's name, its trailing dot optional. */
  zone: string;
  /** Brings a record into sight, when the page is still there. */
  showRecord: (id: string) => void;
}

/** Acts on records that tell of themselves how they went. */
export interface RecordActs {
  /** Creates a deleted record again, as it was. */
  putBack(record: ZoneRecord): void;
  /** Takes a change back: sets those of the fields sent that differ to what they were before. */
  changeBack(before: ZoneRecord, now: ZoneRecord, sent: RecordUpdate): void;
  /** Takes an addition back. */
  takeAway(record: ZoneRecord): void;
  setDisabled(record: ZoneRecord, disabled: boolean): void;
}

/**
 * What is done to records without a form, and taken back from a toast. A success is told in a toast; a failure stands
 * above the table with all that is needed to repeat it.
 */
export function useRecordActs({ domainId, zone, showRecord }: Zone) {
  const client = useQueryClient();
  const create = useAction("records.create");
  const update = useAction("records.update");
  const remove = useAction("records.delete");

  async function attempt<R>(
    run: () => Promise<R>,
    failed: Omit<FailedAct, "domainId" | "problem" | "lost"> & { lost?: ZoneRecord[] },
  ): Promise<{ result: R } | undefined> {
    try {
      return { result: await run() };
    } catch (error) {
      failedActs.add({ domainId, lost: [], ...failed, problem: problemOf(error) });
      if (!failedActs.isShown()) {
        const link = <TextLink href={paths.records(domainId)}>See why</TextLink>;
        toast({ title: failed.title, description: link, timeout: 0 });
      }
      return undefined;
    }
  }

  /** Creates a deleted record again, as it was. */
  async function putBack(record: ZoneRecord): Promise<void> {
    const title = titleOf(record, zone);
    const body = bodyOfRecord(record, zone);
    const done = await attempt(() => create.mutateAsync({ params: { domain_id: domainId }, body }), {
      title: `${title} was not put back`,
      candidate: body,
      operation: "create",
      lost: [record],
      retry: () => void putBack(record),
    });
    if (!done) return;
    toast({ title: `${title} is back` });
    showRecord(done.result.id);
  }

  async function change(record: ZoneRecord, body: RecordUpdate, said: string, notSaid: string) {
    const params = { domain_id: domainId, record_id: record.id };
    return attempt(() => update.mutateAsync({ params, body }), {
      title: `${titleOf(record, zone)} ${notSaid}`,
      candidate: { ...bodyOfRecord(record, zone), ...body },
      operation: "update",
      retry: () => void changeAndSay(record, body, said, notSaid),
    });
  }

  /** Changes a record and says so; Undo changes it back to what it was. */
  async function changeAndSay(record: ZoneRecord, body: RecordUpdate, said: string, notSaid: string) {
    const done = await change(record, body, said, notSaid);
    if (!done) return;
    toast({
      title: `${said} ${titleOf(record, zone)}`,
      action: { label: "Undo", onPress: () => void changeBack(record, done.result, body) },
    });
    showRecord(record.id);
  }

  /** Whether a record still is as it was saved here; if not, that is said: an Undo never overwrites others' work. */
  async function untouched(saved: ZoneRecord, notDone: string): Promise<boolean> {
    const params = { domain_id: domainId, record_id: saved.id };
    // What cannot be read is left to the act itself to meet and show.
    const now = await call("records.get", { params }).catch(() => undefined);
    if (!now || zoneLineOf(now, zone) === zoneLineOf(saved, zone)) return true;
    zoneRecords(client, domainId).put(now);
    toast({
      title: `${titleOf(saved, zone)} ${notDone}`,
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
    if (Object.keys(body).length === 0 || !(await untouched(now, "was not changed back"))) return;
    const done = await change(before, body, "Changed back", "was not changed back");
    if (!done) return;
    toast({ title: `Changed ${titleOf(before, zone)} back` });
    showRecord(before.id);
  }

  /** Takes an addition back. */
  async function takeAway(record: ZoneRecord): Promise<void> {
    if (!(await untouched(record, "was not taken away again"))) return;
    const params = { domain_id: domainId, record_id: record.id };
    const done = await attempt(() => remove.mutateAsync({ params }), {
      title: `${titleOf(record, zone)} was not taken away again`,
      candidate: bodyOfRecord(record, zone),
      operation: "delete",
      retry: () => void takeAway(record),
    });
    if (done) toast({ title: `Took ${titleOf(record, zone)} away again` });
  }

  const acts: RecordActs = {
    putBack: (record) => void putBack(record),
    changeBack: (before, now, sent) => void changeBack(before, now, sent),
    takeAway: (record) => void takeAway(record),
    setDisabled: (record, disabled) =>
      void changeAndSay(
        record,
        { disabled },
        disabled ? "Disabled" : "Enabled",
        disabled ? "was not disabled" : "was not enabled",
      ),
  };
  return acts;
}
