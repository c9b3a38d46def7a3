import type { QueryClient } from "@tanstack/react-query";
import type { EndpointOutput } from "@/lib/contract/endpoints";
import type { Record as DnsRecord } from "@/lib/contract/records";

type RecordList = EndpointOutput<"records.list">;

/** The cached record lists of one zone, changed in place of a new read of the whole zone. */
export function zoneRecords(client: QueryClient, domainId: string) {
  const change = (update: (list: RecordList) => RecordList) =>
    client.setQueriesData<RecordList>({ queryKey: ["records.list", { domain_id: domainId }] }, (list) =>
      list ? update(list) : list,
    );
  return {
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
