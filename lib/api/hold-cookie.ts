import type { Hold } from "./throttle";

/** Read by the gateway too: while it is there, the server prefetches nothing (`lib/gateway/prefetch.ts`). */
const name = "scaidns_hold";

/** The wait of the rate limit as a cookie that ends with it: for tabs that are opened meanwhile, and for the server. */
export const holdCookie = {
  name,
  keep({ until, since, source }: Hold): void {
    const seconds = Math.ceil((until - since) / 1000);
    write(`${since}.${until}.${source}`, seconds);
  },
  remove(): void {
    write("", 0);
  },
  read(): Hold | null {
    if (typeof document === "undefined") return null;
    const found = new RegExp(`(?:^|; )${name}=(\\d+)\\.(\\d+)\\.(seconds|date|reset|default)(?:;|$)`).exec(
      document.cookie,
    );
    const source = sources.find((known) => known === found?.[3]);
    return source ? { since: Number(found?.[1]), until: Number(found?.[2]), source } : null;
  },
};

const sources = ["seconds", "date", "reset", "default"] as const;

function write(value: string, maxAge: number): void {
  if (typeof document === "undefined") return;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
}
