"use client";

import { Busy } from "@/components/ui/busy";
import { ButtonLink } from "@/components/ui/button-link";
import { useApi } from "@/lib/api/query";
import type { Domain } from "@/lib/contract/domains";
import { parseName } from "@/lib/dns/name";
import { paths } from "@/lib/paths";
import { DeletedDomain } from "./deleted-domain";

export interface DuplicateDomainProps {
  /** The name that was refused, as typed. */
  name: string;
  onRestored?: ((domain: Domain) => void) | undefined;
}

/**
 * The domain of that name, when this person can see it: a link to it, or Restore when it is soft-deleted. Shows
 * nothing more than the API said otherwise (errors.md row 4).
 */
export function DuplicateDomain({ name, onRestored }: DuplicateDomainProps) {
  const search = name.trim().replace(/\.$/, "");
  const list = useApi(
    "domains.list",
    { query: { search, include_deleted: true, page_size: 100 } },
    { enabled: search !== "" },
  );
  if (list.isLoading) return <Busy label="Looking for the domain of that name…" />;
  const found = list.data?.data.find((domain) => sameName(domain.name, name));
  if (!found) return null;
  if (found.status !== "deleted") {
    return (
      <ButtonLink size="sm" href={paths.domain(found.id)}>
        Open <span className="font-mono">{found.name}</span>
      </ButtonLink>
    );
  }
  return (
    <div className="flex flex-col items-start gap-1">
      <p>
        <span className="font-mono">{found.name}</span> was deleted.
      </p>
      <DeletedDomain domain={found} onRestored={() => onRestored?.(found)} />
    </div>
  );
}

function sameName(a: string, b: string): boolean {
  const left = parseName(a.trim());
  const right = parseName(b.trim());
  return left.ok && right.ok && left.value === right.value;
}
