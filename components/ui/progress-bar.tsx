import type { ComponentProps } from "react";
import { cx } from "./cx";

interface ProgressBarProps extends Omit<ComponentProps<"progress">, "className" | "style"> {
  "aria-label": string;
  /** Half as high, where it stands among words. */
  thin?: boolean | undefined;
}

/** How far something has come; without `value`, that it goes on. */
export function ProgressBar({ thin, ...rest }: ProgressBarProps) {
  return (
    <progress
      {...rest}
      className={cx(
        "block w-full appearance-none overflow-hidden rounded-full border-0 bg-line",
        "[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent",
        thin ? "h-1" : "h-1.5",
      )}
    />
  );
}
