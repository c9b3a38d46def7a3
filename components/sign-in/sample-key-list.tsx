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
}

/** The public keys of the sample data: one press signs in. */
export function SampleKeyList({ keys, busy, onUse }: SampleKeyListProps) {
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
    </section>
  );
}
