"use client";

import type { ComponentProps, ReactNode } from "react";
import { useCallback, useId } from "react";
import { ChoiceLabel } from "./choice-label";
import { cx } from "./cx";

export interface CheckboxProps
  extends Omit<ComponentProps<"input">, "type" | "className" | "style" | "disabled" | "ref"> {
  label: ReactNode;
  description?: ReactNode;
  hideLabel?: boolean | undefined;
  /** Neither yes nor no, as for "some rows of this page". */
  indeterminate?: boolean | undefined;
  disabledReason?: string | undefined;
  ref?: ((element: HTMLInputElement | null) => void) | undefined;
}

export function Checkbox({
  label,
  description,
  hideLabel,
  indeterminate = false,
  disabledReason,
  ref,
  ...rest
}: CheckboxProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const setElement = useCallback(
    (element: HTMLInputElement | null) => {
      if (element) element.indeterminate = indeterminate;
      ref?.(element);
    },
    [indeterminate, ref],
  );
  const words = Boolean(description || disabledReason);
  return (
    <ChoiceLabel
      controlId={id}
      control={
        <input
          {...rest}
          ref={setElement}
          id={id}
          type="checkbox"
          aria-disabled={disabledReason ? true : undefined}
          aria-describedby={cx(rest["aria-describedby"], words && `${id}-description`) || undefined}
          onClick={(event) => {
            if (disabledReason) event.preventDefault();
            else rest.onClick?.(event);
          }}
          className="size-4 shrink-0 accent-accent aria-disabled:opacity-50"
        />
      }
      label={label}
      description={
        disabledReason ? (
          <>
            {description} {disabledReason}
          </>
        ) : (
          description
        )
      }
      descriptionId={`${id}-description`}
      hideLabel={hideLabel}
      inert={Boolean(disabledReason)}
    />
  );
}
