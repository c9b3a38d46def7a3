"use client";

import { useQueries } from "@tanstack/react-query";
import { Busy } from "@/components/ui/busy";
import { Button } from "@/components/ui/button";
import { apiQuery } from "@/lib/api/query";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { problemOf } from "@/lib/errors/api-error";
import { coexistenceRule, type RecordCandidate, type RecordConflict } from "@/lib/errors/conflict";
import type { Problem } from "@/lib/errors/problem";
import { ConflictingRecord, UnreadableRecord } from "./conflicting-record";
import { ServerWords } from "./server-words";

export interface ConflictDetailsProps {
  problem: Problem<"conflict">;
  domainId: string;
  /** The zone's name, which the candidate's name hangs below. */
  zone: string;
  /** The record that was refused, as sent. */
  candidate: RecordCandidate;
  operation?: "create" | "update" | "delete" | undefined;
  /** Goes to the editor of the record in the way, with the candidate's values. */
  onEditInstead?: ((record: ZoneRecord) => void) | undefined;
  /** Deletes these, which are shown, and then writes the candidate. */
  onReplace?: ((records: ZoneRecord[]) => void) | undefined;
  /** The very record exists: nothing is left to do. */
  onAlreadyThere?: ((record: ZoneRecord) => void) | undefined;
}

/** So many are looked at, with a request for each; a name with more in one record's way is rare. */
const most = 50;

/** What stands in the way of a record, which rule of DNS it is, and the legal ways out (errors.md rows 3 and 5). */
export function ConflictDetails({ problem, domainId, zone, candidate, ...ways }: ConflictDetailsProps) {
  const all = [...new Set(problem.conflicts)];
  const ids = all.slice(0, most);
  const rest = all.slice(most);
  const reads = useQueries({
    queries: ids.map((record_id) => apiQuery("records.get", { params: { domain_id: domainId, record_id } })),
  });
  if (reads.some((read) => read.isPending)) return <Busy label="Loading the records in the way…" />;
  const found = reads.flatMap((read) => read.data ?? []);
  const missing = [...ids.filter((_, index) => reads[index]?.data === undefined), ...rest];
  const { operation } = ways;
  const conflict = coexistenceRule(candidate, found, { zone, missing, ...(operation && { operation }) });
  return (
    <section
      aria-label="What stands in the way"
      className="flex flex-col gap-2 rounded-md border border-danger-line p-2"
    >
      {/* Of a staged change the rule is what the field says already. */}
      {conflict.line !== problem.message && <p>{conflict.line}</p>}
      {ids.length > 0 && (
        <ul className="flex max-h-64 flex-col gap-2 overflow-y-auto">
          {ids.map((id, index) => {
            const read = reads[index];
            return (
              <li key={id}>
                {read?.data ? (
                  <ConflictingRecord record={read.data} domainId={domainId} />
                ) : (
                  <UnreadableRecord id={id} problem={problemOf(read?.error)} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {rest.length > 0 && (
        <p>
          And {rest.length} more: <ServerWords text={rest.join(", ")} />
        </p>
      )}
      <WaysOut found={found} waysOut={conflict.waysOut} {...ways} />
    </section>
  );
}

interface WaysOutProps extends Pick<ConflictDetailsProps, "onEditInstead" | "onReplace" | "onAlreadyThere"> {
  found: ZoneRecord[];
  waysOut: RecordConflict["waysOut"];
}

function WaysOut({ found, waysOut, onEditInstead, onReplace, onAlreadyThere }: WaysOutProps) {
  const same = found.find(({ id }) => id === waysOut.alreadyThere);
  const other = found.find(({ id }) => id === waysOut.editInstead);
  const replaced = found.filter(({ id }) => waysOut.replace?.includes(id));
  const count = replaced.length;
  return (
    <>
      {same && <p>It is already there: nothing needs to be done.</p>}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {same && onAlreadyThere && (
          <Button size="sm" onClick={() => onAlreadyThere(same)}>
            Use the one that is there
          </Button>
        )}
        {other && onEditInstead && (
          <Button size="sm" onClick={() => onEditInstead(other)}>
            Edit it instead
          </Button>
        )}
        {count > 0 && onReplace && (
          <Button size="sm" onClick={() => onReplace(replaced)}>
            {count === 1 ? "Replace it with mine" : `Replace these ${count} with mine`}
          </Button>
        )}
      </div>
    </>
  );
}
