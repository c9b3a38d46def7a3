import { expect, it } from "vitest";
import { entryOf, recordOfEntry } from "@/lib/audit/audit-entry.fixture";
import { auditTarget } from "./audit-target";

const record = (action: string, details: { [side: string]: unknown }) =>
  entryOf({ action, resource_type: "record", resource_id: "r_1", details });

it.each([
  ["a domain", entryOf({ action: "domain.update" }), "/domains/d_1"],
  [
    "a deleted domain, for it can be restored",
    entryOf({ action: "domain.delete", details: { after: { hard: false } } }),
    "/domains/d_1",
  ],
  [
    "not a domain that is gone for good",
    entryOf({ action: "domain.delete", details: { after: { hard: true } } }),
    undefined,
  ],
  ["the records of a batch", entryOf({ action: "record.bulk_create" }), "/domains/d_1/records"],
  ["a validation", entryOf({ action: "domain.validation.start" }), "/domains/d_1/validation"],
  ["a record", record("record.update", { after: recordOfEntry() }), "/domains/d_1/records?record=r_1"],
  [
    "the zone of a deleted record",
    record("record.delete", { before: recordOfEntry() }),
    "/domains/d_1/records",
  ],
  ["not a record whose zone is not said", record("record.update", {}), undefined],
  ["nothing without a page", entryOf({ action: "role.update", resource_type: "role" }), undefined],
])("leads to %s", (_, entry, href) => {
  expect(auditTarget(entry)?.href).toBe(href);
});
