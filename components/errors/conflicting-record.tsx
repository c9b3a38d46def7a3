import { TextLink } from "@/components/ui/text-link";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import type { Problem } from "@/lib/errors/problem";
import { visibleText } from "@/lib/errors/visible-text";
import { wording } from "@/lib/errors/wording";
import { paths } from "@/lib/paths";
import { LastChange } from "./last-change";
import { ServerWords } from "./server-words";

/** One record that stands in the way, with who changed it last; a link that leaves the form as it is. */
export function ConflictingRecord({ record, domainId }: { record: ZoneRecord; domainId: string }) {
  return (
    <div className="flex flex-col">
      <TextLink href={paths.record(domainId, record.id)} target="_blank">
        <span className="wrap-anywhere font-mono">
          {record.display_name ?? record.name} {record.type} {record.content}
        </span>
        <span className="sr-only"> (opens in a new tab)</span>
      </TextLink>
      <span className="text-muted">
        {record.ttl == null ? "TTL of the zone" : `TTL ${record.ttl} s`}
        {record.disabled && ", disabled"}
        {" · "}
        <LastChange resourceId={record.id} verb="Last changed" at={record.created_at} />
      </span>
    </div>
  );
}

/** An id that the API named and would not show. */
export function UnreadableRecord({ id, problem }: { id: string; problem: Problem }) {
  return (
    <div>
      <bdi className="wrap-anywhere font-mono">{visibleText(id)}</bdi>
      <p className="text-muted">
        <ServerWords text={wording(problem).message} />
      </p>
    </div>
  );
}
