"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { TtlField } from "@/components/form/ttl-field";
import { ContentGroup } from "./content-group";
import { RecordHints } from "./record-hints";
import { useRecordsWorkspace } from "./records-workspace";
import { SetTtl } from "./set-ttl";
import type { OtherSubmit } from "./use-other-submit";
import { usePaste } from "./use-paste";

/** The fields of a record as they stand in its row: value, TTL, state. `own`: its id. */
export function RowFields({ own, onAll }: { own: string; onAll: OtherSubmit["submit"] }) {
  const { zone, defaultTtl } = useRecordsWorkspace();
  const { onPaste } = usePaste(zone, false);
  return (
    <div onPaste={onPaste} className="flex flex-col gap-2">
      <div className="flex gap-x-3 max-md:flex-col">
        <div className="min-w-0 flex-1">
          <ContentGroup newRecord={false} bare />
        </div>
        <div className="w-40">
          <TtlField name="ttl" zoneDefault={defaultTtl} />
        </div>
        <div className="md:pt-6">
          <CheckboxField name="disabled" label="Disabled" />
        </div>
      </div>
      <SetTtl own={own} onAll={onAll} />
      <RecordHints own={own} />
    </div>
  );
}
