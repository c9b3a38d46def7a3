import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not there: "No zones yet". */
  title: string;
  /** What it would be, and why one would want it. */
  children: ReactNode;
  icon?: ReactNode;
  /** The one button that starts. */
  action?: ReactNode;
  /** `h1` when it stands in place of a whole page. */
  heading?: "h1" | "h2" | undefined;
}

export function EmptyState({ title, children, icon, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-1 px-4 py-16">
      {icon && <span className="mb-2 text-muted">{icon}</span>}
      <Heading className="font-semibold text-lg">{title}</Heading>
      <div className="text-muted text-base">{children}</div>
      {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
