"use client";

import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { cx } from "./cx";
import { inertPress } from "./inert-press";
import { Kbd } from "./kbd";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";
import { useDelayed } from "./use-delayed";

export interface IconButtonProps
  extends Omit<ComponentProps<"button">, "disabled" | "className" | "style" | "children" | "aria-label"> {
  /** Its name for screen readers and the tooltip; names what it acts on: "Delete www A". */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Shown in the tooltip, as for `Kbd`. */
  shortcut?: string | undefined;
  busy?: boolean | undefined;
  disabledReason?: string | undefined;
}

export function IconButton({
  label,
  icon,
  variant = "quiet",
  size = "md",
  shortcut,
  busy = false,
  disabledReason,
  onClick,
  ...rest
}: IconButtonProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const reasonId = `${id}-reason`;
  const spinning = useDelayed(busy, 400);
  const hint = (
    <span className="inline-flex items-center gap-2">
      {disabledReason ? `${label}: ${disabledReason}` : label}
      {shortcut && !disabledReason && <Kbd keys={shortcut} inverse />}
    </span>
  );
  return (
    <>
      <Tooltip content={hint} stayOnPress={Boolean(disabledReason)}>
        <button
          type="button"
          {...rest}
          id={id}
          aria-label={label}
          className={buttonLook(variant, size, Boolean(disabledReason), true)}
          aria-describedby={cx(rest["aria-describedby"], disabledReason && reasonId) || undefined}
          aria-disabled={busy || disabledReason ? true : rest["aria-disabled"]}
          aria-busy={busy || undefined}
          onClick={inertPress({ onClick, busy, reason: disabledReason })}
        >
          {spinning ? <Spinner /> : icon}
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
