import * as z from "zod/mini";
import type { SentCall } from "@/lib/api/apply-state";
import { finish } from "@/lib/changes/slices";
import { readStoredSteps } from "@/lib/changes/stored-change-set";

const sentShape = z.object({
  busyUntil: z.number(),
  lines: z.array(z.unknown()),
  trace: z.object({
    name: z.enum([
      "records.create",
      "records.update",
      "records.delete",
      "records.bulkCreate",
      "records.bulkDelete",
    ]),
    objectId: z.optional(z.string()),
    from: z.number(),
    to: z.number(),
  }),
});
const headShape = z.object({ zone: z.string(), sent: z.nullable(sentShape) });

/** The call that was kept; its lines are trusted no more than staged ones. */
export function readSent(head: unknown, zone: string): SentCall | null {
  const kept = headShape.safeParse(head).data?.sent;
  if (!kept) return null;
  const lines = finish(readStoredSteps({ version: 1, zone, lines: kept.lines }, zone))?.set.lines.values();
  return { ...kept, lines: [...(lines ?? [])], trace: { ...kept.trace, objectId: kept.trace.objectId } };
}
