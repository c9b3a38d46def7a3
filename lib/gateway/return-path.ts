import { paths } from "@/lib/paths";

const longest = 2048;

/**
 * Where to go after sign-in: `value` when it is a path of the console, its home otherwise.
 * Never another origin, however it is spelt, and never an endpoint or the sign-in pages themselves.
 */
export function returnPath(value: string | null | undefined): string {
  if (!value || value.length > longest) return paths.home();
  if (!value.startsWith("/") || /[\\\x00-\x20\x7f]/.test(value)) return paths.home();
  const base = "http://console.invalid";
  if (!URL.canParse(value, base)) return paths.home();
  const url = new URL(value, base);
  // `/.//host` normalises to `//host`, which a browser would take for another origin.
  if (url.origin !== base || url.pathname.startsWith("//")) return paths.home();
  if (/^\/(api|sign-in|scaikey)(\/|$)/.test(url.pathname)) return paths.home();
  return `${url.pathname}${url.search}${url.hash}`;
}
