"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { type Preferences, preferenceCookies } from "./preferences";

interface PreferencesValue {
  preferences: Preferences;
  change: (changed: Partial<Preferences>) => void;
}

const PreferencesContext = createContext<PreferencesValue | null>(null);

interface PreferencesProviderProps {
  /** As the request's cookies had them. */
  initial: Preferences;
  children: ReactNode;
}

export function PreferencesProvider({ initial, children }: PreferencesProviderProps) {
  const [preferences, setPreferences] = useState(initial);
  const change = useCallback((changed: Partial<Preferences>) => {
    setPreferences((before) => {
      const next = { ...before, ...changed };
      keep(next);
      return next;
    });
  }, []);
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): PreferencesValue {
  const value = useContext(PreferencesContext);
  if (!value) throw new Error("usePreferences needs a PreferencesProvider above it");
  return value;
}

function keep(preferences: Preferences) {
  for (const cookie of preferenceCookies(preferences)) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in older browsers
    document.cookie = cookie;
  }
  if (preferences.theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = preferences.theme;
}
