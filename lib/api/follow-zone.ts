import type { QueryClient } from "@tanstack/react-query";
import type { Record as ZoneRecord } from "@/lib/contract/records";
import { type ChangedRecords, zoneRecords } from "./zone-records";

/** How often the cache follows, so that the page is not drawn anew for each of many calls. */
const followMs = 250;

/** Brings a zone's cached records up to date with what many calls change, a few times a second. */
export function followZone(client: QueryClient, domainId: string) {
  let put: ChangedRecords["put"][number][] = [];
  let removed: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const changed = { put, removed };
    put = [];
    removed = [];
    zoneRecords(client, domainId).merge(changed);
  }

  return {
    note(changed: ChangedRecords | undefined): void {
      if (!changed) return;
      put.push(...changed.put);
      removed.push(...changed.removed);
      timer ??= setTimeout(flush, followMs);
    },
    flush,
    /** The zone was read anew: what was to follow is in it. */
    replace(records: ZoneRecord[]): void {
      put = [];
      removed = [];
      zoneRecords(client, domainId).replace(records);
    },
  };
}
