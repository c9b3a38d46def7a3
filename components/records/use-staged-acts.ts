"use client";

import type { StagedZone } from "@/components/changes/staged-zone";
import type { Staging } from "@/components/changes/use-staging";
import type { RecordRow } from "./record-row";
import type { RecordActs } from "./use-record-acts";

/** What is done to records without a form: staged while changes are, else as `acts` does it. */
export function useStagedActs(acts: RecordActs, staging: Staging) {
  const act = (run: (staged: StagedZone) => void) =>
    // What cannot be opened leaves the row as it is.
    void staging.ready().then(run, () => undefined);
  return {
    acts: staging.active
      ? {
          ...acts,
          setDisabled: (record: RecordRow["record"], disabled: boolean) =>
            act((staged) => staged.stage([{ kind: "change", record, to: { disabled } }])),
        }
      : acts,
    stageDelete: ({ record }: RecordRow) => act((staged) => staged.stage([{ kind: "delete", record }])),
    takeBack: ({ id, staged: mark }: RecordRow) =>
      act((staged) => staged.stage([{ kind: "remove", key: mark === "new" ? id : `record:${id}` }])),
  };
}
