"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useAction } from "@/lib/api/action";
import type { EndpointInput } from "@/lib/contract/endpoints";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { useRecordsWorkspace } from "./records-workspace";

const loadStageEdit = () => import("@/components/changes/stage-edit");

/** What a record's form sends: to the API, or into the zone's staged changes. */
export function useRecordWrites() {
  const { domainId, staging, rows } = useRecordsWorkspace();
  const client = useQueryClient();
  const create = useAction("records.create");
  const update = useAction("records.update");
  const staged = {
    create: async ({ body }: EndpointInput<"records.create">): Promise<ZoneRecord> => {
      const [zone, { stageEdit }] = await Promise.all([staging.ready(), loadStageEdit()]);
      const record = await stageEdit(zone, { kind: "add", record: body }, { client, domainId });
      return record ?? { id: "", ...body };
    },
    update: async ({ params, body }: EndpointInput<"records.update">): Promise<ZoneRecord> => {
      const [zone, { stageEdit }] = await Promise.all([staging.ready(), loadStageEdit()]);
      const record = rows.byId.get(params.record_id)?.record;
      if (!record) throw new Error("The record is not in the zone any more");
      return (await stageEdit(zone, { kind: "change", record, to: body }, { client, domainId })) ?? record;
    },
  };
  return {
    create: staging.active ? { mutateAsync: staged.create } : create,
    update: staging.active ? { mutateAsync: staged.update } : update,
  };
}
