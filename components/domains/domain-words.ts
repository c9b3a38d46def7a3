import type { Tone } from "@/components/ui/status-dot";

/** How a status of the API is said, and its dot's tone; one that is not known is said as it comes. */
export function domainStatus(status: string): { label: string; tone: Tone } {
  switch (status) {
    case "active":
      return { label: "Active", tone: "success" };
    case "pending_validation":
      return { label: "Pending validation", tone: "warning" };
    case "inactive":
      return { label: "Inactive", tone: "neutral" };
    case "deleted":
      return { label: "Deleted", tone: "danger" };
    default:
      return { label: status, tone: "neutral" };
  }
}

const types: Record<string, string> = {
  primary: "Primary",
  secondary: "Secondary",
  reverse_ipv4: "Reverse IPv4",
  reverse_ipv6: "Reverse IPv6",
};

/** How a domain type of the API is said. */
export function domainType(type: string): string {
  return types[type] ?? type;
}
