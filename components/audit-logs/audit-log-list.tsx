"use client";

import { PageHeader } from "@/components/shell/page-header";
import { AuditLogView } from "./audit-log-view";

/** The audit log, as far as the viewer may read it. */
export function AuditLogList({ now }: { now: number }) {
  return (
    <>
      <PageHeader title="Audit log" />
      <AuditLogView now={now} />
    </>
  );
}
