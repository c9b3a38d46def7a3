"use client";

import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldControl } from "./field-context";

export interface TextareaProps extends Omit<ComponentProps<"textarea">, "className" | "style"> {
  mono?: boolean | undefined;
  /** Grows with its content, as far as the browser can. */
  grow?: boolean | undefined;
}

export function Textarea({ mono, grow, rows = 3, ...rest }: TextareaProps) {
  const field = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      spellCheck={mono ? false : undefined}
      {...rest}
      {...field}
      className={cx(
        controlLook,
        "resize-y py-1.5",
        mono && "font-mono",
        grow && "wrap-anywhere field-sizing-content max-h-96 min-h-8",
      )}
    />
  );
}
