import { basePath } from "@/lib/contract/endpoints";

/** The id of the domain that a request's path names: `/api/v1/domains/d_1/records` → `d_1`. */
export function domainInPath(path: string): string | undefined {
  if (!path.startsWith(`${basePath}/domains/`)) return undefined;
  const segment = path.slice(`${basePath}/domains/`.length).split(/[/?#]/)[0];
  if (!segment || segment === "types") return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
