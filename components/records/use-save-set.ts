"use client";

import { toast } from "@/components/ui/toast";
import { type Edit, emptyChangeSet, stage } from "@/lib/changes/change-set";
import { finish } from "@/lib/changes/slices";
import type { RecordCreate } from "@/lib/contract/records";
import { absoluteName } from "@/lib/dns/name";
import { problemOf } from "@/lib/errors/api-error";
import { wording } from "@/lib/errors/wording";
import { useRecordsWorkspace } from "./records-workspace";
import { othersWithTtl } from "./rrset-others";
import { useCommit } from "./use-commit";

/** Saves a record as its form has it, and gives the others of its name and type its TTL, as one change set. */
export function useSaveSet() {
  const { zone, rows, defaultTtl } = useRecordsWorkspace();
  const commit = useCommit();
  return (
    own: Edit & { kind: "add" | "change" },
    { name, type, ttl = null, disabled = false }: RecordCreate,
  ) => {
    const fqdn = absoluteName(name, zone);
    const id = own.kind === "change" ? own.record.id : "";
    const candidate = {
      id,
      fqdn,
      type,
      disabled: disabled ?? false,
      record: { id, name: fqdn, type, content: "" },
    };
    const others = finish(othersWithTtl([candidate], ttl, { name: zone, rows, defaultTtl }));
    const set = stage(emptyChangeSet(zone), [
      own,
      ...others.map(({ record }) => ({ kind: "change", record, to: { ttl } }) as const),
    ]);
    commit(set).catch((error: unknown) => {
      const { title } = wording(problemOf(error));
      toast({ title: `${name} ${type} was not saved`, description: title, tone: "warning", timeout: 0 });
    });
  };
}
