import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode, Ref } from "react";
import { cx } from "./cx";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const looks = {
  info: { box: "border-info-line bg-accent-soft", ink: "text-accent", Icon: Info },
  success: { box: "border-success-line bg-success-soft", ink: "text-success", Icon: CircleCheck },
  warning: { box: "border-warning-line bg-warning-soft", ink: "text-warning", Icon: TriangleAlert },
  danger: { box: "border-danger-line bg-danger-soft", ink: "text-danger", Icon: CircleAlert },
};

export interface NoticeProps {
  tone?: NoticeTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons: what can be done now. */
  actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for a pause; neither for what was there from the start. */
  role?: "alert" | "status" | undefined;
  /** With a ref and `tabIndex={-1}` focus can be moved here. */
  ref?: Ref<HTMLDivElement> | undefined;
  tabIndex?: -1 | undefined;
  id?: string | undefined;
}

/** Words about the state of things, in place, with the ways on. */
export function Notice({ tone = "info", title, children, actions, ...rest }: NoticeProps) {
  const { box, ink, Icon } = looks[tone];
  return (
    <div {...rest} className={cx("flex gap-2 rounded-md border px-3 py-2", box)}>
      <Icon aria-hidden="true" className={cx("mt-0.5 size-4 shrink-0", ink)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {title && <div className="wrap-anywhere font-medium">{title}</div>}
        {children && <div className="wrap-anywhere">{children}</div>}
        {actions && <div className="mt-1 mb-0.5 flex flex-wrap gap-2 empty:hidden">{actions}</div>}
      </div>
    </div>
  );
}
