export const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

/** What a browser remembers of the console's looks; in cookies, so that the server's first paint is right. */
export interface Preferences {
  theme: Theme;
  sidebarCollapsed: boolean;
  /** Shortcuts of a single key can be turned off (WCAG 2.1.4). */
  singleKeys: boolean;
}

const year = 31_536_000;

export function readPreferences(cookie: (name: string) => string | undefined): Preferences {
  const theme = cookie("theme");
  return {
    theme: themes.find((known) => known === theme) ?? "system",
    sidebarCollapsed: cookie("sidebar") === "collapsed",
    singleKeys: cookie("single_keys") !== "off",
  };
}

/** The cookies that say the same, ready for `document.cookie`. */
export function preferenceCookies({ theme, sidebarCollapsed, singleKeys }: Preferences): string[] {
  const cookie = (name: string, value: string | false) =>
    `${name}=${value || ""}; Path=/; SameSite=Lax; Max-Age=${value ? year : 0}`;
  return [
    cookie("theme", theme !== "system" && theme),
    cookie("sidebar", sidebarCollapsed && "collapsed"),
    cookie("single_keys", !singleKeys && "off"),
  ];
}
