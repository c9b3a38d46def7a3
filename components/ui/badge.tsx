import type { ReactNode } from "react";
import { cx } from "./cx";
import type { Tone } from "./status-dot";

const looks: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-info-line bg-accent-soft text-accent",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
};

export interface BadgeProps {
  children: ReactNode;
  tone?: Tone | undefined;
  mono?: boolean | undefined;
}

/** A short label beside a name: a record type, a role. */
export function Badge({ children, tone = "neutral", mono }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-5 items-center whitespace-nowrap rounded-sm border px-1.5 text-xs",
        looks[tone],
        mono && "font-mono",
      )}
    >
      {children}
    </span>
  );
}
