"use client";

import Search from "lucide-react/icons/search";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { useRights } from "@/components/access/use-permission";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { can } from "@/lib/permissions";
import { type ConsolePage, pages } from "./pages";
import { ShortcutListener } from "./shortcut-listener";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { useShortcut } from "./use-shortcut";

const load = () => import("./palette").then((module) => ({ default: module.Palette }));
const Palette = lazy(load);

/** Opens the palette, and holds the console's own shortcuts. */
export function PaletteButton() {
  const [open, setOpen] = useState<"palette" | "shortcuts">();
  const [everOpened, setEverOpened] = useState(false);
  const { me } = useRights();
  useEffect(() => {
    // To be there when it is called, without the page's own scripts waiting for it.
    const timer = setTimeout(() => void load().catch(() => undefined), 1000);
    return () => clearTimeout(timer);
  }, []);
  const openPalette = () => {
    setEverOpened(true);
    setOpen("palette");
  };
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
        // What is typed meanwhile is meant for it, and not for the page's shortcuts.
        <Suspense fallback={open === "palette" && <span data-modal="" hidden />}>
          <Palette
            open={open === "palette"}
            onOpenChange={(opened) => setOpen(opened ? "palette" : undefined)}
            onShowShortcuts={() => setOpen("shortcuts")}
          />
        </Suspense>
      )}
      <ShortcutsDialog
        open={open === "shortcuts"}
        onOpenChange={(opened) => setOpen(opened ? "shortcuts" : undefined)}
      />
    </>
  );
}

function PageShortcut({ page }: { page: ConsolePage }) {
  const router = useRouter();
  useShortcut(page.shortcut, `Go to ${page.label}`, () => router.push(page.href), { group: "Console" });
  return null;
}

function focusPageFilter() {
  const filter = document.querySelector("[data-page-filter]");
  if (!(filter instanceof HTMLInputElement)) return;
  filter.focus();
  filter.select();
}
