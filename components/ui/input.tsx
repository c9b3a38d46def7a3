"use client";

import type { ComponentProps, ReactNode } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldControl } from "./field-context";

export interface InputProps extends Omit<ComponentProps<"input">, "className" | "style" | "prefix"> {
  /** For names, addresses and values: fixed width, no spelling help, no capital letters. */
  mono?: boolean | undefined;
  /** Shown inside, behind the text: a unit, the zone's name. */
  suffix?: ReactNode;
}

const literal = { spellCheck: false, autoCapitalize: "none", autoCorrect: "off" } as const;

export function Input({ mono, suffix, ...rest }: InputProps) {
  const field = useFieldControl(rest);
  const input = (
    <input
      {...(mono ? literal : undefined)}
      {...rest}
      {...field}
      className={cx(controlLook, "h-8", mono && "font-mono", suffix != null && "rounded-r-none")}
    />
  );
  if (suffix == null) return input;
  return (
    <div className="flex min-w-0">
      {input}
      <span
        className={cx(
          "flex max-w-1/2 shrink-0 items-center rounded-r-md border border-l-0 border-line-strong bg-sunken px-2 text-muted",
          mono && "font-mono",
        )}
      >
        <span className="truncate">{suffix}</span>
      </span>
    </div>
  );
}
