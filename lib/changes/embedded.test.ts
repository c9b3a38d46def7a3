import fc from "fast-check";
import { expect, test } from "vitest";
import { zoneClient } from "@/lib/embedded/zone-client.fixture";
import { emptyChangeSet, stage } from "./change-set";
import { planChanges } from "./plan";
import { randomSet, someEdit, someRow, wantedZone, zone, zoneText } from "./random-zone.fixture";
import { checkUndo } from "./undo";
import { carryOut, emptyZone } from "./zone-calls.fixture";

test("carried out by the API, any set leaves the zone equal to the plan, and is undone", {
  timeout: 240_000,
}, async () => {
  let carried = 0;
  const client = await zoneClient(zone);
  const options = { domainId: client.domain.id };
  await fc.assert(
    fc.asyncProperty(
      fc.array(someRow, { maxLength: 12 }),
      fc.array(someEdit, { minLength: 1, maxLength: 10 }),
      fc.constantFrom(undefined, 1),
      async (rows, edits, replaceFrom) => {
        const added = { params: client.params, body: { records: rows, continue_on_error: true } };
        await client.ok("tenant_admin", "records.bulkCreate", added);
        const before = await client.records();
        const set = randomSet(before, edits);
        const made = planChanges(set, before, { ...options, ...(replaceFrom ? { replaceFrom } : {}) });
        if (!made.ok) return;
        const applied = await carryOut(client, made);
        const now = await client.records();
        expect(zoneText(now)).toEqual(wantedZone(set, before));
        const undo = checkUndo(applied, now, { name: zone, defaultTtl: 3600 });
        expect(undo.rebase.counts.conflict).toBe(0);
        await carryOut(client, planChanges(undo.set, now, options));
        expect(zoneText(await client.records())).toEqual(zoneText(before));
        carried++;
        if (carried % 20 === 0) await emptyZone(client);
      },
    ),
    { numRuns: 150 },
  );
  expect(carried).toBeGreaterThan(30);
});

test("what is refused before would be refused by the API", { timeout: 240_000 }, async () => {
  let refused = 0;
  const client = await zoneClient(zone);
  await fc.assert(
    fc.asyncProperty(fc.array(someRow, { maxLength: 6 }), someRow, async (rows, row) => {
      await emptyZone(client);
      const added = { params: client.params, body: { records: rows, continue_on_error: true } };
      await client.ok("tenant_admin", "records.bulkCreate", added);
      const set = stage(emptyChangeSet(zone), [{ kind: "add", record: row }]);
      const made = planChanges(set, await client.records(), { domainId: client.domain.id });
      const { status } = await client.tryAdd(row);
      expect(status < 300).toBe(made.ok);
      if (!made.ok) refused++;
    }),
    { numRuns: 150 },
  );
  expect(refused).toBeGreaterThan(10);
});
