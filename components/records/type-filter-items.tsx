"use client";

import { MenuCheck, MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import { typeRank } from "@/lib/dns/zone-order";
import type { TypeFilterProps } from "./type-filter";

/** The types to choose from. */
export function TypeFilterItems({ chosen, onChange, counts }: TypeFilterProps) {
  const types = [...new Set([...counts.keys(), ...chosen])].sort(
    (a, b) => typeRank(a) - typeRank(b) || (a < b ? -1 : 1),
  );
  return (
    <>
      {types.length === 0 && <p className="px-2 py-1 text-muted">No records to choose from</p>}
      {types.map((type) => (
        <MenuCheck
          key={type}
          checked={chosen.includes(type)}
          onChange={(checked) =>
            onChange(checked ? [...chosen, type] : chosen.filter((each) => each !== type))
          }
        >
          <span className="flex justify-between gap-6">
            <span className="font-mono">{type}</span>
            <span className="text-muted tabular-nums">{(counts.get(type) ?? 0).toLocaleString("en")}</span>
          </span>
        </MenuCheck>
      ))}
      {chosen.length > 0 && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => onChange([])}>Any type</MenuItem>
        </>
      )}
    </>
  );
}
