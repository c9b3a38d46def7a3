"use client";

import { Button } from "@/components/ui/button";
import { MiddleTruncate } from "@/components/ui/middle-truncate";
import { roleLabel } from "./role-label";

export interface SampleKey {
  role: string;
  key: string;
}

interface SampleKeyListProps {
  keys: readonly SampleKey[];
  busy: boolean;
  onUse: (key: string) => void;
  /** Shown on demand, where there is little room. */
  folded?: boolean | undefined;
}

/** The public keys of the sample data: one press signs in. */
export function SampleKeyList({ keys, busy, onUse, folded }: SampleKeyListProps) {
  const list = <Keys keys={keys} busy={busy} onUse={onUse} />;
  if (folded) {
    return (
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-muted">Sample keys</summary>
        <div className="mt-2">{list}</div>
      </details>
    );
  }
  return (
    <section aria-labelledby="sample-keys" className="flex flex-col gap-2">
      <div>
        <h2 id="sample-keys" className="font-medium">
          Sample keys
        </h2>
        <p className="text-muted">
          Public: everybody has the same. They open the sample data and nothing else.
        </p>
      </div>
      {list}
    </section>
  );
}

function Keys({ keys, busy, onUse }: Omit<SampleKeyListProps, "folded">) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {keys.map(({ role, key }) => (
        <li key={key} className="flex min-h-10 items-center gap-3 py-1 pr-1.5 pl-3">
          <span className="min-w-0 flex-1">
            <span className="block">{roleLabel(role)}</span>
            <span className="block text-muted text-xs">
              <MiddleTruncate mono text={key} tail={16} />
            </span>
          </span>
          <Button
            size="sm"
            aria-label={`Use the key of ${roleLabel(role)}`}
            onClick={() => !busy && onUse(key)}
          >
            Use
          </Button>
        </li>
      ))}
    </ul>
  );
}
