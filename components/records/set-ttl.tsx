"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { finish } from "@/lib/changes/slices";
import { formatTtl, parseTtl } from "@/lib/dns/ttl";
import { readRecordName } from "./name-meaning";
import type { RecordDraft } from "./record-draft";
import type { RecordRow } from "./record-row";
import { useRecordsWorkspace } from "./records-workspace";
import { othersWithTtl } from "./rrset-others";
import type { OtherSubmit } from "./use-other-submit";
import { useRecordDraft } from "./use-record-draft";

interface SetTtlProps {
  /** Id of the record that is changed; unset for a new one. */
  own?: string | undefined;
  /** Sends the form, and the TTL to the others. */
  onAll: OtherSubmit["submit"];
}

const named = 3;

/** Says that other values of the name and type would have another TTL, and offers to change all (RFC 2181 §5.2). */
export function SetTtl({ own, onAll }: SetTtlProps) {
  const { defaultTtl, staging } = useRecordsWorkspace();
  const draft = useRecordDraft();
  const others = useOtherTtls(draft, own);
  if (others.length === 0) return null;
  const ttl = parseTtl(draft.ttl);
  const words = (seconds: number | null) => (seconds === null ? "zone default" : formatTtl(seconds));
  const one = others.length === 1;
  return (
    <Notice
      role="status"
      actions={
        <Button size="sm" onClick={onAll}>
          {`${staging.active ? "Stage" : "Save"} all ${others.length + 1} with TTL ${words(ttl.ok ? ttl.value : defaultTtl)}`}
        </Button>
      }
    >
      {one ? "Another value" : `${others.length} other values`} of this name and type {one ? "has" : "have"}{" "}
      another TTL. They are answered together, with one TTL (RFC 2181 §5.2).
      <ul aria-label="Values with another TTL" className="font-mono">
        {others.slice(0, named).map((row) => (
          <li key={row.id} className="truncate">
            {row.value} <span className="text-muted">{words(row.ttl)}</span>
          </li>
        ))}
      </ul>
      {others.length > named && <span className="text-muted">and {others.length - named} more</span>}
    </Notice>
  );
}

function useOtherTtls({ name, type, ttl, disabled }: RecordDraft, own: string | undefined): RecordRow[] {
  const { zone, rows, defaultTtl } = useRecordsWorkspace();
  return useMemo(() => {
    const read = readRecordName(name, zone);
    const seconds = ttl.trim() === "" ? null : parseTtl(ttl);
    if (!read.ok || (seconds !== null && !seconds.ok)) return [];
    const { fqdn } = read.value;
    const id = own ?? "";
    const candidate = { id, fqdn, type, disabled, record: { id, name: fqdn, type, content: "" } };
    return finish(
      othersWithTtl([candidate], seconds === null ? null : seconds.value, { name: zone, rows, defaultTtl }),
    );
  }, [name, type, ttl, disabled, own, zone, rows, defaultTtl]);
}
