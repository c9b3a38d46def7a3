import fc from "fast-check";
import { expect, it } from "vitest";
import { type AuditSource, writeAudit } from "./audit";
import { type AuditFilter, auditPage } from "./audit-page";
import { type Db, openDb } from "./db";

const actions = ["record.create", "record.update", "domain.update", "role.assign"] as const;
const resources = { record: "r_", domain: "d_", role: "role_" } as const;

interface Stored extends AuditFilter {
  id: string;
  timestamp: string;
}

/** Entries over 90 days, crowded on some days and rare on others. */
function fill(db: Db, count: number): Stored[] {
  const start = Date.parse("2026-01-01T00:00:00.000Z");
  const stored: Stored[] = [];
  for (let i = 0; i < count; i++) {
    const rare = i % 97 === 0;
    const action = rare ? "role.assign" : (actions[i % 3] ?? "record.create");
    const resource_type =
      action === "role.assign" ? "role" : action.startsWith("record") ? "record" : "domain";
    const source: AuditSource = {
      actor_type: i % 4 === 0 ? "api_key" : "user",
      actor_id: `u_${i % 5}`,
      actor_email: null,
      ip_address: null,
      user_agent: null,
      timestamp: new Date(start + Math.floor((i / count) ** 2 * 90 * 86_400_000)).toISOString(),
    };
    const entry = {
      action,
      resource_type,
      resource_id: `${resources[resource_type]}${i % 11}`,
      resource_name: null,
      tenant_id: `t_${i % 2}`,
    } as const;
    writeAudit(db, entry, source, `log_${i}`);
    stored.push({ ...entry, ...source, actor_id: source.actor_id ?? undefined, id: `log_${i}` });
  }
  return stored.reverse();
}

it("gives the same pages and totals as going over every entry", () => {
  const db = openDb(":memory:");
  const stored = fill(db, 900);
  const times = fc.oneof(
    fc.constantFrom(...stored.map((entry) => entry.timestamp)),
    fc.constantFrom("2026-02-03T00:00:00.000Z", "2025-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"),
  );
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
  const filters = fc.record({
    tenant_id: maybe(fc.constantFrom("t_0", "t_1", "t_2")),
    actor_type: maybe(fc.constantFrom("user", "api_key")),
    actor_id: maybe(fc.constantFrom("u_0", "u_3")),
    action: maybe(fc.constantFrom(...actions, "dnssec.enable")),
    resource_type: maybe(fc.constantFrom("record", "domain", "role")),
    resource_id: maybe(fc.constantFrom("r_1", "d_5", "role_0")),
    since: maybe(times),
    until: maybe(times),
  });
  const pages = fc.record({ offset: fc.nat(950), limit: fc.integer({ min: 1, max: 100 }) });
  const names = ["tenant_id", "actor_type", "actor_id", "action", "resource_type", "resource_id"] as const;
  fc.assert(
    fc.property(filters, pages, (filter, page) => {
      const { since = "", until = "~" } = filter;
      const matching = stored.filter(
        (entry) =>
          names.every((name) => filter[name] === undefined || filter[name] === entry[name]) &&
          entry.timestamp >= since &&
          entry.timestamp < until,
      );
      const found = auditPage(db, filter, page);
      expect(found.total).toBe(matching.length);
      expect(found.data.map((entry) => entry.id)).toEqual(
        matching.slice(page.offset, page.offset + page.limit).map((entry) => entry.id),
      );
    }),
    { numRuns: 400 },
  );
});
