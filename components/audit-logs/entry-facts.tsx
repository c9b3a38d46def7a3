"use client";

import type { ReactNode } from "react";
import { useRights } from "@/components/access/use-permission";
import { type Fact, Facts } from "@/components/domains/facts";
import { CopyableValue } from "@/components/ui/copyable-value";
import { cx } from "@/components/ui/cx";
import { TextLink } from "@/components/ui/text-link";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";
import { actorName } from "./actor-name";
import { actorTypeLabel, resourceTypeLabel } from "./audit-actions";
import { auditTarget } from "./audit-target";
import { Age, ExactTime, TimeZoneName } from "./exact-time";
import { CutText, FieldValue } from "./field-value";
import { tenantName } from "./tenant-name";
import { userAgentWords } from "./user-agent-words";

/** Who, when, from where and on what; each with the way to what else is logged of it. */
export function EntryFacts({ entry }: { entry: AuditLog }) {
  const { me } = useRights();
  const facts: (Fact | false)[] = [
    { label: "When", value: <When entry={entry} /> },
    { label: "Who", value: <Who entry={entry} /> },
    { label: "From", value: <From entry={entry} /> },
    { label: "What", value: <What entry={entry} /> },
    Boolean(me?.is_platform_admin && entry.tenant_id) && {
      label: "Tenant",
      value: (
        <Lines
          links={
            <TextLink href={paths.auditLogs({ tenant_id: entry.tenant_id ?? "" })}>Only this tenant</TextLink>
          }
        >
          <bdi className="text-text">{tenantName(entry.tenant_id, me)}</bdi>
          <Id id={entry.tenant_id} unless={tenantName(entry.tenant_id, me)} />
        </Lines>
      ),
    },
    entry.action !== "" && { label: "Action", value: <FactText text={entry.action} /> },
    { label: "Entry", value: <CopyableValue value={entry.id} what="id of the entry" /> },
    ...otherFields(entry).map(([label, value]) => ({ label, value: <FieldValue value={value} /> })),
  ];
  return <Facts facts={facts.filter((fact) => fact !== false)} />;
}

/** What is known, and below it where it leads. */
function Lines({ children, links }: { children: ReactNode; links?: ReactNode }) {
  return (
    <span className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">{children}</span>
      {links && <span className="flex flex-wrap gap-x-4">{links}</span>}
    </span>
  );
}

/** Characters of one fact; the raw entry has all. */
const longest = 300;

function FactText({ text, className = "text-text" }: { text: string; className?: string }) {
  return (
    <bdi className={cx("wrap-anywhere font-mono", className)}>
      <CutText text={text} longest={longest} />
    </bdi>
  );
}

function Id({ id, unless }: { id: string | null | undefined; unless?: string | null | undefined }) {
  if (!id || id === unless) return null;
  return <FactText className="text-muted" text={id} />;
}

const minute = 60_000;

function When({ entry: { timestamp } }: { entry: AuditLog }) {
  const then = Date.parse(timestamp);
  const around = Number.isNaN(then)
    ? undefined
    : {
        start_date: new Date(then - minute).toISOString(),
        end_date: new Date(then + minute).toISOString(),
      };
  return (
    <Lines
      links={around && <TextLink href={paths.auditLogs(around)}>Everything within a minute of it</TextLink>}
    >
      <span>
        <ExactTime value={timestamp} /> {around && <TimeZoneName />}
      </span>
      {around && <span className="font-mono text-muted">{timestamp}</span>}
      <Age value={timestamp} />
    </Lines>
  );
}

function Who({ entry }: { entry: AuditLog }) {
  const { actor_type, actor_id, actor_email } = entry;
  const name = actor_email || actor_id || actorName(entry);
  return (
    <Lines links={actor_id && <TextLink href={paths.auditLogs({ actor_id })}>Only by this actor</TextLink>}>
      <bdi className="font-medium text-text">
        <CutText text={name} longest={longest} />
      </bdi>
      {actor_type && <span>{actorTypeLabel(actor_type)}</span>}
      <Id id={actor_id} unless={name} />
    </Lines>
  );
}

function From({ entry: { ip_address, user_agent } }: { entry: AuditLog }) {
  const words = user_agent && userAgentWords(user_agent);
  return (
    <Lines>
      {ip_address ? <FactText text={ip_address} /> : <span className="text-muted">no address logged</span>}
      {words && <span>{words}</span>}
      {user_agent && user_agent !== words && (
        <FactText className="basis-full text-muted text-xs" text={user_agent} />
      )}
    </Lines>
  );
}

function What({ entry }: { entry: AuditLog }) {
  const { resource_type, resource_id, resource_name } = entry;
  const target = auditTarget(entry);
  const same = { resource_type: resource_type ?? undefined, resource_id: resource_id ?? undefined };
  return (
    <Lines
      links={
        <>
          {target && <TextLink href={target.href}>{target.label}</TextLink>}
          {resource_id && <TextLink href={paths.auditLogs(same)}>All entries of this object</TextLink>}
        </>
      }
    >
      {resource_type && <span>{resourceTypeLabel(resource_type)}</span>}
      {resource_name && <FactText text={resource_name} />}
      <Id id={resource_id} />
      {!resource_name && !resource_id && <span className="text-muted">nothing in particular</span>}
    </Lines>
  );
}

const shown: ReadonlySet<string> = new Set([
  "id",
  "tenant_id",
  "actor_type",
  "actor_id",
  "actor_email",
  "action",
  "resource_type",
  "resource_id",
  "resource_name",
  "details",
  "ip_address",
  "user_agent",
  "timestamp",
  "as_sent",
]);

/** What the API sends beyond its pages, such as the id of the request. */
function otherFields(entry: AuditLog): [string, unknown][] {
  return Object.entries(entry).filter(([name, value]) => !shown.has(name) && value !== null);
}
