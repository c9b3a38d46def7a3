"use client";

import type { ReactNode } from "react";
import { usePermission } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { ProblemPage } from "@/components/errors/problem-page";
import { TransferMenu } from "@/components/import/transfer-menu";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { RouteTabs } from "@/components/ui/route-tabs";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusDot } from "@/components/ui/status-dot";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { DomainName } from "./domain-name";
import { domainStatus, domainType } from "./domain-words";

/** Head and tabs around the pages of one domain; in place of them, where it is gone or cannot be seen, why. */
export function DomainFrame({ domainId, children }: { domainId: string; children: ReactNode }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <Loaded
      query={domain}
      flush
      renderProblem={(problem, retry) => (
        <ProblemPage problem={problem} onRetry={retry} retrying={domain.isFetching} heading="h1" />
      )}
      skeleton={
        <>
          <PageHeader title={<Skeleton className="h-6 w-56" />} tabs={<div className="h-9" />} />
          {children}
        </>
      }
    >
      {(detail) => (
        <>
          <DomainHeader domain={detail} />
          {children}
        </>
      )}
    </Loaded>
  );
}

function DomainHeader({ domain }: { domain: DomainDetail }) {
  const { label, tone } = domainStatus(domain.status);
  // As in the sidebar: a page that would only refuse is not offered.
  const activity = usePermission("audit_logs:read").allowed !== false;
  const dnssec = usePermission("dnssec:read", domain.id).allowed !== false;
  return (
    <PageHeader
      title={<DomainName name={domain.name} />}
      status={
        <>
          <StatusDot tone={tone}>{label}</StatusDot>
          {domain.domain_type !== "primary" && <Badge>{domainType(domain.domain_type)}</Badge>}
          {domain.dnssec_enabled && <Badge tone="accent">Signed</Badge>}
        </>
      }
      actions={<TransferMenu domainId={domain.id} zone={domain.name} />}
      tabs={
        <RouteTabs
          label={`Pages of ${domain.name}`}
          tabs={[
            { href: paths.domain(domain.id), label: "Overview" },
            {
              href: paths.records(domain.id),
              label: "Records",
              count: domain.record_count ?? undefined,
              also: [paths.importRecords(domain.id)],
            },
            { href: paths.validation(domain.id), label: "Validation" },
            ...(dnssec ? [{ href: paths.dnssec(domain.id), label: "DNSSEC" }] : []),
            ...(activity ? [{ href: paths.activity(domain.id), label: "Activity" }] : []),
            { href: paths.domainSettings(domain.id), label: "Settings" },
          ]}
        />
      }
    />
  );
}
