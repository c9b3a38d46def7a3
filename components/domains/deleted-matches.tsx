"use client";

import { DeletedDomain } from "@/components/errors/deleted-domain";
import { Button } from "@/components/ui/button";
import { useApi } from "@/lib/api/query";
import type { EndpointInput } from "@/lib/contract/endpoints";
import { DomainName } from "./domain-name";

interface DeletedMatchesProps {
  /** What has found nothing. */
  input: EndpointInput<"domains.list">;
  onShowAll: () => void;
}

/** Shown at once: of each is asked who has deleted it and what would come back. */
const shown = 5;

/** Where a search finds nothing: the deleted domains that it would have found, each with its way back. */
export function DeletedMatches({ input, onShowAll }: DeletedMatchesProps) {
  const query = { ...input.query, page: 1, page_size: shown, include_deleted: true };
  const { data } = useApi("domains.list", { query });
  const found = data?.data.filter(({ status }) => status === "deleted") ?? [];
  const total = data?.total ?? 0;
  return (
    <section
      aria-live="polite"
      aria-label="Deleted domains that match"
      className="mx-auto -mt-10 w-full max-w-md px-4 pb-16"
    >
      {found.length > 0 && (
        <>
          <h2 className="pb-2 font-semibold text-base">
            {total === 1 ? "A deleted domain matches" : `${total.toLocaleString("en")} deleted domains match`}
          </h2>
          <ul className="divide-y divide-line rounded-md border border-line">
            {found.map((domain) => (
              <li key={domain.id} className="flex flex-col gap-1 px-3 py-2">
                <span className="wrap-anywhere font-medium">
                  <DomainName name={domain.name} />
                </span>
                <DeletedDomain
                  domain={domain}
                  // The button goes with what it has brought back.
                  onRestored={() => document.getElementById("main")?.focus()}
                />
              </li>
            ))}
          </ul>
          {total > found.length && (
            <div className="pt-2">
              <Button size="sm" onClick={onShowAll}>
                Show all deleted domains that match
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
