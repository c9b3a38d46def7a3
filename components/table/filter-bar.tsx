import type { ReactNode } from "react";

/** The row above a table: its filters first, then what acts on the table. Wraps on a phone. */
export function FilterBar({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <search className="flex flex-wrap items-center gap-2 px-4 py-2 md:px-6">
      {children}
      {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </search>
  );
}
