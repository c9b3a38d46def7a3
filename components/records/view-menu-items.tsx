"use client";

import { MenuCheck, MenuChoice, MenuSeparator } from "@/components/ui/menu-items";
import { optionalColumns } from "./records-url";
import type { RecordListState } from "./use-record-list";

const groups = [
  { value: "name", label: "Name" },
  { value: "type", label: "Type" },
  { value: "none", label: "Nothing" },
] as const;

const columnWords = { ttl: "TTL", state: "State", created: "Created" } as const;

/** What rows stand together by, and which columns are shown. */
export function ViewMenuItems({ list }: { list: Pick<RecordListState, "url" | "change"> }) {
  const { group, columns } = list.url;
  return (
    <>
      <MenuChoice
        label="Group by"
        value={group}
        options={groups}
        onChange={(next) => list.change({ group: next })}
      />
      <MenuSeparator />
      <p className="px-2 py-1 text-muted text-xs">Columns</p>
      {optionalColumns.map((column) => (
        <MenuCheck
          key={column}
          checked={columns.includes(column)}
          onChange={(on) =>
            list.change({
              columns: optionalColumns.filter((each) => (each === column ? on : columns.includes(each))),
            })
          }
        >
          {columnWords[column]}
        </MenuCheck>
      ))}
    </>
  );
}
