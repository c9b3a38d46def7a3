"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { MenuCheck, MenuItem, MenuSeparator } from "@/components/ui/menu-items";
import { typeRank } from "@/lib/dns/zone-order";

interface TypeFilterProps {
  chosen: readonly string[];
  onChange: (types: string[]) => void;
  /** How many records each type would give. */
  counts: ReadonlyMap<string, number>;
}

/** One or more record types, with how many records each has. */
export function TypeFilter({ chosen, onChange, counts }: TypeFilterProps) {
  const types = [...new Set([...counts.keys(), ...chosen])].sort(
    (a, b) => typeRank(a) - typeRank(b) || (a < b ? -1 : 1),
  );
  const words = chosen.length > 3 ? `${chosen.length} types` : chosen.join(", ");
  return (
    <Menu
      align="start"
      trigger={
        <Button>
          <span className="flex items-center gap-1.5">
            {chosen.length === 0 ? "Any type" : `Type: ${words}`}
            <ChevronDown aria-hidden="true" className="size-4 text-muted" />
          </span>
        </Button>
      }
    >
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
    </Menu>
  );
}
