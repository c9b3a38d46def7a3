"use client";

import Search from "lucide-react/icons/search";
import { useState } from "react";
import { useRights } from "@/components/access/use-permission";
import { useNavigate } from "@/components/form/use-navigate";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { onceOpen, onDemand, useEver } from "@/components/ui/on-demand";
import { can } from "@/lib/permissions";
import { type ConsolePage, pages } from "./pages";
import { ShortcutListener } from "./shortcut-listener";
import { useShortcut } from "./use-shortcut";

const Palette = onDemand(
  () => import("./palette").then((module) => module.Palette),
  // What is typed meanwhile is meant for it, and not for the page's shortcuts.
  ({ open }) => open && <span data-modal="" hidden />,
);
const ShortcutsDialog = onceOpen(() => import("./shortcuts-dialog").then((module) => module.ShortcutsDialog));

/** Opens the palette, and holds the console's own shortcuts. */
export function PaletteButton() {
  const [open, setOpen] = useState<"palette" | "shortcuts">();
  const everOpened = useEver(open === "palette");
  const { me } = useRights();
  const openPalette = () => setOpen("palette");
  useShortcut("mod+k", "Go to a zone or page, or do something", openPalette, { group: "Console" });
  useShortcut("?", "Show this list", () => setOpen("shortcuts"), { group: "Console" });
  useShortcut("/", "Filter what the page shows", focusPageFilter, { group: "Console" });
  return (
    <>
      <ShortcutListener />
      {pages
        .filter((page) => can({ me }, page.needs) !== false)
        .map((page) => (
          <PageShortcut key={page.href} page={page} />
        ))}
      <span className="max-sm:hidden">
        <Button
          onClick={openPalette}
          icon={<Search aria-hidden="true" className="size-4 text-muted" />}
          size="sm"
        >
          <span className="inline-flex items-center gap-2 font-normal text-muted">
            Go to… <Kbd keys="mod+k" />
          </span>
        </Button>
      </span>
      <span className="sm:hidden">
        <IconButton
          label="Go to a zone or page"
          icon={<Search aria-hidden="true" className="size-4" />}
          onClick={openPalette}
        />
      </span>
      {everOpened && (
        <Palette
          open={open === "palette"}
          onOpenChange={(opened) => setOpen(opened ? "palette" : undefined)}
          onShowShortcuts={() => setOpen("shortcuts")}
        />
      )}
      <ShortcutsDialog
        open={open === "shortcuts"}
        onOpenChange={(opened) => setOpen(opened ? "shortcuts" : undefined)}
      />
    </>
  );
}

function PageShortcut({ page }: { page: ConsolePage }) {
  const navigate = useNavigate();
  useShortcut(page.shortcut, `Go to ${page.label}`, () => navigate(page.href), { group: "Console" });
  return null;
}

function focusPageFilter() {
  const filter = document.querySelector("[data-page-filter]");
  if (!(filter instanceof HTMLInputElement)) return;
  filter.focus();
  filter.select();
}
