"use client";

import Plus from "lucide-react/icons/plus";
import { FilterBar } from "@/components/table/filter-bar";
import { SearchField } from "@/components/table/search-field";
import { SelectFilter } from "@/components/table/select-filter";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Switch } from "@/components/ui/switch";
import { type FilteredRows, recordStates, textScopes } from "./filter-rows";
import { useRecordsWorkspace } from "./records-workspace";
import { TypeFilter } from "./type-filter";
import type { RecordListState } from "./use-record-list";

const stagedFirst = "Apply or discard what is staged first.";

interface RecordsToolbarProps {
  list: RecordListState;
  counts: FilteredRows["typeCounts"];
}

/** What narrows the table, and the button that adds to it. */
export function RecordsToolbar({ list, counts }: RecordsToolbarProps) {
  const { reasons, staging, openPanel } = useRecordsWorkspace();
  const { url, change } = list;
  return (
    <FilterBar
      actions={
        <>
          <Switch
            label="Stage changes"
            quiet
            title={
              staging.count > 0 ? stagedFirst : "Keep changes aside, to be looked over and applied together"
            }
            checked={staging.active}
            disabledReason={staging.count > 0 ? stagedFirst : undefined}
            onChange={(event) => staging.setOn(event.target.checked)}
          />
          <Button
            variant="primary"
            icon={<Plus aria-hidden="true" className="size-4" />}
            disabledReason={reasons.create}
            onClick={() => openPanel({ mode: "add" })}
          >
            Add record
          </Button>
        </>
      }
    >
      <div className="flex min-w-48 flex-1 max-lg:basis-full">
        <SearchField
          mono
          label="Filter records"
          value={url.q}
          onChange={(q) => change({ q }, { typing: true })}
        />
      </div>
      <SelectFilter
        label="Where to look"
        any="Name and value"
        value={url.in}
        options={[
          { value: "name", label: "Name" },
          { value: "value", label: "Value" },
        ]}
        onChange={(value) => change({ in: textScopes.find((scope) => scope === value) ?? null })}
      />
      <TypeFilter chosen={url.type} onChange={(type) => change({ type })} counts={counts} />
      <SelectFilter
        label="State"
        value={url.state}
        options={[
          { value: "enabled", label: "Enabled" },
          { value: "disabled", label: "Disabled" },
        ]}
        onChange={(value) => change({ state: recordStates.find((state) => state === value) ?? null })}
      />
      <Checkbox
        label="System records"
        title="The zone’s own SOA and name servers"
        checked={url.system}
        onChange={(event) => change({ system: event.target.checked })}
      />
    </FilterBar>
  );
}
