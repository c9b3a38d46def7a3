"use client";

import ArrowUpRight from "lucide-react/icons/arrow-up-right";
import Building from "lucide-react/icons/building-2";
import History from "lucide-react/icons/history";
import Undo2 from "lucide-react/icons/undo-2";
import UserRound from "lucide-react/icons/user-round";
import Zap from "lucide-react/icons/zap";
import { useRights } from "@/components/access/use-permission";
import { useNavigate } from "@/components/form/use-navigate";
import { MenuItem } from "@/components/ui/menu-items";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";
import { auditTarget } from "./audit-target";
import { whyNoRevert } from "./why-no-revert";

interface EntryMenuItemsProps {
  entry: AuditLog;
  onRevert: (entry: AuditLog) => void;
}

/** The items of an entry's menu. */
export function EntryMenuItems({ entry, onRevert }: EntryMenuItemsProps) {
  const navigate = useNavigate();
  const target = auditTarget(entry);
  const { resource_id, resource_type, actor_id, action, tenant_id } = entry;
  const { me } = useRights();
  const icon = { "aria-hidden": true, className: "size-4" } as const;
  return (
    <>
      <MenuItem
        icon={<Undo2 {...icon} />}
        disabledReason={whyNoRevert(entry)}
        onSelect={() => onRevert(entry)}
      >
        Revert…
      </MenuItem>
      {target && (
        <MenuItem icon={<ArrowUpRight {...icon} />} onSelect={() => navigate(target.href)}>
          {target.label}
        </MenuItem>
      )}
      {resource_id && (
        <MenuItem
          icon={<History {...icon} />}
          onSelect={() =>
            navigate(paths.auditLogs({ resource_type: resource_type ?? undefined, resource_id }))
          }
        >
          All entries of this object
        </MenuItem>
      )}
      {action && (
        <MenuItem icon={<Zap {...icon} />} onSelect={() => navigate(paths.auditLogs({ action }))}>
          Only this action
        </MenuItem>
      )}
      {me?.is_platform_admin && tenant_id && (
        <MenuItem icon={<Building {...icon} />} onSelect={() => navigate(paths.auditLogs({ tenant_id }))}>
          Only this tenant
        </MenuItem>
      )}
      {actor_id && (
        <MenuItem icon={<UserRound {...icon} />} onSelect={() => navigate(paths.auditLogs({ actor_id }))}>
          Only by this actor
        </MenuItem>
      )}
    </>
  );
}
