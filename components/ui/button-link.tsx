import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";

export interface ButtonLinkProps extends Omit<ComponentProps<typeof Link>, "className" | "style"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
}

/** Goes somewhere, looks like a button. Where the going may be forbidden, use `Button` with a reason. */
export function ButtonLink({ variant = "default", size = "md", icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonLook(variant, size, false)}>
      {icon}
      {children}
    </Link>
  );
}
