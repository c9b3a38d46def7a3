import Link from "next/link";
import type { ComponentProps } from "react";

/** A link in running text. */
export function TextLink(props: Omit<ComponentProps<typeof Link>, "className" | "style">) {
  return (
    <Link
      {...props}
      className="rounded-sm text-accent underline decoration-info-line underline-offset-2 hover:text-accent-hover hover:decoration-current"
    />
  );
}
