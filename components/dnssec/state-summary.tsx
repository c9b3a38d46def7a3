import { StatusDot } from "@/components/ui/status-dot";
import type { ChainLevel } from "./chain";
import { algorithmName, signingStatus } from "./dnssec-words";
import type { Signing } from "./signing";

interface StateSummaryProps {
  zone: string;
  signing: Signing;
  levels: readonly ChainLevel[];
  /** The parent was looked at in DNS. */
  looked: boolean;
}

/** How the zone stands and what is next, in one sentence. */
export function StateSummary({ zone, signing, levels, looked }: StateSummaryProps) {
  const { status, algorithm } = signing;
  const { label, tone } = signingStatus(status);
  const zoneTone = levels.at(-1)?.tone;
  const marked = levels.some(({ tone }) => tone === "danger" || tone === "warning");
  return (
    <div className="flex flex-col gap-1">
      <h2 tabIndex={-1} className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-base">
        <StatusDot tone={zoneTone === "danger" ? "danger" : tone}>{label}</StatusDot>
        {algorithm != null && (
          <span className="font-normal text-muted">
            {algorithm} · {algorithmName(algorithm)}
          </span>
        )}
      </h2>
      <p className="max-w-3xl text-muted">
        {zoneTone === "danger"
          ? "The chain is broken: what is marked red below says what to do."
          : sentence(zone, status, marked, looked)}
      </p>
    </div>
  );
}

function sentence(zone: string, status: string, marked: boolean, looked: boolean): string {
  switch (status) {
    case "pending_ds":
      return `${zone} is signed, but not validated yet: publish the DS at your registrar, then confirm it.`;
    case "rotating_ksk":
      return "Both key-signing keys are published. Put the new DS beside the old one at your registrar, then confirm it.";
    case "rotating_zsk":
      return `The new zone-signing key has taken over; the old one stays until no resolver needs it.${marked ? " What is marked below needs your attention." : " There is nothing to do."}`;
    case "active":
      return marked
        ? "The chain needs your attention: what is marked below says what to do."
        : `The DS was confirmed: resolvers can check every answer of ${zone}.${looked ? "" : " Whether the parent still has it was not seen."}`;
    default:
      return "This state is not known to the console; below is what the API says of it.";
  }
}
