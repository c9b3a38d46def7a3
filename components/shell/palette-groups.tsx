"use client";

import Keyboard from "lucide-react/icons/keyboard";
import LogOut from "lucide-react/icons/log-out";
import SunMoon from "lucide-react/icons/sun-moon";
import Zap from "lucide-react/icons/zap";
import { useRights } from "@/components/access/use-permission";
import { useNavigate } from "@/components/form/use-navigate";
import { can } from "@/lib/permissions";
import { useOfferedActions } from "./page-actions";
import { pages } from "./pages";
import { PaletteGroup, PaletteItem, type Run } from "./palette-item";
import { themes } from "./preferences";
import { usePreferences } from "./preferences-provider";
import { useSignOut } from "./use-sign-out";

const icon = "size-4";
const themeWords = { system: "Light or dark as the system", light: "Light theme", dark: "Dark theme" };

/** What the page in sight offers. */
export function PaletteActions({ run }: { run: Run }) {
  const actions = useOfferedActions();
  if (actions.length === 0) return null;
  return (
    <PaletteGroup heading="This page">
      {actions.map((action) => (
        <PaletteItem
          key={action.label}
          value={`action ${action.label}`}
          onSelect={run(action.run)}
          icon={<Zap aria-hidden="true" className={icon} />}
          shortcut={action.shortcut}
          note={action.disabledReason}
          disabled={Boolean(action.disabledReason)}
        >
          {action.label}
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}

export function PalettePages({ run }: { run: Run }) {
  const navigate = useNavigate();
  const { me } = useRights();
  return (
    <PaletteGroup heading="Pages">
      {pages
        .filter((page) => can({ me }, page.needs) !== false)
        .map((page) => (
          <PaletteItem
            key={page.href}
            value={`page ${page.label}`}
            onSelect={run(() => navigate(page.href))}
            icon={<page.Icon aria-hidden="true" className={icon} />}
            shortcut={page.shortcut}
          >
            {page.label}
          </PaletteItem>
        ))}
    </PaletteGroup>
  );
}

interface PaletteConsoleProps {
  run: Run;
  onShowShortcuts: () => void;
}

/** What concerns the console itself. */
export function PaletteConsole({ run, onShowShortcuts }: PaletteConsoleProps) {
  const { preferences, change } = usePreferences();
  const signOut = useSignOut();
  return (
    <PaletteGroup heading="Console">
      {themes
        .filter((theme) => theme !== preferences.theme)
        .map((theme) => (
          <PaletteItem
            key={theme}
            value={`theme ${theme}`}
            keywords={[themeWords[theme], "appearance", "colours"]}
            onSelect={run(() => change({ theme }))}
            icon={<SunMoon aria-hidden="true" className={icon} />}
          >
            {themeWords[theme]}
          </PaletteItem>
        ))}
      <PaletteItem
        value="keyboard shortcuts"
        onSelect={run(onShowShortcuts)}
        icon={<Keyboard aria-hidden="true" className={icon} />}
        shortcut="?"
      >
        Keyboard shortcuts
      </PaletteItem>
      <PaletteItem
        value="sign out"
        onSelect={run(signOut)}
        icon={<LogOut aria-hidden="true" className={icon} />}
      >
        Sign out
      </PaletteItem>
    </PaletteGroup>
  );
}
