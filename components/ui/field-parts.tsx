import CircleAlert from "lucide-react/icons/circle-alert";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { cx } from "./cx";

interface PartProps {
  id: string;
  children: ReactNode;
}

interface LabelProps {
  htmlFor: string;
  children: ReactNode;
  required?: boolean | undefined;
  hidden?: boolean | undefined;
}

export function FieldLabel({ htmlFor, children, required, hidden }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cx(hidden ? "sr-only" : "w-fit font-medium")}>
      {children}
      {required && (
        <span aria-hidden="true" className="text-danger">
          {" *"}
        </span>
      )}
    </label>
  );
}

export function FieldDescription({ id, children }: PartProps) {
  return (
    <p id={id} className="text-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, children }: PartProps) {
  return (
    <div id={id} className="flex gap-1.5 text-danger">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  );
}

export function FieldWarning({ id, children }: PartProps) {
  return (
    <div id={id} className="flex gap-1.5 text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 wrap-anywhere">{children}</div>
    </div>
  );
}
