import ArrowDown from "lucide-react/icons/arrow-down";
import Unlink from "lucide-react/icons/unlink";
import { cx } from "@/components/ui/cx";
import { StatusDot, type Tone } from "@/components/ui/status-dot";
import { Time } from "@/components/ui/time";
import type { ChainLevel, ChainLink } from "./chain";
import { algorithmName, digestName } from "./dnssec-words";
import { SeenLink } from "./seen-link";
import type { ParentLook } from "./use-parent-look";

interface ChainOfTrustProps {
  zone: string;
  levels: readonly ChainLevel[];
  /** The look at the parent that its level tells of. */
  look: ParentLook;
}

const edges: Record<Tone, string> = {
  neutral: "border-line-strong",
  accent: "border-line-strong",
  success: "border-success-line",
  warning: "border-warning-line",
  danger: "border-danger-line bg-danger-soft",
};

/** From the parent's DS down to the zone, each link with its tag, algorithm, age and state in words. */
export function ChainOfTrust({ zone, levels, look }: ChainOfTrustProps) {
  const parent = zone.split(".").slice(1).join(".");
  return (
    <section aria-labelledby="chain" className="flex flex-col gap-2">
      <h2 id="chain" className="font-semibold text-base">
        Chain of trust
      </h2>
      <ol className="flex flex-col lg:flex-row lg:items-stretch">
        {levels.map(({ id, title, tone, links }, at) => (
          <li key={id} className="flex min-w-0 flex-1 flex-col lg:flex-row">
            {at > 0 && <Joint above={levels[at - 1]} />}
            <div className={cx("flex min-w-0 flex-1 flex-col gap-3 rounded-md border p-3", edges[tone])}>
              <div>
                <div className="font-medium">{title}</div>
                <div className="wrap-anywhere font-mono text-muted text-xs">
                  {id === "ds" ? `${parent || "."}` : zone}
                </div>
              </div>
              {links.map((link) =>
                link.id === "seen" ? (
                  <SeenLink key={link.id} link={link} look={look} />
                ) : (
                  <Link key={link.id} link={link} />
                ),
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How one level holds up the next: the words stand in the level itself. */
function Joint({ above }: { above: ChainLevel | undefined }) {
  const broken = above?.broken;
  const Icon = broken ? Unlink : ArrowDown;
  return (
    <span
      aria-hidden="true"
      className={cx(
        "flex shrink-0 items-center justify-center p-1 lg:w-8",
        broken ? "text-danger" : "text-muted",
      )}
    >
      <Icon className={cx("size-4", !broken && "lg:-rotate-90")} />
    </span>
  );
}

function Link({ link }: { link: ChainLink }) {
  const { tag, algorithm, digestTypes, created, tone, state, advice } = link;
  return (
    <div className="flex min-w-0 flex-col">
      {tag !== undefined && (
        <span className="font-mono font-semibold text-lg">
          <span className="sr-only">Key tag </span>
          {tag}
        </span>
      )}
      {algorithm !== undefined && (
        <span className="text-muted">
          {algorithm} · {algorithmName(algorithm)}
        </span>
      )}
      {digestTypes && <span className="text-muted">{digestTypes.map(digestName).join(", ")}</span>}
      {created !== undefined && (
        <span className="text-muted">
          Made <Time value={created} />
        </span>
      )}
      <StatusDot tone={tone}>{state}</StatusDot>
      {advice && <span className={tone === "danger" ? "text-danger" : "text-muted"}>{advice}</span>}
    </div>
  );
}
