"use client";

import ArrowLeft from "lucide-react/icons/arrow-left";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useNavigate } from "@/components/form/use-navigate";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { AuditLog } from "@/lib/contract/audit-logs";
import { paths } from "@/lib/paths";
import { listPlace } from "./list-place";
import { useNeighbours } from "./use-neighbours";

/** Back to the list, and on to what happened to the same object before and after. */
export function EntrySteps({ entry }: { entry: AuditLog }) {
  const navigate = useNavigate();
  const { older, newer, loading, failed } = useNeighbours(entry);
  const back = () => navigate(listPlace.current()?.href ?? paths.auditLogs());
  const go = (to: AuditLog | undefined) => () => {
    if (to) navigate(paths.auditLog(to.id));
  };
  useShortcut("escape", "Back to the list", back, { group: "Entry" });
  useShortcut("p", "Previous entry of the same object", go(older), {
    group: "Entry",
    enabled: Boolean(older),
  });
  useShortcut("n", "Next entry of the same object", go(newer), { group: "Entry", enabled: Boolean(newer) });
  const none = (end: string) =>
    loading
      ? "the entries of this object are being read."
      : failed
        ? "the entries of this object could not be read."
        : entry.resource_id
          ? `this is the ${end} one.`
          : "this entry names none.";
  return (
    <>
      <Button icon={<ArrowLeft aria-hidden="true" className="size-4" />} onClick={back}>
        Back to the list
      </Button>
      <IconButton
        label="Previous entry of the same object"
        shortcut="p"
        icon={<ChevronLeft aria-hidden="true" className="size-4" />}
        disabledReason={older ? undefined : none("first")}
        onClick={go(older)}
      />
      <IconButton
        label="Next entry of the same object"
        shortcut="n"
        icon={<ChevronRight aria-hidden="true" className="size-4" />}
        disabledReason={newer ? undefined : none("last")}
        onClick={go(newer)}
      />
    </>
  );
}
