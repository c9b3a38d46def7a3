import Circle from "lucide-react/icons/circle";
import Minus from "lucide-react/icons/minus";
import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import { cx } from "@/components/ui/cx";
import { type ActionKind, actionKind } from "./audit-actions";

const signs = {
  create: { Icon: Plus, ink: "text-success" },
  change: { Icon: Pencil, ink: "text-accent" },
  delete: { Icon: Minus, ink: "text-danger" },
  other: { Icon: Circle, ink: "text-muted" },
} as const satisfies Record<ActionKind, object>;

/** For the eye: whether something came, changed or went. The sentence beside it says so in words. */
export function ActionSign({ action }: { action: string }) {
  const { Icon, ink } = signs[actionKind(action)];
  return <Icon aria-hidden="true" className={cx("mt-0.5 size-3.5 shrink-0", ink)} />;
}
