import fc from "fast-check";
import { expect, it } from "vitest";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { testClient } from "./test-client";
import { type ModelRecord, servesApex, type Verdict, ZoneModel } from "./zone-model.fixture";

const contents: { [type: string]: [string, string] } = {
  A: ["192.0.2.1", "192.0.2.2"],
  CNAME: ["x.example.net.", "y.example.net."],
  DNAME: ["x.example.net.", "y.example.net."],
  ALIAS: ["x.example.net.", "y.example.net."],
  NS: ["ns1.example.net.", "ns2.example.net."],
  TXT: ['"one"', '"two"'],
  DS: [`1 13 2 ${"A".repeat(64)}`, `2 13 2 ${"B".repeat(64)}`],
};
const row = fc
  .record({
    name: fc.constantFrom("@", "a", "b", "*.a"),
    type: fc.constantFrom(...Object.keys(contents)),
    second: fc.boolean(),
    ttl: fc.constantFrom(null, 60, 3600),
    disabled: fc.boolean(),
  })
  .map(
    ({ second, ...rest }): ModelRecord => ({ ...rest, content: contents[rest.type]?.[second ? 1 : 0] ?? "" }),
  );
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
const index = fc.nat(20);
const operation = fc.oneof(
  fc.record({ kind: fc.constant("create" as const), row }),
  fc.record({
    kind: fc.constant("update" as const),
    index,
    second: fc.option(fc.boolean(), { nil: undefined }),
    ttl: fc.constantFrom(undefined, null, 60),
    disabled: fc.constantFrom(undefined, true, false),
  }),
  fc.record({ kind: fc.constant("delete" as const), index }),
  fc.record({ kind: fc.constant("bulk" as const), rows, go_on: fc.boolean() }),
  fc.record({
    kind: fc.constant("bulk-delete" as const),
    indexes: fc.uniqueArray(index, { minLength: 1, maxLength: 5 }),
    go_on: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("import" as const),
    rows,
    mode: fc.constantFrom("merge" as const, "skip_existing" as const, "replace" as const),
  }),
);

it("agrees with a naive model, whatever is done in whatever order", { timeout: 120_000 }, async () => {
  const client = testClient({ seed: "people" });
  let zones = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
      zones += 1;
      const name = `z${zones}.example`;
      const created = await client.ok("tenant_admin", "domains.create", {
        body: { name, domain_type: "primary" },
      });
      const zone = zoneState(client, created.id);
      let now = await zone.read();
      const model = new ZoneModel(now.records.map(modelRecord));
      for (const step of operations) {
        const before = now;
        const expected = outcome(model, step, before.records);
        const reply = await zone.run(step, before.records);
        expect(reply).toEqual(expected);
        now = await zone.read();
        expect(now.records.map(line).sort()).toEqual(model.records.map(line).sort());
        expectValid(now.records, now.serial);
        const changed = now.records.map(line).sort().join() !== before.records.map(line).sort().join();
        expect([now.entries - before.entries, now.serial - before.serial]).toEqual([
          reply.status < 300 ? 1 : 0,
          changed ? 1 : 0,
        ]);
      }
    }),
    { numRuns: 60 },
  );
});

type Step = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What the model says the answer is: its status, and the verdict of each row of a batch. */
function outcome(model: ZoneModel, step: Step, there: readonly ZoneRecord[]) {
  const find = (at: number) =>
    pick(there, at, (record) => model.records.find((one) => line(one) === line(record)));
  const answer = (verdict: Verdict) => ({ status: verdict === "ok" ? 200 : verdict });
  const batch = (verdicts: Verdict[], atomic: boolean) => {
    const refused = verdicts.flatMap((verdict, at) => (verdict === "ok" ? [] : [at]));
    const statuses = verdicts.flatMap((verdict) => (verdict === "ok" ? [] : [verdict]));
    return { status: atomic && refused.length > 0 ? Math.min(...statuses) : 200, refused };
  };
  switch (step.kind) {
    case "create":
      return answer(model.create(step.row));
    case "update": {
      const record = find(step.index);
      return record ? answer(model.update(record, change(step, record))) : { status: 404 };
    }
    case "delete": {
      const record = find(step.index);
      const verdict = record ? model.delete(record) : 404;
      return { status: verdict === "ok" ? 204 : verdict };
    }
    case "bulk": {
      const verdicts = model.batch(step.rows, !step.go_on, (one) => model.create(one));
      return batch(verdicts, !step.go_on);
    }
    case "bulk-delete": {
      const verdicts = model.batch(step.indexes, !step.go_on, (at) => {
        const record = find(at);
        return record ? model.delete(record) : 404;
      });
      return batch(verdicts, !step.go_on);
    }
    case "import":
      return { status: model.import(step.rows, step.mode) ? 200 : step.rows.some(apexDs) ? 400 : 409 };
  }
}

/** Reads and changes one zone of the API. */
function zoneState(client: ReturnType<typeof testClient>, domainId: string) {
  const params = { domain_id: domainId };
  const as = "tenant_admin";
  return {
    async read() {
      const { data } = await client.ok(as, "records.list", { params, query: { include_system: true } });
      const { serial } = await client.ok(as, "domains.get", { params });
      const { total } = await client.ok(as, "auditLogs.list", { query: { page_size: 1 } });
      return { records: data, serial: serial ?? 0, entries: total };
    },
    async run(step: Step, there: readonly ZoneRecord[]) {
      const idAt = (at: number) => pick(there, at, ({ id }) => id) ?? "r_none";
      const of = (at: number) => ({ ...params, record_id: idAt(at) });
      switch (step.kind) {
        case "create":
          return only(await client.call(as, "records.create", { params, body: step.row }));
        case "update": {
          const record = pick(there, step.index, (one) => one);
          const { content, ttl, disabled } = record ? change(step, record) : {};
          const body = { content, ttl, disabled };
          return only(await client.call(as, "records.update", { params: of(step.index), body }));
        }
        case "delete":
          return only(await client.call(as, "records.delete", { params: of(step.index) }));
        case "bulk": {
          const body = { records: step.rows, continue_on_error: step.go_on };
          return withRows(await client.call(as, "records.bulkCreate", { params, body }));
        }
        case "bulk-delete": {
          const body = { record_ids: step.indexes.map(idAt), continue_on_error: step.go_on };
          return withRows(await client.call(as, "records.bulkDelete", { params, body }));
        }
        case "import": {
          const body = { format: "json" as const, mode: step.mode, content: JSON.stringify(step.rows) };
          return only(await client.call(as, "import.text", { params, body }));
        }
      }
    },
  };
}

function expectValid(records: readonly ZoneRecord[], serial: number): void {
  const all = records.map(modelRecord);
  expect(new Set(all.map(({ name, type, content }) => `${name} ${type} ${content}`)).size).toBe(all.length);
  expect(all.some(servesApex)).toBe(true);
  const soa = records.filter(({ type }) => type === "SOA");
  expect(soa.map(({ content }) => Number(content.split(" ")[2]))).toEqual([serial]);
  for (const { name, type } of all) {
    const others = all.filter((other) => other.name === name && other.type !== type);
    if (type === "CNAME") expect(all.filter((other) => other.name === name)).toHaveLength(1);
    if (type === "DNAME") {
      expect(others.filter((other) => name !== "@" || !/^(SOA|NS)$/.test(other.type))).toEqual([]);
    }
  }
}

function change(step: Extract<Step, { kind: "update" }>, { type }: { type: string }): Partial<ModelRecord> {
  const content = step.second === undefined ? undefined : contents[type]?.[step.second ? 1 : 0];
  return {
    ...(content === undefined ? {} : { content }),
    ...(step.ttl === undefined ? {} : { ttl: step.ttl }),
    ...(step.disabled === undefined ? {} : { disabled: step.disabled }),
  };
}

/** The serial left out, which the API alone counts. */
function line({ name, type, content, ttl, disabled, ...rest }: ModelRecord | ZoneRecord): string {
  const shown = "display_name" in rest ? rest.display_name : name;
  const data = type === "SOA" ? "" : content;
  return `${shown} ${type} ${data} ${ttl ?? "default"} ${disabled ? "off" : "on"}`;
}

function modelRecord(record: ZoneRecord): ModelRecord {
  const { type, content, ttl, disabled } = record;
  return { name: record.display_name ?? "", type, content, ttl: ttl ?? null, disabled: disabled ?? false };
}

function apexDs({ name, type }: ModelRecord): boolean {
  return name === "@" && type === "DS";
}

/** The record of that number, beyond the last one nothing. */
function pick<T>(there: readonly ZoneRecord[], at: number, of: (record: ZoneRecord) => T): T | undefined {
  const record = there[at];
  return record && of(record);
}

function only({ status }: { status: number }) {
  return { status };
}

function withRows({ status, body }: { status: number; body: unknown }) {
  const found: unknown[] = [];
  JSON.stringify(body, (key, value) => {
    if (key === "errors" && Array.isArray(value)) found.push(...value.map((one) => one.index));
    return value;
  });
  return { status, refused: found };
}
