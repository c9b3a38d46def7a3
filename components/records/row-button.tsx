import { cx } from "@/components/ui/cx";
import { RowIcon, type RowSign } from "./row-icon";

interface RowButtonProps {
  /** Its name, with what it acts on: "Delete www A". */
  label: string;
  sign: RowSign;
  onPress: (event: { currentTarget: HTMLElement }) => void;
  tabStop: boolean;
  /** Why it cannot be used. */
  reason?: string | undefined;
  /** Id of an element on the page that says the same. */
  reasonId?: string | undefined;
  className?: string | undefined;
}

/** Shown in the row under the pointer or with the focus, and always where there is no pointer to hover with. */
export const hoverOnly =
  "opacity-0 group-hover/row:opacity-100 group-focus-within/row:opacity-100 pointer-coarse:opacity-100";

/** A button in a table's row: as light as can be, for there are some in every row drawn while scrolling. */
export function RowButton({ label, sign, onPress, tabStop, reason, reasonId, className }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={reason ?? label}
      tabIndex={tabStop ? undefined : -1}
      aria-disabled={reason ? true : undefined}
      aria-describedby={reason ? reasonId : undefined}
      onClick={(event) => {
        if (!reason) onPress(event);
      }}
      className={cx(
        "inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text aria-disabled:opacity-50",
        className,
      )}
    >
      <RowIcon sign={sign} />
    </button>
  );
}
