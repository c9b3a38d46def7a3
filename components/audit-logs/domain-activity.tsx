"use client";

import { parseAsStringLiteral } from "nuqs";
import { useListState } from "@/components/table/list-state";
import { cx } from "@/components/ui/cx";
import { useApi } from "@/lib/api/query";
import { AuditLogView } from "./audit-log-view";
import { RecordActivityList } from "./record-activity-list";

const scopes = ["domain", "records"] as const;
const parsers = { of: parseAsStringLiteral(scopes).withDefault("domain") };

const scopeWords = {
  domain: {
    label: "The domain and batches",
    covers:
      "Entries that the API logs under the domain itself: its creation, settings, validation, DNSSEC, exports, and records written or deleted in batches or by imports.",
  },
  records: {
    label: "Single records",
    covers:
      "Entries about single records, which the API logs under each record's own id and cannot list by zone: the console looks through the newest of all zones and keeps those of this one.",
  },
} as const satisfies Record<(typeof scopes)[number], object>;

/** What happened in one domain, as far as the audit log can be asked for it. */
export function DomainActivity({ domainId, now }: { domainId: string; now: number }) {
  const [{ of }, update] = useListState(parsers);
  const domain = useApi("domains.get", { params: { domain_id: domainId } }, { enabled: false });
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-3 pb-1 md:px-6">
        <fieldset className="flex rounded-md border border-line-strong p-0.5">
          <legend className="sr-only">Activity of</legend>
          {scopes.map((scope) => (
            <button
              key={scope}
              type="button"
              aria-pressed={of === scope}
              onClick={() => update({ of: scope })}
              className={cx(
                "h-7 rounded-sm px-3",
                of === scope ? "bg-selected font-medium" : "text-muted hover:bg-hover hover:text-text",
              )}
            >
              {scopeWords[scope].label}
            </button>
          ))}
        </fieldset>
        <p className="min-w-64 max-w-3xl flex-1 text-muted">{scopeWords[of].covers}</p>
      </div>
      {of === "domain" && <AuditLogView now={now} fixed={{ resource_id: domainId }} />}
      {of === "records" && domain.data && <RecordActivityList zone={domain.data} now={now} />}
    </>
  );
}
