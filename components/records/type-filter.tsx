"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";

export interface TypeFilterProps {
  chosen: readonly string[];
  onChange: (types: string[]) => void;
  /** How many records each type would give. */
  counts: ReadonlyMap<string, number>;
}

const TypeFilterItems = onDemand(() =>
  import("./type-filter-items").then((module) => module.TypeFilterItems),
);

/** One or more record types, with how many records each has. */
export function TypeFilter(props: TypeFilterProps) {
  const { chosen } = props;
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
      <TypeFilterItems {...props} />
    </Menu>
  );
}
