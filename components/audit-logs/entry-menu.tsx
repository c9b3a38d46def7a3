"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { visibleText } from "@/lib/errors/visible-text";
import { actionLabel } from "./audit-actions";

const Items = onDemand(() => import("./entry-menu-items").then((module) => module.EntryMenuItems));

interface EntryMenuProps {
  entry: AuditLog;
  onRevert: (entry: AuditLog) => void;
}

/** What can be done with an entry of a list. */
export function EntryMenu({ entry, onRevert }: EntryMenuProps) {
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          size="sm"
          label={`More: ${actionLabel(entry.action)}, ${visibleText(entry.resource_name || entry.resource_id || entry.id)}`}
          icon={<Ellipsis aria-hidden="true" className="size-4" />}
        />
      }
    >
      <Items entry={entry} onRevert={onRevert} />
    </Menu>
  );
}
