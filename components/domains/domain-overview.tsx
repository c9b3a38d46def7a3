"use client";

import { usePermission } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { PageBody } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyableValue } from "@/components/ui/copyable-value";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { useApi } from "@/lib/api/query";
import type { DomainDetail } from "@/lib/contract/domains";
import { formatTtl } from "@/lib/dns/ttl";
import { paths } from "@/lib/paths";
import { domainStatus, domainType } from "./domain-words";
import { type Fact, Facts } from "./facts";

/** What a domain is and how it stands. */
export function DomainOverview({ domainId }: { domainId: string }) {
  const domain = useApi("domains.get", { params: { domain_id: domainId } });
  return (
    <PageBody>
      <Loaded query={domain} saidAbove skeleton={<Skeleton className="h-72 w-full max-w-2xl" />}>
        {(detail) => (
          <div className="flex max-w-3xl flex-col gap-6">
            {detail.status === "pending_validation" && <ValidationWanted domain={detail} />}
            <Facts facts={factsOf(detail)} />
            <NameServers domain={detail} />
          </div>
        )}
      </Loaded>
    </PageBody>
  );
}

function ValidationWanted({ domain }: { domain: DomainDetail }) {
  return (
    <Notice
      tone="warning"
      title="Not validated yet"
      actions={
        <ButtonLink size="sm" href={paths.validation(domain.id)}>
          See what to publish
        </ButtonLink>
      }
    >
      ScaiDNS serves {domain.name} once you have shown that it is yours.
    </Notice>
  );
}

function factsOf(domain: DomainDetail): Fact[] {
  const known: (Fact | false | undefined)[] = [
    { label: "Status", value: domainStatus(domain.status).label },
    { label: "Type", value: domainType(domain.domain_type) },
    domain.description ? { label: "Description", value: domain.description } : undefined,
    domain.record_count != null && {
      label: "Records",
      value: <TextLink href={paths.records(domain.id)}>{domain.record_count.toLocaleString("en")}</TextLink>,
    },
    domain.default_ttl != null && {
      label: "Default TTL",
      value: (
        <>
          <span className="font-mono">{domain.default_ttl}</span> s = {formatTtl(domain.default_ttl)}
        </>
      ),
    },
    domain.serial != null && {
      label: "SOA serial",
      value: <span className="font-mono">{domain.serial}</span>,
    },
    domain.dnssec_enabled != null && {
      label: "DNSSEC",
      value: (
        <TextLink href={paths.dnssec(domain.id)}>{domain.dnssec_enabled ? "Signed" : "Not signed"}</TextLink>
      ),
    },
    domain.created_at ? { label: "Created", value: <Time value={domain.created_at} /> } : undefined,
    domain.updated_at
      ? { label: "Changed", value: <Changed domain={domain} at={domain.updated_at} /> }
      : undefined,
    { label: "Id", value: <CopyableValue value={domain.id} what={`id of ${domain.name}`} /> },
  ];
  return known.flatMap((fact) => fact || []);
}

function Changed({ domain, at }: { domain: DomainDetail; at: string }) {
  const { allowed } = usePermission("audit_logs:read");
  return (
    <>
      <Time value={at} />
      {allowed !== false && (
        <>
          {" · "}
          <TextLink href={paths.activity(domain.id)}>History</TextLink>
        </>
      )}
    </>
  );
}

function NameServers({ domain }: { domain: DomainDetail }) {
  if (!domain.nameservers?.length) return null;
  return (
    <section aria-labelledby="name-servers" className="flex flex-col gap-1">
      <h2 id="name-servers" className="font-semibold text-base">
        Name servers
      </h2>
      <p className="text-muted">
        Resolvers find {domain.name} here once the parent zone delegates to these servers.
      </p>
      <ul className="flex flex-col items-start">
        {domain.nameservers.map((name) => (
          <li key={name} className="max-w-full">
            <CopyableValue value={name} what={`name server ${name}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
