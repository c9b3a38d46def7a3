import { expect, test, vi } from "vitest";
import type { RecordCreate, Record as ZoneRecord } from "@/lib/contract/records";
import { ApiError } from "@/lib/errors/api-error";
import { problemFromError, problemFromResponse } from "@/lib/errors/problem-from";
import { aRecord, zone } from "./records.fixture";
import { type ReplaceCalls, replaceRecords } from "./replace-records";

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
const lostReply = () =>
  new ApiError(problemFromError(new TypeError("Failed to fetch"), create, { online: true }));

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
    list: async () => [...records],
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
    unknown: false,
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

test("a lost reply counts as done when the new record is there", async () => {
  const records = old().slice(0, 1);
  const { calls } = fakeZone(records);
  const { create: write } = calls;
  calls.create = async (sent) => {
    await write(sent);
    throw lostReply();
  };
  expect(await replaceRecords({ zone, old: [...records], body }, calls)).toMatchObject({ done: true });
});

test("after a lost reply without the record, nothing more is tried and nothing is claimed", async () => {
  const records = old().slice(0, 1);
  const write = vi.fn(() => Promise.reject(lostReply()));
  const { calls } = fakeZone(records, { create: write });
  const result = await replaceRecords({ zone, old: [...records], body }, calls);
  expect(result).toMatchObject({
    done: false,
    unknown: true,
    restored: [],
    lost: [{ content: "192.0.2.1" }],
  });
  expect(write).toHaveBeenCalledTimes(1);
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
