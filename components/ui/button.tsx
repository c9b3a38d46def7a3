"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { cx } from "./cx";
import { inertPress } from "./inert-press";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";
import { useDelayed } from "./use-delayed";

export interface ButtonProps extends Omit<ComponentProps<"button">, "disabled" | "className" | "style"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Shown before the text; decorative. */
  icon?: ReactNode;
  /** Presses do nothing meanwhile; a spinner shows after 400 ms. */
  busy?: boolean | undefined;
  /** Takes the place of the text while busy for more than a second; the width is kept for the longer one. */
  busyLabel?: string | undefined;
  /** Why it cannot be used now. Keeps it focusable, says the reason as tooltip and description. */
  disabledReason?: string | undefined;
  /** As wide as its container. */
  wide?: boolean | undefined;
}

export function Button({
  variant = "default",
  size = "md",
  icon,
  busy = false,
  busyLabel,
  disabledReason,
  wide,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const reasonId = `${id}-reason`;
  const spinning = useDelayed(busy, 400);
  const saying = useDelayed(busy && busyLabel !== undefined, 1000);
  const describedBy = cx(rest["aria-describedby"], disabledReason && reasonId) || undefined;
  return (
    <>
      <Tooltip content={disabledReason} stayOnPress={Boolean(disabledReason)}>
        <button
          type="button"
          {...rest}
          id={id}
          className={cx(buttonLook(variant, size, Boolean(disabledReason)), wide && "w-full")}
          aria-describedby={describedBy}
          aria-disabled={busy || disabledReason ? true : rest["aria-disabled"]}
          aria-busy={busy || undefined}
          onClick={inertPress({ onClick, busy, reason: disabledReason })}
        >
          {spinning && icon ? <Spinner /> : icon}
          {spinning && !icon && <Spinner className="absolute" />}
          <span className={cx("grid", spinning && !icon && "text-transparent")}>
            <span className={cx("col-start-1 row-start-1", saying && "invisible")}>{children}</span>
            {busyLabel && (
              <span className={cx("col-start-1 row-start-1", !saying && "invisible")}>{busyLabel}</span>
            )}
          </span>
        </button>
      </Tooltip>
      {disabledReason && (
        <span hidden id={reasonId}>
          {disabledReason}
        </span>
      )}
    </>
  );
}
