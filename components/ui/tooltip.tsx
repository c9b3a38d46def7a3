"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { useId } from "react";

const handle = BaseTooltip.createHandle<ReactNode>();

/** The one popup behind every `Tooltip`: mounted once, at the top of the app. */
export function TooltipHost({ children }: { children: ReactNode }) {
  return (
    <BaseTooltip.Provider delay={400} timeout={300}>
      {children}
      <BaseTooltip.Root handle={handle}>
        {({ payload }) => (
          <BaseTooltip.Portal aria-hidden="true">
            <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className="z-50">
              <BaseTooltip.Popup className="max-w-80 rounded-md bg-inverse px-2 py-1 text-xs text-on-inverse transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
                {payload}
              </BaseTooltip.Popup>
            </BaseTooltip.Positioner>
          </BaseTooltip.Portal>
        )}
      </BaseTooltip.Root>
    </BaseTooltip.Provider>
  );
}

export interface TooltipProps {
  /** Shown on hover and on keyboard focus; nothing is shown while empty. */
  content: ReactNode;
  /** The element it belongs to; it must be focusable and carry its own name. */
  children: ReactElement<Record<string, unknown>>;
  /** Keep it open when the element is pressed, as for the reason of a disabled control. */
  stayOnPress?: boolean | undefined;
}

/** A hint for the eye. It is not read out: what matters must also be in the name or description. */
export function Tooltip({ content, children, stayOnPress }: TooltipProps) {
  const id = useId();
  return (
    <BaseTooltip.Trigger
      handle={handle}
      id={typeof children.props.id === "string" ? children.props.id : id}
      payload={content}
      disabled={!content}
      closeOnClick={!stayOnPress}
      render={children}
    />
  );
}

/** Opens the tooltip of the element with this id at once, for touch and for a press on what is disabled. */
export function openTooltip(triggerId: string): void {
  handle.open(triggerId);
}
