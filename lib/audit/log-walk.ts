import type { AuditLog } from "@/lib/contract/audit-logs";
import type { EndpointInput } from "@/lib/contract/endpoints";

/** What `auditLogs.list` is asked, apart from the page. */
export type LogFilters = Omit<EndpointInput<"auditLogs.list">["query"] & object, "page" | "page_size">;

/** Asks for a page of entries, newest first. */
export type ReadLog = (
  query: LogFilters & { page: number; page_size: number },
  signal?: AbortSignal,
) => Promise<{ data: AuditLog[]; total: number }>;

/** All entries that filters match, a page at a time. */
export interface LogWalk {
  /**
   * The next entries, none of them twice; null after the last. Rejects as the read did: then nothing is lost, and the
   * next call asks for the same page.
   */
  next(signal?: AbortSignal): Promise<AuditLog[] | null>;
  /** How many match; undefined before the first page. */
  readonly total: number | undefined;
}

/** The API's largest page. */
const logPageSize = 100;

/**
 * Walks through what was logged when it began. The newest entry of the first page is the end of time from then on: what
 * comes later is not in it, and moves no page. The API does not say whether its bounds are inclusive, so the bound is a
 * millisecond wider, and what is newer or was there before is left out here. Where entries go meanwhile (an API may
 * clear old ones), pages move up, and those before are read again.
 */
export function logWalk(read: ReadLog, filters: LogFilters, pageSize = logPageSize): LogWalk {
  const seen = new Set<string>();
  let page = 1;
  let bound = filters.end_date;
  let newest: string | undefined;
  let total: number | undefined;
  let over = false;

  async function next(signal?: AbortSignal): Promise<AuditLog[] | null> {
    while (!over) {
      const query = {
        ...filters,
        ...(bound !== undefined && { end_date: bound }),
        page,
        page_size: pageSize,
      };
      const found = await read(query, signal);
      const gone = total === undefined ? 0 : total - found.total;
      total = found.total;
      if (gone > 0 && page > 1) {
        page = Math.max(1, page - Math.ceil(gone / pageSize));
        continue;
      }
      if (newest === undefined) begin(found.data[0]);
      const fresh = found.data.filter((entry) => !seen.has(entry.id) && !isLater(entry.timestamp, newest));
      for (const { id } of fresh) seen.add(id);
      over = found.data.length === 0 || page * pageSize >= found.total;
      page += 1;
      if (fresh.length > 0) return fresh;
    }
    return null;
  }

  function begin(first: AuditLog | undefined): void {
    newest = first?.timestamp;
    const time = Date.parse(newest ?? "");
    if (Number.isNaN(time)) return;
    const end = new Date(time + 1).toISOString();
    if (bound === undefined || Date.parse(bound) > time + 1) bound = end;
  }

  return {
    next,
    get total() {
      return total;
    },
  };
}

/** Of two timestamps of the API, which may be finer than the milliseconds of a `Date`. */
function isLater(a: string, b: string | undefined): boolean {
  if (b === undefined) return false;
  const [left, right] = [Date.parse(a), Date.parse(b)];
  return left === right ? a.length === b.length && a > b : left > right;
}
