import type { ReactNode } from "react";
import { cx } from "../ui/cx";

export interface PageHeaderProps {
  /** The page's one `h1`. */
  title: ReactNode;
  /** For a title that is a DNS name. */
  mono?: boolean | undefined;
  /** A `StatusDot` or `Badge`s beside it. */
  status?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** `RouteTabs`. */
  tabs?: ReactNode;
}

/** Head of a page: 48 px, with tabs 84. */
export function PageHeader({ title, mono, status, actions, tabs }: PageHeaderProps) {
  return (
    <header className="border-line border-b px-4 md:px-6">
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <h1 className={cx("min-w-0 wrap-anywhere font-semibold text-lg", mono && "font-mono")}>{title}</h1>
        {status}
        {actions && <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{actions}</div>}
      </div>
      {tabs}
    </header>
  );
}

/** What stands below a `PageHeader`, with its margins. Tables that go edge to edge do without. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean | undefined }) {
  return <div className={cx("px-4 py-4 md:px-6", narrow && "max-w-3xl")}>{children}</div>;
}
