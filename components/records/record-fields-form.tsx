"use client";

import { CheckboxField } from "@/components/form/checkbox-field";
import { TtlField } from "@/components/form/ttl-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ContentGroup } from "./content-group";
import { NameField } from "./name-field";
import type { PastedLines } from "./pasted-lines";
import { RecordHints } from "./record-hints";
import { useRecordsWorkspace } from "./records-workspace";
import { SetTtl } from "./set-ttl";
import { TypeField } from "./type-field";
import type { OtherSubmit } from "./use-other-submit";
import { usePaste } from "./use-paste";
import { ZoneLinePreview } from "./zone-line-preview";

interface RecordFieldsFormProps {
  /** The record it changes, whose name and type are fixed. */
  own?: string | undefined;
  /** Saves it together with the others of its name and type. */
  onAll: OtherSubmit["submit"];
  /** Several records were pasted into a field of a new one. */
  onLines?: ((lines: PastedLines) => void) | undefined;
}

/** The fields of a record's form. */
export function RecordFieldsForm({ own, onAll, onLines }: RecordFieldsFormProps) {
  const { zone, defaultTtl } = useRecordsWorkspace();
  const newRecord = own === undefined;
  const { onPaste, distributed, forget } = usePaste(zone, newRecord, onLines);
  return (
    <div onPaste={onPaste} className="flex flex-col">
      {distributed && (
        <div className="pb-3">
          <Notice
            role="status"
            actions={
              <>
                <Button size="sm" onClick={distributed.undo}>
                  Take it back
                </Button>
                <Button size="sm" variant="quiet" onClick={forget}>
                  Keep it
                </Button>
              </>
            }
          >
            {distributed.message}
          </Notice>
        </div>
      )}
      {newRecord && (
        <div className="flex gap-x-3 max-sm:flex-col">
          <div className="min-w-0 flex-1">
            <NameField />
          </div>
          <div className="sm:w-40">
            <TypeField />
          </div>
        </div>
      )}
      <ContentGroup newRecord={newRecord} />
      <div className="flex flex-wrap gap-x-6 border-line border-t pt-3">
        <div className="w-48">
          <TtlField name="ttl" zoneDefault={defaultTtl} />
        </div>
        <div className="min-w-56 flex-1 sm:pt-6">
          <CheckboxField
            name="disabled"
            label="Disabled"
            description="Kept in the zone, not given as an answer"
          />
        </div>
      </div>
      <div className="flex flex-col gap-3 max-sm:pt-3">
        <SetTtl own={own} onAll={onAll} />
        <RecordHints own={own} />
        <ZoneLinePreview fixed={!newRecord} />
      </div>
    </div>
  );
}
