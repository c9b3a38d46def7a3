"use client";

import MenuIcon from "lucide-react/icons/menu";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Sheet } from "@/components/ui/sheet";
import { NavList } from "./nav-list";

/** The sidebar of narrow windows: behind a button. */
export function MobileNav() {
  const [open, setOpen] = useState(false);
  return (
    <span className="md:hidden">
      <IconButton
        label="Open the menu"
        icon={<MenuIcon aria-hidden="true" className="size-4" />}
        onClick={() => setOpen(true)}
      />
      <Sheet open={open} onOpenChange={setOpen} title="ScaiDNS" side="left">
        <nav aria-label="Console" className="p-2">
          <NavList onNavigate={() => setOpen(false)} />
        </nav>
      </Sheet>
    </span>
  );
}
