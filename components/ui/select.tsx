"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look";
import { cx } from "./cx";
import { useFieldControl } from "./field-context";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean | undefined;
  /** Heading above it and its neighbours of the same group. */
  group?: string | undefined;
}

export interface SelectProps
  extends Omit<ComponentProps<"select">, "className" | "style" | "multiple" | "children"> {
  options: readonly SelectOption[];
  /** Text of the empty choice; without it there is none. */
  placeholder?: string | undefined;
  mono?: boolean | undefined;
  /** 24 px high, as wide as it needs: for toolbars. */
  compact?: boolean | undefined;
}

/** A native select: typing jumps, phones show their own picker, forms register it as any input. */
export function Select({ options, placeholder, mono, compact, ...rest }: SelectProps) {
  const field = useFieldControl(rest);
  return (
    <span className={cx("relative inline-flex min-w-0", !compact && "w-full")}>
      <select
        {...rest}
        {...field}
        className={cx(
          controlLook,
          "peer appearance-none items-center truncate pr-7",
          compact ? "h-6" : "h-8",
          mono && "font-mono",
        )}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {grouped(options).map(({ group, members }) =>
          group === undefined ? (
            members.map(choice)
          ) : (
            <optgroup key={group} label={group}>
              {members.map(choice)}
            </optgroup>
          ),
        )}
      </select>
      {/* A long choice ends below it: browsers clip a select at its edge, not at its padding. */}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-px right-px flex w-7 items-center justify-center rounded-r-md bg-raised peer-disabled:bg-sunken"
      >
        <ChevronDown className="size-4 text-muted" />
      </span>
    </span>
  );
}

function choice({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

function grouped(options: readonly SelectOption[]) {
  const groups: { group: string | undefined; members: SelectOption[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
