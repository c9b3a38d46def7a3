"use client";

import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import type { Column } from "@/components/table/column";
import { buttonLook } from "@/components/ui/button-look";
import { NearLink } from "@/components/ui/near-link";
import { Time } from "@/components/ui/time";
import { Tooltip } from "@/components/ui/tooltip";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Me } from "@/lib/contract/auth";
import { ActionSign } from "./action-sign";
import { AuditSentenceText } from "./audit-sentence-text";
import { auditTarget } from "./audit-target";
import { ExactTime } from "./exact-time";
import { tenantName } from "./tenant-name";

// Sentences are read to their end: they wrap instead of being cut.
const sentence = (home: string | undefined): Column<AuditLog> => ({
  id: "sentence",
  header: "What happened",
  className: "whitespace-normal wrap-anywhere py-1.5 align-top",
  cell: (entry) => (
    <span className="flex gap-2">
      <ActionSign action={entry.action} />
      <span className="min-w-0">
        <AuditSentenceText entry={entry} home={home} />
        <span className="block text-muted sm:hidden">
          <Time value={entry.timestamp} tabStop={false} />
          {entry.ip_address && <bdi className="font-mono"> · {entry.ip_address}</bdi>}
        </span>
      </span>
    </span>
  ),
});

const time: Column<AuditLog> = {
  id: "time",
  header: "Time",
  className: "w-44 max-sm:hidden py-1.5 align-top",
  cell: ({ timestamp }) => <ExactTime value={timestamp} />,
};

const age: Column<AuditLog> = {
  id: "age",
  header: "Age",
  className: "w-32 max-lg:hidden py-1.5 align-top text-muted",
  cell: ({ timestamp }) => <Time value={timestamp} tabStop={false} />,
};

const address: Column<AuditLog> = {
  id: "address",
  header: "From",
  className: "w-36 max-md:hidden py-1.5 align-top",
  cell: ({ ip_address }) => <bdi className="font-mono text-muted">{ip_address}</bdi>,
};

const open: Column<AuditLog> = {
  id: "open",
  header: "What it concerns",
  hideHeader: true,
  className: "w-14 max-sm:hidden py-1 align-top text-right",
  cell: (entry) => <OpenTarget entry={entry} />,
};

function tenant(me: Me | undefined): Column<AuditLog> {
  return {
    id: "tenant",
    header: "Tenant",
    className: "w-40 max-lg:hidden py-1.5 align-top",
    cell: ({ tenant_id }) => <bdi className="text-muted">{tenantName(tenant_id, me)}</bdi>,
  };
}

function OpenTarget({ entry }: { entry: AuditLog }) {
  const target = auditTarget(entry);
  if (!target) return null;
  const label = `${target.label}: ${entry.resource_name ?? entry.resource_id}`;
  return (
    <Tooltip content={label}>
      <NearLink href={target.href} aria-label={label} className={buttonLook("quiet", "sm", false, true)}>
        <ArrowUpRight aria-hidden="true" className="size-4 text-muted" />
      </NearLink>
    </Tooltip>
  );
}

/** The columns of a list of entries; the tenant only for those who see more than one. */
export function auditColumns(me: Me | undefined): readonly Column<AuditLog>[] {
  const tenants = me?.is_platform_admin ? [tenant(me)] : [];
  return [sentence(me?.email?.split("@")[1]), ...tenants, time, age, address, open];
}
