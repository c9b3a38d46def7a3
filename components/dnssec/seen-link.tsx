import RotateCw from "lucide-react/icons/rotate-cw";
import { IconButton } from "@/components/ui/icon-button";
import { StatusDot } from "@/components/ui/status-dot";
import { Time } from "@/components/ui/time";
import { formatTtl } from "@/lib/dns/ttl";
import type { SeenAtParent } from "./at-parent";
import type { ParentLook } from "./use-parent-look";

interface SeenLinkProps {
  link: Pick<SeenAtParent, "tone" | "state" | "advice">;
  look: ParentLook;
}

/** What DNS says that the parent has, when that was, and for how long it may be old news. */
export function SeenLink({ link, look }: SeenLinkProps) {
  const { tone, state, advice } = link;
  return (
    <div className="flex min-w-0 flex-col border-line border-t pt-2">
      <span className="flex items-center justify-between gap-2 text-muted">
        <span>
          Seen in DNS <Time value={look.at} />
        </span>
        <IconButton
          size="sm"
          label="Look at the parent again"
          icon={<RotateCw aria-hidden="true" className="size-3.5" />}
          busy={look.looking}
          onClick={look.again}
        />
      </span>
      <span role="status" className="flex flex-col">
        <StatusDot tone={tone}>{state}</StatusDot>
        {advice && <span className={tone === "danger" ? "text-danger" : "text-muted"}>{advice}</span>}
      </span>
      {look.old ? (
        <span className="text-warning">No resolver has answered since.</span>
      ) : (
        look.ttl !== undefined &&
        look.ttl > 0 && <span className="text-muted">The resolver keeps that for {formatTtl(look.ttl)}.</span>
      )}
    </div>
  );
}
