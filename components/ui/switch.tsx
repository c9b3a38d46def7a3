"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { ChoiceLabel } from "./choice-label";
import { cx } from "./cx";
import { VisuallyHidden } from "./visually-hidden";

export interface SwitchProps
  extends Omit<ComponentProps<"input">, "type" | "role" | "className" | "style" | "disabled"> {
  label: ReactNode;
  description?: ReactNode;
  hideLabel?: boolean | undefined;
  disabledReason?: string | undefined;
  /** The words below are read out only, where there is no room for them; pass them as `title` too. */
  quiet?: boolean | undefined;
}

/** For what takes effect at once; in a form that is sent, use a `Checkbox`. */
export function Switch({ label, description, hideLabel, disabledReason, quiet, ...rest }: SwitchProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const words = Boolean(description || disabledReason);
  const said = disabledReason ? (
    <>
      {description} {disabledReason}
    </>
  ) : (
    description
  );
  return (
    <ChoiceLabel
      wide
      controlId={id}
      control={
        <input
          {...rest}
          id={id}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state by itself
          role="switch"
          aria-disabled={disabledReason ? true : undefined}
          aria-describedby={cx(rest["aria-describedby"], words && `${id}-description`) || undefined}
          onClick={(event) => {
            if (disabledReason) event.preventDefault();
            else rest.onClick?.(event);
          }}
          className="relative h-4 w-7 shrink-0 appearance-none rounded-full border border-line-strong bg-sunken transition-colors duration-100 before:absolute before:top-1/2 before:left-0.5 before:size-2.5 before:-translate-y-1/2 before:rounded-full before:bg-line-strong before:transition-transform before:duration-100 checked:border-accent checked:bg-accent checked:before:translate-x-3 checked:before:bg-on-accent aria-disabled:opacity-50"
        />
      }
      label={label}
      description={quiet && said ? <VisuallyHidden>{said}</VisuallyHidden> : said}
      descriptionId={`${id}-description`}
      hideLabel={hideLabel}
      inert={Boolean(disabledReason)}
    />
  );
}
