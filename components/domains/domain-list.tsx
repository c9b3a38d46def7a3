"use client";

import Globe from "lucide-react/icons/globe";
import Plus from "lucide-react/icons/plus";
import { useMemo } from "react";
import { usePermission } from "@/components/access/use-permission";
import { Loaded } from "@/components/errors/loaded";
import { useNavigate } from "@/components/form/use-navigate";
import { usePageActions } from "@/components/shell/page-actions";
import { PageHeader } from "@/components/shell/page-header";
import { useShortcut } from "@/components/shell/use-shortcut";
import { DataTable } from "@/components/table/data-table";
import { useListState } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { Pagination } from "@/components/ui/pagination";
import { useApi } from "@/lib/api/query";
import type { Domain } from "@/lib/contract/domains";
import { paths } from "@/lib/paths";
import { DeletedMatches } from "./deleted-matches";
import { domainColumns } from "./domain-columns";
import { DomainFilters } from "./domain-filters";
import { domainListInput, domainListState, domainNarrowing, soughtNeed } from "./domain-list-state";

const SignedSearchList = onDemand(() => import("./signed-search").then((module) => module.SignedSearchList));

const domainId = (domain: Domain) => domain.id;
const domainHref = (domain: Domain) =>
  domain.status === "active" ? paths.records(domain.id) : paths.domain(domain.id);

/** Every domain the viewer may see, a page at a time, narrowed by what the API can filter. */
export function DomainList() {
  const [state, update] = useListState(domainListState);
  const need = soughtNeed(state);
  const input = domainListInput(state);
  const domains = useApi("domains.list", input, { keepPrevious: true, enabled: !need });
  const narrowed = Boolean(
    state.search || state.status || state.domain_type || state.dnssec || state.deleted,
  );
  const create = useNewDomain();
  const newDomain = (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      disabledReason={create.reason}
      onClick={create.run}
    >
      New domain
    </Button>
  );
  const lastPage = Math.ceil((domains.data?.total ?? 0) / state.page_size);
  const list = (rows: readonly Domain[] | undefined) => (
    <DataTable
      label="domains"
      columns={domainColumns(state.deleted || state.status === "deleted")}
      rows={rows}
      rowId={domainId}
      rowHref={domainHref}
      refreshing={domains.isPlaceholderData}
      empty={
        lastPage > 0 ? (
          <EmptyState
            title={`There is no page ${state.page}`}
            action={<Button onClick={() => update({ page: lastPage })}>Go to the last page</Button>}
          >
            {lastPage === 1 ? "All domains stand on one page." : `The domains stand on ${lastPage} pages.`}
          </EmptyState>
        ) : (
          // A block, so that both are of one width.
          <div>
            {narrowed ? (
              <EmptyState
                title="No domain matches"
                action={<Button onClick={() => update(nothingAsked)}>Clear all filters</Button>}
              >
                Among the domains you can see, none fits the filters above.
              </EmptyState>
            ) : (
              <EmptyState
                title="No domains yet"
                icon={<Globe aria-hidden="true" className="size-6" />}
                action={newDomain}
              >
                A domain is a DNS zone that ScaiDNS answers for. Create one, prove that it is yours, and
                manage its records here.
              </EmptyState>
            )}
            {!state.deleted && !state.status && !domains.isPlaceholderData && (
              <DeletedMatches input={input} onShowAll={() => update({ deleted: true })} />
            )}
          </div>
        )
      }
    />
  );
  return (
    <>
      <PageHeader title="Domains" actions={newDomain} />
      <DomainFilters state={state} update={update} />
      {need ? (
        <SignedSearchList need={need} query={domainNarrowing(state)} />
      ) : (
        <Loaded query={domains} skeleton={list(undefined)} flush>
          {({ data, total, page, page_size }) => (
            <>
              {list(data)}
              {data.length > 0 && (
                <div className="px-4 py-3 md:px-6">
                  <Pagination
                    label="domains"
                    page={page}
                    pageSize={page_size}
                    total={total}
                    onPageChange={(next) => update({ page: next })}
                    onPageSizeChange={(size) =>
                      update({ page_size: size === 25 || size === 100 ? size : 50 })
                    }
                  />
                </div>
              )}
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

const nothingAsked = { search: null, status: null, domain_type: null, dnssec: null, deleted: null };

function useNewDomain() {
  const navigate = useNavigate();
  const { reason } = usePermission("domains:create");
  const run = () => navigate(paths.newDomain());
  useShortcut("n", "New domain", run, { enabled: !reason, group: "Domains" });
  usePageActions(
    useMemo(
      () => [
        {
          label: "New domain",
          run: () => navigate(paths.newDomain()),
          shortcut: "n",
          disabledReason: reason,
        },
      ],
      [navigate, reason],
    ),
  );
  return { reason, run };
}
