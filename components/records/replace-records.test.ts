import { expect, test, vi } from "vitest";
import { UnsettledError, type Watcher } from "@/lib/api/open-outcome";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { aRecord, zone } from "./records.fixture";
import { type ReplaceCalls, type Replaced, replaceRecords } from "./replace-records";

const create = { name: "records.create", method: "POST", path: "/api/v1/domains/d_1/records" } as const;

const refusal = (status: number, message: string) =>
  new ApiError(
    problemFromResponse(
      {
        status,
        headers: new Headers({ "content-type": "application/json" }),
        bodyText: JSON.stringify({ detail: message }),
      },
      create,
    ),
  );
/** What the action rejects with while an outcome is open, and how it is found out later. */
function openOutcome() {
  const problem = problemFromError(new TypeError("Failed to fetch"), create, { online: true });
  const watchers: Watcher<unknown>[] = [];
  const still = { looking: false, nextAt: undefined, lookedAt: undefined };
  const error = new UnsettledError(problem, {
    trace: { name: "records.create", objectId: undefined, from: 0, to: 1 },
    check: async () => undefined,
    watch: (watcher) => {
      watchers.push(watcher);
      return () => undefined;
    },
    subscribe: () => () => undefined,
    snapshot: () => still,
  });
  return {
    error,
    applied: (result: unknown) => watchers.at(-1)?.applied(result, true),
    refused: () => watchers.at(-1)?.refused({ ...problem, outcome: "refused", settled: "not-applied" }, true),
  };
}
/** How a replacement goes on after its open step is known. */
async function after(replaced: Replaced, known: () => void): Promise<Replaced> {
  const { open } = replaced.done ? { open: undefined } : replaced;
  if (!open) throw new Error("No step is open");
  return new Promise((resolve) => {
    open.follow((goOn) => resolve(goOn()));
    known();
  });
}

const body: RecordCreate = { name: "www", type: "CNAME", content: "elsewhere.example.net.", ttl: null };

/** A zone that holds these records, and what is done to it; `trouble` rejects before or after a step. */
function fakeZone(records: ZoneRecord[], trouble: Partial<ReplaceCalls> = {}) {
  const steps: string[] = [];
  const calls: ReplaceCalls = {
    create: async (sent) => {
      steps.push(`+ ${sent.name} ${sent.type} ${sent.content}`);
      const record = {
        ...sent,
        id: `new_${steps.length}`,
        name: sent.name === "@" ? zone : `${sent.name}.${zone}`,
      };
      records.push(record);
      return record;
    },
    remove: async (id) => {
      const at = records.findIndex((record) => record.id === id);
      steps.push(`- ${records[at]?.type} ${records[at]?.content}`);
      records.splice(at, 1);
    },
    ...trouble,
  };
  return { calls, steps, records };
}

const old = () => [aRecord("www 300 A 192.0.2.1"), aRecord("www - AAAA 2001:db8::1", { disabled: true })];

test("the old ones are deleted, then the new one is written", async () => {
  const records = old();
  const { calls, steps } = fakeZone(records);
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: true, record: { type: "CNAME" } });
  expect(steps).toEqual(["- A 192.0.2.1", "- AAAA 2001:db8::1", "+ www CNAME elsewhere.example.net."]);
});

test("when the new one is refused, the old ones are put back as they were", async () => {
  const records = old();
  const { calls } = fakeZone(records);
  const { create: write } = calls;
  calls.create = async (sent) => {
    if (sent.type === "CNAME") throw refusal(400, "Invalid target");
    return write(sent);
  };
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({
    done: false,
    lost: [],
    problem: { message: "Invalid target" },
  });
  expect(records).toMatchObject([
    { type: "A", content: "192.0.2.1", ttl: 300, disabled: false },
    { type: "AAAA", content: "2001:db8::1", ttl: null, disabled: true },
  ]);
});

test("when a deletion is refused, those deleted before it are put back and nothing new is written", async () => {
  const records = old();
  const { calls, steps } = fakeZone(records);
  const { remove } = calls;
  const [, second] = records;
  calls.remove = async (id) => {
    if (id === second?.id) throw refusal(403, "Not allowed");
    return remove(id);
  };
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: false, lost: [], problem: { kind: "forbidden" } });
  expect(steps).toEqual(["- A 192.0.2.1", "+ www A 192.0.2.1"]);
});

test("what cannot be put back is told", async () => {
  const records = old().slice(0, 1);
  const { calls } = fakeZone(records, { create: () => Promise.reject(refusal(403, "Not allowed")) });
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: false, restored: [], lost: [{ content: "192.0.2.1" }] });
});

test("when it is not known whether the new one was written, nothing more is tried; then the rest is done", async () => {
  const records = old().slice(0, 1);
  const open = openOutcome();
  const { calls, steps } = fakeZone(records);
  const { create: write } = calls;
  calls.create = vi.fn(() => Promise.reject(open.error));
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({
    done: false,
    restored: [],
    lost: [{ content: "192.0.2.1" }],
    open: { outcome: open.error.open },
  });
  expect(calls.create).toHaveBeenCalledTimes(1);
  calls.create = write;
  const written = await after(result, () => open.applied({ ...body, id: "r_new", name: "www" }));
  expect(written).toMatchObject({ done: true, record: { id: "r_new" } });
  const undone = await after(result, open.refused);
  expect(undone).toMatchObject({ done: false, restored: [{ content: "192.0.2.1" }], lost: [] });
  expect(steps).toEqual(["- A 192.0.2.1", "+ www A 192.0.2.1"]);
});

test("so it is when it is not known whether an old one was deleted", async () => {
  const records = old();
  const [first, second] = records;
  const open = openOutcome();
  const { calls, steps } = fakeZone(records);
  const { remove } = calls;
  calls.remove = async (id) => {
    if (id === second?.id) throw open.error;
    return remove(id);
  };
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: false, restored: [], lost: [first], open: {} });
  records.length = 0;
  expect(await after(result, () => open.applied(undefined))).toMatchObject({ done: true });
  expect(steps).toEqual(["- A 192.0.2.1", "+ www CNAME elsewhere.example.net."]);
  records.length = 0;
  expect(await after(result, open.refused)).toMatchObject({ done: false, restored: [{ type: "A" }] });
});

test("what was deleted by an earlier try is put back when this one fails", async () => {
  const [first] = old();
  if (!first) throw new Error("There is one");
  const { calls, steps } = fakeZone([]);
  const { create: write } = calls;
  calls.create = async (sent) => {
    if (sent.type === "CNAME") throw refusal(400, "Invalid target");
    return write(sent);
  };
  const result = await replaceRecords({ zone, old: [], body }, calls, [first]);
  expect(result).toMatchObject({ done: false, restored: [{ content: "192.0.2.1" }], lost: [] });
  expect(steps).toEqual(["+ www A 192.0.2.1"]);
});

test("what may have been put back is not said to be lost for sure", async () => {
  const records = old().slice(0, 1);
  const { calls } = fakeZone(records);
  calls.create = (sent) =>
    Promise.reject(sent.type === "CNAME" ? refusal(400, "Invalid target") : openOutcome().error);
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: false, restored: [], lost: [{ type: "A" }], unsure: true });
});

test("a record that is gone already is no obstacle, and is not put back", async () => {
  const records = old().slice(0, 1);
  const gone = new ApiError(
    problemFromResponse(
      {
        status: 404,
        headers: new Headers({ "content-type": "application/json" }),
        bodyText: '{"detail":"Record not found"}',
      },
      { name: "records.delete", method: "DELETE", path: "/api/v1/domains/d_1/records/r_1" },
    ),
  );
  const { calls, steps } = fakeZone(records, { remove: () => Promise.reject(gone) });
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({ done: true });
  expect(steps).toEqual(["+ www CNAME elsewhere.example.net."]);
});
