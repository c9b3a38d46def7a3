"use client";

import { usePathname } from "next/navigation";
import { NearLink } from "@/components/ui/near-link";
import { Skeleton } from "@/components/ui/skeleton";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useApi } from "@/lib/api/query";
import { cx } from "../ui/cx";
import { type Crumb, crumbsOf } from "./crumbs";

/** Where one is: read off the path, with domains by their names. */
export function Breadcrumbs() {
  const crumbs = crumbsOf(usePathname());
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5">
        {crumbs.map((crumb, index) => (
          <CrumbItem key={crumb.href} crumb={crumb} first={index === 0} last={index === crumbs.length - 1} />
        ))}
      </ol>
    </nav>
  );
}

function CrumbItem({ crumb, first, last }: { crumb: Crumb; first: boolean; last: boolean }) {
  const zone = typeof crumb.label === "object";
  return (
    <li className={cx("flex items-center gap-1.5", zone ? "min-w-0" : "shrink-0", !last && "max-sm:hidden")}>
      {!first && (
        <span aria-hidden="true" className="text-muted max-sm:hidden">
          /
        </span>
      )}
      <NearLink
        href={crumb.href}
        aria-current={last ? "page" : undefined}
        className={cx(
          "truncate rounded-sm",
          last ? "text-text" : "text-muted hover:text-text",
          zone && "font-mono",
        )}
      >
        {typeof crumb.label === "object" ? <DomainName domainId={crumb.label.domainId} /> : crumb.label}
      </NearLink>
    </li>
  );
}

function DomainName({ domainId }: { domainId: string }) {
  // The page below asks for it; twice would be once too often.
  const domain = useApi("domains.get", { params: { domain_id: domainId } }, { enabled: false });
  const hydrated = useHydrated();
  if (hydrated && domain.data) return domain.data.name;
  if (!hydrated || domain.isPending) return <Skeleton className="h-4 w-28" />;
  return domainId;
}
