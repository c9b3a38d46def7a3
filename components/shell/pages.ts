import Globe from "lucide-react/icons/globe";
import ScrollText from "lucide-react/icons/scroll-text";
import type { ComponentType } from "react";
import type { Permission } from "@/lib/contract/permissions";
import { paths } from "@/lib/paths";

export interface ConsolePage {
  label: string;
  href: string;
  Icon: ComponentType<{ className?: string; "aria-hidden"?: "true" }>;
  /** Goes there: "g d". */
  shortcut: string;
  /** Who has it in their sidebar: those who hold this anywhere. */
  needs: Permission;
}

/** The console's pages, in the order of the sidebar. A new page is one entry here. */
export const pages: readonly ConsolePage[] = [
  { label: "Domains", href: paths.domains(), Icon: Globe, shortcut: "g d", needs: "domains:read" },
  {
    label: "Audit log",
    href: paths.auditLogs(),
    Icon: ScrollText,
    shortcut: "g a",
    needs: "audit_logs:read",
  },
];
