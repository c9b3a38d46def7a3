import type { ComponentProps } from "react";
import { NearLink } from "./near-link";

/** A link in running text. */
export function TextLink(props: Omit<ComponentProps<typeof NearLink>, "className" | "style">) {
  return (
    <NearLink
      {...props}
      className="rounded-sm text-accent underline decoration-info-line underline-offset-2 hover:text-accent-hover hover:decoration-current"
    />
  );
}
