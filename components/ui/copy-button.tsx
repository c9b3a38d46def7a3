"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import X from "lucide-react/icons/x";
import { Button } from "./button";
import type { ButtonSize } from "./button-look";
import { IconButton } from "./icon-button";
import { useCopy } from "./use-copy";
import { VisuallyHidden } from "./visually-hidden";

export interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string;
  /** What it is, for the button's name: "value of www A" gives "Copy value of www A". */
  what: string;
  /** Words on the button; without them it is an icon. */
  children?: string | undefined;
  size?: ButtonSize | undefined;
  tabIndex?: -1 | undefined;
}

export function CopyButton({ text, what, children, size = "sm", tabIndex }: CopyButtonProps) {
  const [state, copy] = useCopy();
  const Icon = { idle: Copy, copied: Check, refused: X }[state];
  const icon = <Icon aria-hidden="true" className="size-3.5" />;
  return (
    <>
      {children ? (
        <Button size={size} icon={icon} onClick={() => copy(text)} tabIndex={tabIndex}>
          {children}
        </Button>
      ) : (
        <IconButton
          size={size}
          label={`Copy ${what}`}
          icon={icon}
          onClick={() => copy(text)}
          tabIndex={tabIndex}
        />
      )}
      <VisuallyHidden role="status">
        {state === "copied" && `Copied ${what}`}
        {state === "refused" && "The browser refused to copy. Select the text and copy it by hand."}
      </VisuallyHidden>
    </>
  );
}
