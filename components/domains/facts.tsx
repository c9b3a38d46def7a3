import type { ReactNode } from "react";

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Labels and values in two columns, one on a phone. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1 max-sm:grid-cols-1">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="py-1 text-muted max-sm:pt-2 max-sm:pb-0">{label}</dt>
          <dd className="min-w-0 wrap-anywhere py-1 max-sm:pt-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
