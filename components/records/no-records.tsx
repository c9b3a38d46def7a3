"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { paths } from "@/lib/paths";
import { useRecordsWorkspace } from "./records-workspace";
import type { RecordListState } from "./use-record-list";

/** In place of rows: a zone without records, or a filter that none passes. */
export function NoRecords({ list }: { list: RecordListState }) {
  const { domainId, zone, reasons, openPanel } = useRecordsWorkspace();
  const { narrowed, filtered, clear, change } = list;
  const { hiddenSystem } = filtered;
  const showSystem = hiddenSystem > 0 && (
    <Button onClick={() => change({ system: true })}>
      {hiddenSystem === 1 ? "Show the system record" : `Show ${hiddenSystem} system records`}
    </Button>
  );
  if (narrowed) {
    return (
      <EmptyState
        title="No record passes the filter"
        action={
          <>
            <Button onClick={clear}>Clear all filters</Button>
            {showSystem}
          </>
        }
      >
        {hiddenSystem > 0
          ? "Some of the zone’s own SOA and name server records would."
          : "Names and values are looked for as Unicode and as punycode; every word must be there."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No records yet"
      action={
        <>
          <Button
            variant="primary"
            disabledReason={reasons.create}
            onClick={() => openPanel({ mode: "add", seed: { type: "A", name: "@" } })}
          >
            Add the first record
          </Button>
          {reasons.create === undefined && (
            <ButtonLink href={paths.importRecords(domainId)}>Import a zone file</ButtonLink>
          )}
          {showSystem}
        </>
      }
    >
      Records say what a name stands for: A and AAAA give its addresses, MX the servers that take its mail,
      TXT texts such as SPF. Begin with <span className="font-mono">@</span>, the name {zone} itself.
    </EmptyState>
  );
}
