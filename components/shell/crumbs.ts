import { paths } from "@/lib/paths";

export interface Crumb {
  href: string;
  /** Words, or the id of a domain whose name stands here. */
  label: string | { domainId: string };
}

/** Names of pages below a domain, by their last segment. */
const domainPages: Record<string, string> = {
  records: "Records",
  import: "Import",
  validation: "Validation",
  dnssec: "DNSSEC",
  activity: "Activity",
  settings: "Settings",
};

/** Names of pages by their path. */
const topPages: Record<string, string> = {
  domains: "Domains",
  "audit-logs": "Audit log",
  new: "New domain",
};

/** The way from the top to a page, as its path tells it; what is not known by name is left out. */
export function crumbsOf(pathname: string): Crumb[] {
  const [top = "", second, third] = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const crumbs: Crumb[] = [];
  const topLabel = topPages[top];
  if (topLabel) crumbs.push({ href: `/${top}`, label: topLabel });
  if (top === "audit-logs" && second) return [...crumbs, { href: pathname, label: "Entry" }];
  if (top !== "domains" || !second) return crumbs;
  const secondLabel = topPages[second];
  if (secondLabel) return [...crumbs, { href: pathname, label: secondLabel }];
  crumbs.push({ href: paths.domain(second), label: { domainId: second } });
  const thirdLabel = third && domainPages[third];
  if (thirdLabel) crumbs.push({ href: pathname, label: thirdLabel });
  return crumbs;
}
