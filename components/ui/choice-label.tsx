import type { ReactNode } from "react";
import { cx } from "./cx";

interface ChoiceLabelProps {
  controlId: string;
  control: ReactNode;
  label: ReactNode;
  description?: ReactNode;
  descriptionId: string;
  hideLabel?: boolean | undefined;
  inert?: boolean | undefined;
  /** The control is 28 px wide rather than 16. */
  wide?: boolean | undefined;
}

/** Layout of a checkbox, switch or radio with its words; at least 24 px to aim at. */
export function ChoiceLabel({
  controlId,
  control,
  label,
  description,
  descriptionId,
  hideLabel,
  inert,
  wide,
}: ChoiceLabelProps) {
  return (
    <div className="min-w-0">
      <label
        htmlFor={controlId}
        className={cx("inline-flex min-h-6 min-w-6 items-center gap-2", inert && "text-muted")}
      >
        {control}
        <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
      </label>
      {description && (
        <p id={descriptionId} className={cx("text-muted", wide ? "pl-9" : "pl-6")}>
          {description}
        </p>
      )}
    </div>
  );
}
