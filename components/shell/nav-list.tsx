"use client";

import { usePathname } from "next/navigation";
import { useRights } from "@/components/access/use-permission";
import { NearLink } from "@/components/ui/near-link";
import { Tooltip } from "@/components/ui/tooltip";
import { can } from "@/lib/permissions";
import { cx } from "../ui/cx";
import { type ConsolePage, pages } from "./pages";

interface NavListProps {
  /** Icons only; the names are tooltips then. */
  collapsed?: boolean | undefined;
  onNavigate?: (() => void) | undefined;
}

/** The pages this person has, in the order of `pages`. */
export function NavList({ collapsed = false, onNavigate }: NavListProps) {
  const { me } = useRights();
  const mine = pages.filter((page) => can({ me }, page.needs) !== false);
  return (
    <ul className="flex flex-col gap-0.5">
      {mine.map((page) => (
        <li key={page.href}>
          <NavLink page={page} collapsed={collapsed} onNavigate={onNavigate} />
        </li>
      ))}
    </ul>
  );
}

function NavLink({ page, collapsed, onNavigate }: NavListProps & { page: ConsolePage }) {
  const pathname = usePathname();
  const within = pathname === page.href || pathname.startsWith(`${page.href}/`);
  return (
    <Tooltip content={collapsed ? page.label : undefined}>
      <NearLink
        href={page.href}
        onClick={onNavigate}
        aria-current={pathname === page.href ? "page" : within ? "true" : undefined}
        className={cx(
          "flex h-8 items-center gap-2 rounded-md px-2",
          within ? "bg-selected font-medium text-text" : "text-muted hover:bg-hover hover:text-text",
        )}
      >
        <page.Icon aria-hidden="true" className="size-4 shrink-0" />
        <span className={collapsed ? "sr-only" : "truncate"}>{page.label}</span>
      </NearLink>
    </Tooltip>
  );
}
