"use client";

import { useMemo } from "react";
import { useListState } from "@/components/table/list-state";
import { filterRows } from "./filter-rows";
import type { RecordRows } from "./record-rows";
import { listParsers } from "./records-url";
import { arrangeRows } from "./sort-rows";

/** What of the zone's records is shown, by the filters and the sort in the URL. */
export function useRecordList(rows: RecordRows, zone: string, defaultTtl: number | null) {
  const [url, change] = useListState(listParsers);
  const text = url.q;
  const filtered = useMemo(
    () =>
      filterRows(
        rows.all,
        { text, scope: url.in, types: url.type, state: url.state, system: url.system },
        zone,
      ),
    [rows, zone, text, url.in, url.type, url.state, url.system],
  );
  const { sort, group } = url;
  const arranged = useMemo(
    () => arrangeRows(filtered.rows, { sort, group }, defaultTtl ?? 0),
    [filtered, sort, group, defaultTtl],
  );
  const narrowed = url.q.trim() !== "" || url.type.length > 0 || url.state !== null;
  return {
    url,
    change,
    filtered,
    shown: arranged.rows,
    /** What those stand together by. */
    grouping: arranged.grouping,
    /** Whether a filter leaves records out, apart from system records. */
    narrowed,
    clear: () => change({ q: null, in: null, type: null, state: null }),
  };
}

export type RecordListState = ReturnType<typeof useRecordList>;
