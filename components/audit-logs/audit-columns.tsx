"use client";

import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import type { Column } from "@/components/table/column";
import { buttonLook } from "@/components/ui/button-look";
import { NearLink } from "@/components/ui/near-link";
import { Tooltip } from "@/components/ui/tooltip";
import type { AuditLog } from "@/lib/contract/audit-logs";
import type { Me } from "@/lib/contract/auth";
import { visibleText } from "@/lib/errors/visible-text";
import { ActionSign } from "./action-sign";
import { thing } from "./audit-sentence";
import { AuditSentenceText } from "./audit-sentence-text";
import { auditTarget } from "./audit-target";
import { EntryMenu } from "./entry-menu";
import { Age, ExactTime } from "./exact-time";
import { tenantName } from "./tenant-name";

interface Reader {
  me: Me | undefined;
  /** Of more than one tenant: then all columns need a wider window. */
  tenants: boolean;
  onRevert: (entry: AuditLog) => void;
}

// Sentences are read to their end: they wrap instead of being cut, and take in what has no column of its own.
const sentence = ({ me, tenants }: Reader): Column<AuditLog> => ({
  id: "sentence",
  header: "What happened",
  className: "whitespace-normal wrap-anywhere py-1.5 align-top max-sm:pr-4",
  cell: (entry) => (
    <span className="flex gap-2">
      <ActionSign action={entry.action} />
      <span className="min-w-0">
        <AuditSentenceText entry={entry} home={me?.email?.split("@")[1]} />
        <span className="flex flex-wrap gap-x-3 text-muted lg:hidden">
          <Age value={entry.timestamp} tabStop={false} />
          <ExactTime value={entry.timestamp} />
          <Address of={entry} />
        </span>
        {tenants && <bdi className="block text-muted xl:hidden">{tenantName(entry.tenant_id, me)}</bdi>}
      </span>
    </span>
  ),
});

const tenant = ({ me }: Reader): Column<AuditLog> => ({
  id: "tenant",
  header: "Tenant",
  className: "w-36 max-xl:hidden py-1.5 align-top",
  cell: ({ tenant_id }) => <bdi className="text-muted">{tenantName(tenant_id, me)}</bdi>,
});

const time: Column<AuditLog> = {
  id: "time",
  header: "Time",
  className: "w-44 max-lg:hidden py-1.5 align-top",
  cell: ({ timestamp }) => <ExactTime value={timestamp} />,
};

const age = ({ tenants }: Reader): Column<AuditLog> => ({
  id: "age",
  header: "Age",
  className: `w-40 py-1.5 align-top text-muted ${tenants ? "max-2xl:hidden" : "max-xl:hidden"}`,
  cell: ({ timestamp }) => <Age value={timestamp} tabStop={false} />,
});

const address: Column<AuditLog> = {
  id: "address",
  header: "From",
  className: "w-36 max-lg:hidden py-1.5 align-top",
  cell: (entry) => <Address of={entry} />,
};

const acts = ({ onRevert }: Reader): Column<AuditLog> => ({
  id: "acts",
  header: "What can be done",
  hideHeader: true,
  className: "w-22 max-sm:w-13 max-sm:px-1 py-1 align-top",
  cell: (entry) => (
    <span className="flex items-center justify-end">
      <span className="max-sm:hidden">
        <OpenTarget entry={entry} />
      </span>
      <EntryMenu entry={entry} onRevert={onRevert} />
    </span>
  ),
});

/** Longer than any address: what else an API logs there is cut. */
const longestAddress = 60;

function Address({ of: { ip_address } }: { of: AuditLog }) {
  if (!ip_address) return null;
  const text = visibleText(ip_address.slice(0, longestAddress));
  return <bdi className="font-mono text-muted">{ip_address.length > longestAddress ? `${text}…` : text}</bdi>;
}

function OpenTarget({ entry }: { entry: AuditLog }) {
  const target = auditTarget(entry);
  if (!target) return null;
  const label = `${target.label}: ${thing(entry).text}`;
  return (
    <Tooltip content={label}>
      <NearLink href={target.href} aria-label={label} className={buttonLook("quiet", "sm", false, true)}>
        <ArrowUpRight aria-hidden="true" className="size-4 text-muted" />
      </NearLink>
    </Tooltip>
  );
}

/** The columns of a list of entries; `tenants`: of more than one tenant. */
export function auditColumns(reader: Reader): readonly Column<AuditLog>[] {
  return [
    sentence(reader),
    ...(reader.tenants ? [tenant(reader)] : []),
    time,
    age(reader),
    address,
    acts(reader),
  ];
}
