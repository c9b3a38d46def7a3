import { z } from "zod";
import { type CoexistenceConflict, coexistenceConflicts } from "@/lib/dns/coexistence";
import type { Db } from "./db";
import type { DomainRow } from "./domain-row";
import { fail } from "./failure";
import type { CheckedRecord } from "./record-check";
import { exclusiveTypes, shownConflicts } from "./zone-names";

const neighbour = z.object({ id: z.string(), name: z.string(), type: z.string(), content: z.string() });

const exclusive = JSON.stringify([...exclusiveTypes]);

/** Ends in a 409 (or a 400 where the name alone forbids the type) if the record cannot be added to the domain. */
export function refuseConflicts(
  db: Db,
  domain: Pick<DomainRow, "id" | "name">,
  record: CheckedRecord,
  { except = "" }: { except?: string } = {},
): void {
  const rows = db.all(
    neighbour,
    `SELECT id, name, type, content FROM records
     WHERE domain_id = :domain_id AND name = :name AND id <> :except
       AND (:type IN ('CNAME', 'DNAME') OR type IN (SELECT value FROM json_each(:exclusive))
         OR (type = :type AND content = :content))
     ORDER BY type = :type DESC, type, content LIMIT ${shownConflicts}`,
    {
      domain_id: domain.id,
      name: record.name,
      type: record.type,
      content: record.content,
      except,
      exclusive,
    },
  );
  refuse(coexistenceConflicts(record, rows, domain.name));
}

/** What to say of the first broken rule, as the API does (API page Errors, Record conflicts). */
function refuse(broken: readonly CoexistenceConflict[]): void {
  const misplaced = broken.find(({ rule }) => rule === "apex-ds" || rule === "soa-below-apex");
  if (misplaced) fail(400, { message: misplaced.message, field: "name" });
  const [first] = broken;
  if (!first) return;
  fail(409, {
    message: "Record conflicts with existing entries",
    field: first.rule === "duplicate" ? "content" : "name",
    conflicts: [...new Set(broken.flatMap(({ conflicts }) => conflicts))],
  });
}
