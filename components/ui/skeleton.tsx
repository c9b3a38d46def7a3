import { cx } from "./cx";

/** A grey stand-in of the size of what will come: `className` gives width and height. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span aria-hidden="true" className={cx("block animate-pulse-late rounded-sm bg-hover", className)} />
  );
}
