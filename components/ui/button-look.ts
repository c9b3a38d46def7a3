import { cx } from "./cx";

export type ButtonVariant = "primary" | "default" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent",
  default: "border-line-strong bg-raised text-text",
  quiet: "border-transparent bg-transparent text-text",
  danger: "border-transparent bg-danger text-on-danger",
};

const hovers: Record<ButtonVariant, string> = {
  primary: "hover:bg-accent-hover active:bg-accent-hover",
  default: "hover:bg-hover active:bg-selected data-popup-open:bg-hover",
  quiet: "hover:bg-hover active:bg-selected data-popup-open:bg-hover",
  danger: "hover:bg-danger-hover active:bg-danger-hover",
};

const inertLook: Record<ButtonVariant, string> = {
  primary: "border-line bg-hover text-muted",
  default: "border-line bg-transparent text-muted",
  quiet: "border-transparent bg-transparent text-muted",
  danger: "border-line bg-hover text-muted",
};

/** Classes of everything that looks like a button. Sizes: `md` 32 px, `sm` 24 px high. */
export function buttonLook(variant: ButtonVariant, size: ButtonSize, inert: boolean, square = false): string {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors duration-75",
    size === "sm" ? "h-6 text-xs" : "h-8 text-sm",
    square ? (size === "sm" ? "w-6" : "w-8") : size === "sm" ? "px-2" : "px-3",
    inert ? cx("cursor-not-allowed", inertLook[variant]) : cx(variants[variant], hovers[variant]),
  );
}
