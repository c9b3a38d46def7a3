import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { NearLink } from "./near-link";

export interface ButtonLinkProps extends Omit<ComponentProps<typeof NearLink>, "className" | "style"> {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
}

/** Goes somewhere, looks like a button. Where the going may be forbidden, use `Button` with a reason. */
export function ButtonLink({ variant = "default", size = "md", icon, children, ...rest }: ButtonLinkProps) {
  return (
    <NearLink {...rest} className={buttonLook(variant, size, false)}>
      {icon}
      {children}
    </NearLink>
  );
}
