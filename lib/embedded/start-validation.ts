import { randomBytes } from "node:crypto";
import { z } from "zod";
import { validationStatuses, validationTypes } from "@/lib/contract/validation";
import { type Context, timestampOf } from "./context";
import { newId } from "./ids";
import { platformNameservers } from "./platform-nameservers";

/** How long a challenge lives (API page Domains). */
const lifetimeHours = 72;

const validationRow = z.object({
  id: z.string(),
  domain_id: z.string(),
  validation_type: z.enum(validationTypes),
  status: z.enum(validationStatuses),
  challenge_value: z.string(),
  expires_at: z.string(),
  created_at: z.string(),
});
export type ValidationRow = z.output<typeof validationRow>;

/** Statuses in which a challenge can still be met. */
const openStatuses = ["pending", "verifying", "failed"] as const;

/** The newest challenge of a domain; one past its time reads as expired. */
export function latestValidation(context: Context, domainId: string): ValidationRow | undefined {
  const found = context.db.get(
    validationRow,
    `SELECT id, domain_id, validation_type, status, challenge_value, expires_at, created_at FROM validations
     WHERE domain_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1`,
    [domainId],
  );
  if (!found || !isOpen(found) || Date.parse(found.expires_at) > context.now.getTime()) return found;
  return { ...found, status: "expired" };
}

/** Whether a check could still succeed. */
export function isOpen(validation: ValidationRow): boolean {
  return openStatuses.some((status) => status === validation.status);
}

/** A new challenge for a domain, which supersedes the one before. */
export function startValidation(
  context: Context,
  domain: { id: string; name: string },
  type: ValidationRow["validation_type"],
): ValidationRow {
  const { db, now } = context;
  db.run(
    "UPDATE validations SET status = 'cancelled' WHERE domain_id = ? AND status IN ('pending', 'verifying', 'failed')",
    [domain.id],
  );
  const made: ValidationRow = {
    id: newId("v"),
    domain_id: domain.id,
    validation_type: type,
    status: "pending",
    challenge_value:
      type === "txt_record"
        ? `scaidns-verify=${randomBytes(20).toString("hex")}`
        : platformNameservers(db).join(", "),
    expires_at: timestampOf(new Date(now.getTime() + lifetimeHours * 3_600_000)),
    created_at: timestampOf(now),
  };
  db.run(
    `INSERT INTO validations (id, domain_id, validation_type, status, challenge_value, expires_at, created_at)
     VALUES (:id, :domain_id, :validation_type, :status, :challenge_value, :expires_at, :created_at)`,
    made,
  );
  return made;
}
