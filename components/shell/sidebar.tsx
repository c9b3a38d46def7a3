"use client";

import PanelLeftClose from "lucide-react/icons/panel-left-close";
import PanelLeftOpen from "lucide-react/icons/panel-left-open";
import { IconButton } from "@/components/ui/icon-button";
import { cx } from "../ui/cx";
import { Brand } from "./brand";
import { NavList } from "./nav-list";
import { usePreferences } from "./preferences-provider";
import { useShortcut } from "./use-shortcut";

/** The sidebar of wide windows; folded to its icons if one likes, and remembered so. */
export function Sidebar() {
  const { preferences, change } = usePreferences();
  const collapsed = preferences.sidebarCollapsed;
  const toggle = () => change({ sidebarCollapsed: !collapsed });
  useShortcut("mod+b", "Fold or unfold the sidebar", toggle, { group: "Console" });
  return (
    <nav
      aria-label="Console"
      className={cx(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-line border-r bg-sunken md:flex",
        collapsed ? "w-12" : "w-52",
      )}
    >
      <div className="flex h-11 items-center px-2">
        <Brand short={collapsed} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-1">
        <NavList collapsed={collapsed} />
      </div>
      <div className="p-2">
        <IconButton
          label={collapsed ? "Unfold the sidebar" : "Fold the sidebar"}
          shortcut="mod+b"
          aria-expanded={!collapsed}
          icon={
            collapsed ? (
              <PanelLeftOpen aria-hidden="true" className="size-4" />
            ) : (
              <PanelLeftClose aria-hidden="true" className="size-4" />
            )
          }
          onClick={toggle}
        />
      </div>
    </nav>
  );
}
