import { Command } from "cmdk";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

/** Wraps an act so that the palette closes before it. */
export type Run = (act: () => void) => () => void;

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1 **:[[cmdk-group-heading]]:text-muted **:[[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Command.Group>
  );
}

interface PaletteItemProps {
  /** Unique in the palette; what is typed is matched with this and `keywords`. */
  value: string;
  keywords?: string[] | undefined;
  onSelect: () => void;
  children: ReactNode;
  icon?: ReactNode;
  shortcut?: string | undefined;
  /** Muted words at the end. */
  note?: ReactNode;
  disabled?: boolean | undefined;
}

export function PaletteItem({ children, icon, shortcut, note, ...rest }: PaletteItemProps) {
  return (
    <Command.Item
      {...rest}
      className="flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 aria-disabled:text-muted aria-selected:bg-selected"
    >
      <span className="flex size-4 shrink-0 items-center text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note && <span className="max-w-1/2 truncate text-muted">{note}</span>}
      {shortcut && <Kbd keys={shortcut} />}
    </Command.Item>
  );
}
