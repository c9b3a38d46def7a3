"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
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
  const [chosen, setChosen] = useState("");
  /** Whether an option was gone to by key or pointer since something was typed. */
  const picked = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // cmdk goes on with the choice it made before there were other options: until one is picked, the first it is.
    const chooseFirst = () => {
      if (picked.current && list.current?.querySelector("[role=option][aria-selected=true]")) return;
      const first = list.current?.querySelector<HTMLElement>("[role=option]:not([aria-disabled=true])");
      if (first?.dataset.value) setChosen(first.dataset.value);
    };
    const observer = new MutationObserver(chooseFirst);
    if (list.current) observer.observe(list.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  const onSearch = (typed: string) => {
    picked.current = false;
    setSearch(typed);
  };
  /** The dialog goes first, so that what is run may open another or move the focus. */
  const run = (act: () => void) => () => {
    close();
    setTimeout(act);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) picked.current = true;
    if (event.key !== "k" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    close();
  };
  return (
    <Command
      label="Go to a zone or page, or do something"
      loop
      value={chosen}
      onValueChange={setChosen}
      className="flex min-h-0 flex-col"
      onKeyDown={onKeyDown}
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={search}
          onValueChange={onSearch}
          placeholder="Zone, page or action"
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted"
        />
      </div>
      <Command.List
        ref={list}
        className="min-h-0 overflow-y-auto p-1"
        onPointerMove={() => {
          picked.current = true;
        }}
      >
        <Command.Empty className="px-3 py-6 text-muted">Nothing by that name.</Command.Empty>
        <PaletteActions run={run} />
        <PaletteZones search={search} run={run} />
        <PalettePages run={run} />
        <PaletteConsole run={run} onShowShortcuts={onShowShortcuts} />
      </Command.List>
    </Command>
  );
}
