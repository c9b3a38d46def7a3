import { cx } from "@/components/ui/cx";

const steps = ["Choose an algorithm", "Publish the DS", "Confirm it"] as const;

/** Where on the way from unsigned to validated the zone is; `at` from 0. */
export function Steps({ at }: { at: 0 | 1 }) {
  return (
    <ol aria-label="Steps" className="flex flex-wrap gap-x-6 gap-y-1">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? "step" : undefined}
          className={cx("flex items-center gap-2", index === at ? "font-medium" : "text-muted")}
        >
          <span
            aria-hidden="true"
            className={cx(
              "flex size-5 items-center justify-center rounded-full border text-xs tabular-nums",
              index === at ? "border-accent bg-accent text-on-accent" : "border-line-strong",
            )}
          >
            {index < at ? "✓" : index + 1}
          </span>
          {step}
          {index < at && <span className="sr-only"> (done)</span>}
        </li>
      ))}
    </ol>
  );
}
