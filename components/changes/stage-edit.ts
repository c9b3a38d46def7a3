import type { QueryClient } from "@tanstack/react-query";
import { apiQuery } from "@/lib/api/query";
import { type ChangeLine, type ChangeSet, type Edit, stage } from "@/lib/changes/change-set";
import { inSlices } from "@/lib/changes/slices";
import { type Refusal, targetSteps } from "@/lib/changes/target";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { ApiError } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { nextTask } from "./in-background";
import type { StagedZone } from "./staged-zone";

interface Zone {
  client: QueryClient;
  domainId: string;
}

/**
 * Stages one edit, if it can be carried out beside what the zone holds and what is staged already; gives the record as
 * it is staged. Rejects with an `ApiError` like that of the API's own refusal.
 */
export async function stageEdit(
  staged: StagedZone,
  edit: Edit & { kind: "add" | "change" },
  { client, domainId }: Zone,
): Promise<ZoneRecord | undefined> {
  const params = { domain_id: domainId };
  const list = apiQuery("records.list", { params, query: { include_system: true } });
  const { data } = await client.ensureQueryData(list);
  const { set } = staged.snapshot();
  const line = newLine(set, stage(set, [edit]));
  if (line) {
    const steps = targetSteps(stage(set, [edit]), data);
    const { refusals } = await inSlices(steps, nextTask);
    const refusal = refusals.find(
      (one) => one.line === line.key || one.against.some((against) => against.line === line.key),
    );
    if (refusal) throw new ApiError(problemOfRefusal(refusal, domainId));
  }
  staged.stage([edit]);
  const id = line ? idOf(line) : "record" in edit && "id" in edit.record ? edit.record.id : undefined;
  return staged.shown(staged.snapshot().set, data).find((record) => record.id === id);
}

function newLine(before: ChangeSet, after: ChangeSet): ChangeLine | undefined {
  for (const [key, line] of after.lines) if (before.lines.get(key) !== line) return line;
  return undefined;
}

function idOf(line: ChangeLine): string {
  return line.kind === "add" ? line.key : line.from.id;
}

function problemOfRefusal({ reason, field, against }: Refusal, domainId: string): Problem {
  const request = {
    name: "records.create",
    method: "POST",
    path: `/api/v1/domains/${encodeURIComponent(domainId)}/records`,
  } as const;
  const said = {
    request,
    outcome: "refused",
    message: reason,
    who: "gateway",
    rows: [],
    ...(field && { field }),
  } as const;
  const conflicts = against.flatMap(({ id, line }) => (id !== null && line === null ? [id] : []));
  if (conflicts.length === 0) return { kind: "invalid", status: 400, ...said, rows: [] };
  return { kind: "conflict", status: 409, ...said, rows: [], conflicts };
}
