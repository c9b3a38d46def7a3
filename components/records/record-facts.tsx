"use client";

import { CopyableValue } from "@/components/ui/copyable-value";
import { StatusDot } from "@/components/ui/status-dot";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { formatTtl } from "@/lib/dns/ttl";
import { fieldsOfContent, typeInfo } from "./record-fields";
import { useRecordsWorkspace } from "./records-workspace";
import { zoneLineOf } from "./zone-line";

/** A record for whoever may not change it: every field to read and copy. */
export function RecordFacts({ record }: { record: ZoneRecord }) {
  const { zone, defaultTtl } = useRecordsWorkspace();
  const fields = fieldsOfContent(record.type, record.content, zone);
  const specs = fields ? (typeInfo(record.type)?.fields ?? []) : [];
  const ttl = record.ttl ?? defaultTtl;
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
      {specs.map((spec) => (
        <Fact key={spec.name} label={spec.label} value={fields?.[spec.name] ?? ""} />
      ))}
      <Fact label="Content" value={record.content} />
      <dt className="text-muted">TTL</dt>
      <dd>
        {ttl == null ? "Zone default" : `${ttl} s = ${formatTtl(ttl)}`}
        {record.ttl == null && ttl != null && " (zone default)"}
      </dd>
      <dt className="text-muted">State</dt>
      <dd>
        <StatusDot tone={record.disabled ? "neutral" : "success"}>
          {record.disabled ? "Disabled" : "Enabled"}
        </StatusDot>
      </dd>
      <Fact label="Zone-file line" value={zoneLineOf(record, zone)} />
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">
        {value === "" ? (
          <span className="text-muted">empty</span>
        ) : (
          <CopyableValue value={value} what={label} />
        )}
      </dd>
    </>
  );
}
