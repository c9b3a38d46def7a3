"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Kbd } from "./kbd";

const itemLook =
  "flex min-h-7 w-full select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-highlighted:bg-hover";

interface ItemWords {
  children: ReactNode;
  icon?: ReactNode;
  shortcut?: string | undefined;
}

interface MenuItemProps extends ItemWords {
  onSelect: () => void;
  danger?: boolean | undefined;
  /** Why it cannot be used; shown below its name. */
  disabledReason?: string | undefined;
}

export function MenuItem({ onSelect, danger, disabledReason, ...words }: MenuItemProps) {
  return (
    <BaseMenu.Item
      onClick={onSelect}
      disabled={Boolean(disabledReason)}
      className={cx(itemLook, disabledReason ? "text-muted" : danger && "text-danger")}
    >
      <Words {...words} below={disabledReason} />
    </BaseMenu.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of several, with a check on the chosen one. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
      <BaseMenu.Group>
        <BaseMenu.GroupLabel className="px-2 py-1 text-muted text-xs">{label}</BaseMenu.GroupLabel>
        {options.map((option) => (
          <BaseMenu.RadioItem key={option.value} value={option.value} className={itemLook}>
            <Words icon={option.icon}>{option.label}</Words>
            <BaseMenu.RadioItemIndicator className="ml-auto">
              <Check aria-hidden="true" className="size-4 text-accent" />
            </BaseMenu.RadioItemIndicator>
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.Group>
    </BaseMenu.RadioGroup>
  );
}

interface MenuCheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** On or off; the menu stays open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <BaseMenu.CheckboxItem checked={checked} onCheckedChange={onChange} className={itemLook}>
      <Words>{children}</Words>
      <BaseMenu.CheckboxItemIndicator className="ml-auto">
        <Check aria-hidden="true" className="size-4 text-accent" />
      </BaseMenu.CheckboxItemIndicator>
    </BaseMenu.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />;
}

function Words({ children, icon, shortcut, below }: ItemWords & { below?: string | undefined }) {
  return (
    <>
      {icon && <span className="shrink-0 text-muted">{icon}</span>}
      <span className="min-w-0 flex-1 wrap-anywhere text-left">
        {children}
        {below && <span className="block text-xs">{below}</span>}
      </span>
      {shortcut && <Kbd keys={shortcut} />}
    </>
  );
}
