"use client";

import type { Column } from "@/components/table/column";
import { StatusDot } from "@/components/ui/status-dot";
import { Time } from "@/components/ui/time";
import type { Domain } from "@/lib/contract/domains";
import { DomainName } from "./domain-name";
import { domainStatus, domainType } from "./domain-words";
import { RestoreButton } from "./restore-button";

const columns: readonly Column<Domain>[] = [
  { id: "name", header: "Name", cell: (domain) => <DomainName name={domain.name} /> },
  {
    id: "status",
    header: "Status",
    className: "w-40",
    cell: ({ status }) => {
      const { label, tone } = domainStatus(status);
      return <StatusDot tone={tone}>{label}</StatusDot>;
    },
  },
  {
    id: "type",
    header: "Type",
    className: "w-30 max-md:hidden",
    cell: ({ domain_type }) => domainType(domain_type),
  },
  {
    id: "dnssec",
    header: "DNSSEC",
    className: "w-28 max-md:hidden",
    cell: ({ dnssec_enabled }) =>
      dnssec_enabled ? (
        // Whether its DS is published is not told here: no tone that would claim it.
        <StatusDot tone="accent">Signed</StatusDot>
      ) : (
        <span className="text-muted">{dnssec_enabled === false ? "Not signed" : "Not told"}</span>
      ),
  },
  {
    id: "description",
    header: "Description",
    className: "w-56 max-xl:hidden",
    cell: ({ description }) => <span className="text-muted">{description}</span>,
  },
  {
    id: "updated",
    header: "Changed",
    className: "w-32 max-lg:hidden",
    cell: ({ updated_at, created_at }) => {
      const at = updated_at ?? created_at;
      return at ? <Time value={at} tabStop={false} /> : null;
    },
  },
];

const restore: Column<Domain> = {
  id: "actions",
  header: "Actions",
  hideHeader: true,
  className: "w-28 text-right max-sm:hidden",
  cell: (domain) => domain.status === "deleted" && <RestoreButton domain={domain} />,
};

/** The columns of a list of domains; the way back for deleted ones only where they are listed. */
export const domainColumns = (withDeleted: boolean) => (withDeleted ? [...columns, restore] : columns);
