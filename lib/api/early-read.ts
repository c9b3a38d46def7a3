import { holdCookie } from "./hold-cookie";

declare global {
  /** Reads that the page's own markup has begun, by path; nothing where one failed. */
  var scaidnsEarly: { [path: string]: Promise<Response | undefined> } | undefined;
}

/**
 * A script for the page's markup that asks for what is at this path before any other script has been loaded; unless the
 * rate limit is reached.
 */
export function earlyReadScript(path: string): string {
  const url = JSON.stringify(path);
  return `document.cookie.includes("${holdCookie.name}=")||((window.scaidnsEarly??={})[${url}]=fetch(${url},{headers:{accept:"application/json"},cache:"no-store"}).catch(()=>undefined))`;
}

/** The read of this path that the markup has begun, for whoever asks first. */
export async function begunEarly(
  path: string,
  { method = "GET" }: RequestInit,
): Promise<Response | undefined> {
  const begun = method === "GET" ? globalThis.scaidnsEarly?.[path] : undefined;
  if (begun) delete globalThis.scaidnsEarly?.[path];
  return begun;
}
