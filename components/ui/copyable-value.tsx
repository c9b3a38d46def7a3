"use client";

import { CopyButton } from "./copy-button";
import { MiddleTruncate } from "./middle-truncate";
import { Popover } from "./popover";

export interface CopyableValueProps {
  value: string;
  /** What it is: "value of www A", "challenge". */
  what: string;
  /** Characters kept in sight at the end. */
  tail?: number | undefined;
  /** False inside a row that has its own keys: neither part is a tab stop then. */
  tabStop?: boolean | undefined;
}

/** A value in fixed width, cut in the middle when too long: press it (or Enter) for all of it; copies with one click. */
export function CopyableValue({ value, what, tail, tabStop = true }: CopyableValueProps) {
  const tabIndex = tabStop ? undefined : -1;
  return (
    <span className="group/value flex min-w-0 max-w-full items-center gap-1">
      {value.length <= 24 ? (
        <span className="min-w-0 wrap-anywhere font-mono">{value}</span>
      ) : (
        <Popover
          title={what}
          trigger={
            <button
              type="button"
              tabIndex={tabIndex}
              className="flex min-w-0 rounded-sm text-left hover:bg-hover"
            >
              <MiddleTruncate mono text={value} tail={tail} />
            </button>
          }
        >
          <div className="flex items-start gap-2">
            <code className="wrap-anywhere">{value}</code>
            <CopyButton text={value} what={what} />
          </div>
        </Popover>
      )}
      <CopyButton text={value} what={what} tabIndex={tabIndex} />
    </span>
  );
}
