"use client";

import { usePathname } from "next/navigation";
import { cx } from "./cx";
import { NearLink } from "./near-link";

export interface RouteTab {
  href: string;
  label: string;
  /** A number beside it: records, pending things. */
  count?: number | undefined;
  /** Also current on deeper paths. */
  deep?: boolean | undefined;
  /** Also current on these paths. */
  also?: readonly string[] | undefined;
}

/** Tabs that are pages: links, with the current one marked. */
export function RouteTabs({ label, tabs }: { label: string; tabs: readonly RouteTab[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="-mb-px overflow-x-auto">
      <ul className="flex gap-4">
        {tabs.map((tab) => {
          const current =
            pathname === tab.href ||
            tab.also?.includes(pathname) ||
            (tab.deep && pathname.startsWith(`${tab.href}/`));
          return (
            <li key={tab.href} className="shrink-0">
              <NearLink
                href={tab.href}
                aria-current={current ? "page" : undefined}
                className={cx(
                  "flex h-9 items-center gap-1.5 border-b-2 -outline-offset-2",
                  current ? "border-accent font-medium" : "border-transparent text-muted hover:text-text",
                )}
              >
                {tab.label}
                {tab.count !== undefined && (
                  <span className="text-muted tabular-nums">{tab.count.toLocaleString("en")}</span>
                )}
              </NearLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
