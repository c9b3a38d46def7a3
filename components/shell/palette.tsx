"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useState } from "react";
import { PaletteActions, PaletteConsole, PalettePages } from "./palette-groups";
import { PaletteZones } from "./palette-zones";

export interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onShowShortcuts: () => void;
}

/** Jump to any zone or page, or do what this page offers, by typing. Loaded when first opened. */
export function Palette({ open, onOpenChange, onShowShortcuts }: PaletteProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <BaseDialog.Popup
          data-modal=""
          className="fixed inset-x-0 top-0 z-40 flex max-h-dvh flex-col border border-line bg-raised outline-none sm:top-[12vh] sm:mx-auto sm:max-h-[70vh] sm:w-xl sm:rounded-lg"
        >
          <BaseDialog.Title className="sr-only">Go to a zone or page, or do something</BaseDialog.Title>
          <PaletteBody onShowShortcuts={onShowShortcuts} close={() => onOpenChange(false)} />
          <BaseDialog.Close className="sr-only">Close</BaseDialog.Close>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

interface PaletteBodyProps {
  close: () => void;
  onShowShortcuts: () => void;
}

function PaletteBody({ close, onShowShortcuts }: PaletteBodyProps) {
  const [search, setSearch] = useState("");
  /** The dialog goes first, so that what is run may open another or move the focus. */
  const run = (act: () => void) => () => {
    close();
    setTimeout(act);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") chooseFirst(event);
    if (event.key !== "k" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    close();
  };
  return (
    <Command
      label="Go to a zone or page, or do something"
      loop
      className="flex min-h-0 flex-col"
      onKeyDown={onKeyDown}
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Zone, page or action"
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
      </div>
      <Command.List className="min-h-0 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-muted">Nothing by that name.</Command.Empty>
        <PaletteActions run={run} />
        <PaletteZones search={search} run={run} />
        <PalettePages run={run} />
        <PaletteConsole run={run} onShowShortcuts={onShowShortcuts} />
      </Command.List>
    </Command>
  );
}

/** Enter means the first of the list, also when what has just come is not marked as the one chosen. */
function chooseFirst(event: KeyboardEvent): void {
  const { currentTarget: list, nativeEvent } = event;
  if (nativeEvent.isComposing || list.querySelector("[role=option][aria-selected=true]")) return;
  list.querySelector<HTMLElement>("[role=option]")?.click();
}
