import type { QueryClient } from "@tanstack/react-query";
import { type EndpointOutput, endpointKey } from "@/lib/contract/endpoints";
import type { Record as DnsRecord } from "@/lib/contract/records";

type RecordList = EndpointOutput<"records.list">;

/** Records as they are now, new ones among them, and ids of those that are gone. */
export interface ChangedRecords {
  put: readonly DnsRecord[];
  removed: readonly string[];
}

/** The cached record lists of one zone, changed in place of a new read of the whole zone. */
export function zoneRecords(client: QueryClient, domainId: string) {
  const change = (update: (list: RecordList) => RecordList) =>
    client.setQueriesData<RecordList>({ queryKey: ["records.list", { domain_id: domainId }] }, (list) =>
      list ? update(list) : list,
    );
  return {
    /** Takes records out and puts others in, in one pass however many there are. */
    merge({ put, removed }: ChangedRecords): void {
      if (put.length === 0 && removed.length === 0) return;
      change((list) => {
        const gone = new Set(removed);
        const news = new Map(put.map((record) => [record.id, record]));
        const data: DnsRecord[] = [];
        for (const record of list.data) {
          const changed = news.get(record.id);
          if (!gone.has(record.id)) data.push(changed ?? record);
          if (changed) news.delete(record.id);
        }
        for (const record of news.values()) if (!gone.has(record.id)) data.push(record);
        return { ...list, data, total: data.length };
      });
    },
    /** Puts a newer reading of the zone in place of what was there. */
    replace(records: readonly DnsRecord[]): void {
      client.setQueryData<RecordList>(
        endpointKey("records.list", { params: { domain_id: domainId }, query: { include_system: true } }),
        (list) => list && { ...list, data: [...records], total: records.length },
      );
    },
    /** Adds the record, or puts it in the place of the one with its id. */
    put(changed: DnsRecord): void {
      change((list) => {
        const index = list.data.findIndex((each) => each.id === changed.id);
        const data = index < 0 ? [...list.data, changed] : list.data.with(index, changed);
        return { ...list, data, total: data.length };
      });
    },
    /** Takes the record out. */
    remove(recordId: string): void {
      change((list) => {
        const data = list.data.filter((each) => each.id !== recordId);
        return { ...list, data, total: data.length };
      });
    },
  };
}

/**
 * A newer list of a zone, in which a record that is as it was is the same object as in the older one: what was worked
 * out of it stays good. For `structuralSharing`, in place of a comparison of everything with everything.
 */
export function keepUnchanged(before: unknown, next: unknown): unknown {
  // Another object for the same list is other data to React Query, which would draw it again without end.
  if (before === next || !isList(before) || !isList(next)) return next;
  let byId: Map<string, DnsRecord> | undefined;
  const data = next.data.map((record, index) => {
    const there = before.data[index];
    if (there === record) return record;
    if (there?.id === record.id) return isSame(there, record) ? there : record;
    byId ??= new Map(before.data.map((each) => [each.id, each]));
    const known = byId.get(record.id);
    return known && isSame(known, record) ? known : record;
  });
  const unmoved = data.length === before.data.length && data.every((each, at) => each === before.data[at]);
  return { ...next, data: unmoved ? before.data : data };
}

function isList(value: unknown): value is RecordList {
  return typeof value === "object" && value !== null && "data" in value && Array.isArray(value.data);
}

/** Members that are no plain values count as changed. */
function isSame(a: DnsRecord, b: DnsRecord): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}
