import { expect } from "vitest";
import type { zoneClient } from "@/lib/embedded/zone-client.fixture";
import { type AppliedRow, appliedRows, rowResults } from "./call-results";
import { emptyChangeSet, stage } from "./change-set";
import { type PlannedCall, planChanges } from "./plan";

type Client = Awaited<ReturnType<typeof zoneClient>>;

function send(client: Client, call: PlannedCall) {
  switch (call.name) {
    case "records.create":
      return client.call("tenant_admin", call.name, call.input);
    case "records.update":
      return client.call("tenant_admin", call.name, call.input);
    case "records.delete":
      return client.call("tenant_admin", call.name, call.input);
    case "records.bulkCreate":
      return client.call("tenant_admin", call.name, call.input);
    case "records.bulkDelete":
      return client.call("tenant_admin", call.name, call.input);
  }
}

/** Sends the calls one after the other, each of which must succeed, and gives what they did. */
export async function carryOut(client: Client, made: ReturnType<typeof planChanges>): Promise<AppliedRow[]> {
  if (!made.ok) throw new Error(JSON.stringify(made.refused));
  const applied: AppliedRow[] = [];
  for (const call of made.calls) {
    const { status, body } = await send(client, call);
    if (status >= 300) throw new Error(`${call.name} answered ${status}: ${JSON.stringify(body)}`);
    const results = rowResults(call, body, client.domain.name);
    expect(results.map(({ state }) => state)).toEqual(call.rows.map(() => "applied"));
    applied.push(...appliedRows(call.rows, results));
  }
  return applied;
}

/** Deletes all but the zone's own records, and does so by way of a plan. */
export async function emptyZone(client: Client): Promise<void> {
  const records = await client.records();
  const own = (await client.records({})).map(({ id }) => id);
  const edits = records
    .filter(({ id }) => own.includes(id))
    .map((record) => ({ kind: "delete" as const, record }));
  await carryOut(
    client,
    planChanges(stage(emptyChangeSet(client.domain.name), edits), records, { domainId: client.domain.id }),
  );
}
