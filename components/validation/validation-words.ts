import type { Tone } from "@/components/ui/status-dot";

/** How a validation's status is said; one that is not known is said as it comes. */
export function validationStatus(status: string): { label: string; tone: Tone } {
  switch (status) {
    case "pending":
      return { label: "Waiting for the record", tone: "warning" };
    case "verifying":
      return { label: "Checking", tone: "accent" };
    case "failed":
      return { label: "Last check failed", tone: "danger" };
    case "validated":
      return { label: "Validated", tone: "success" };
    case "expired":
      return { label: "Expired", tone: "neutral" };
    case "cancelled":
      return { label: "Cancelled", tone: "neutral" };
    default:
      return { label: status, tone: "neutral" };
  }
}

/** Whether its challenge can still be met: a failed check keeps it usable (API page Validation). */
export function isOpen(status: string, expiresAt: string | null | undefined, now: number): boolean {
  if (status !== "pending" && status !== "verifying" && status !== "failed") return false;
  return !expiresAt || Date.parse(expiresAt) > now;
}
