import { ServerWords } from "@/components/errors/server-words";
import { StatusDot } from "@/components/ui/status-dot";
import type { Problem } from "@/lib/errors/problem";
import { wording } from "@/lib/errors/wording";
import { signingStatus } from "./dnssec-words";
import type { Signing } from "./signing";

/** How the zone stands now, below the words of a refusal (errors.md row 6). */
export function CurrentState({ problem, signing }: { problem?: Problem; signing: Signing }) {
  const { label, tone } = signingStatus(signing.status);
  return (
    <>
      {problem && (
        <p className="whitespace-pre-line">
          <ServerWords text={wording(problem).message} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-2">
        The zone is now: <StatusDot tone={tone}>{label}</StatusDot>
      </p>
    </>
  );
}
