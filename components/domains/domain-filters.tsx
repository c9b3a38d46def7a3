"use client";

import { FilterBar } from "@/components/table/filter-bar";
import type { useListState } from "@/components/table/list-state";
import { SearchField } from "@/components/table/search-field";
import { SelectFilter } from "@/components/table/select-filter";
import { Checkbox } from "@/components/ui/checkbox";
import { domainStatuses, domainTypes } from "@/lib/contract/domains";
import { type domainListState, signing } from "./domain-list-state";
import { domainStatus, domainType } from "./domain-words";

type ListState = ReturnType<typeof useListState<typeof domainListState>>;

const oneOf = <V extends string>(values: readonly V[], value: string | null) =>
  values.find((each) => each === value) ?? null;

/** What the API can narrow domains by, each in the URL. */
export function DomainFilters({ state, update }: { state: ListState[0]; update: ListState[1] }) {
  return (
    <FilterBar
      actions={
        <Checkbox
          label="Show deleted"
          checked={state.deleted}
          onChange={(event) => update({ deleted: event.target.checked })}
        />
      }
    >
      <SearchField
        label="Search domains"
        mono
        delay={250}
        value={state.search}
        onChange={(text) => update({ search: text }, { typing: true })}
      />
      <SelectFilter
        label="Status"
        value={state.status}
        onChange={(value) => update({ status: oneOf(domainStatuses, value) })}
        options={domainStatuses.map((value) => ({ value, label: domainStatus(value).label }))}
      />
      <SelectFilter
        label="Type"
        value={state.domain_type}
        onChange={(value) => update({ domain_type: oneOf(domainTypes, value) })}
        options={domainTypes.map((value) => ({ value, label: domainType(value) }))}
      />
      <SelectFilter
        label="DNSSEC"
        any="Any signing"
        value={state.dnssec}
        onChange={(value) => update({ dnssec: oneOf(signing, value) })}
        options={[
          { value: "signed", label: "Signed" },
          { value: "unsigned", label: "Not signed" },
          { value: "waiting", label: "Waiting for DS" },
          { value: "expiring", label: "Keys that end soon" },
        ]}
      />
    </FilterBar>
  );
}
