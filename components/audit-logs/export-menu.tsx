"use client";

import { useQueryClient } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import type { LogFilters } from "@/lib/audit/log-walk";
import { exportStore, isUnderWay } from "./export-store";
import type { LogFileKind } from "./start-export";

const Items = onDemand(() => import("./export-items").then((module) => module.ExportItems));

interface ExportMenuProps {
  filters: LogFilters;
  total: number;
  /** A text narrows what is on screen. */
  narrowed: boolean;
}

/** All entries that the filters match, as a file. */
export function ExportMenu({ filters, total, narrowed }: ExportMenuProps) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const current = useSyncExternalStore(exportStore.subscribe, exportStore.snapshot, nothing);
  const start = async (kind: LogFileKind) => {
    setBusy(true);
    try {
      const { startExport } = await import("./start-export");
      setBusy(false);
      await startExport(client, kind, filters);
    } catch (error) {
      toast({
        title: "The export could not begin",
        description: error instanceof Error ? error.message : String(error),
        tone: "warning",
        timeout: 0,
      });
    } finally {
      setBusy(false);
    }
  };
  const reason =
    current && isUnderWay(current)
      ? "An export is under way."
      : total === 0
        ? "There is nothing to export."
        : undefined;
  return (
    <Menu
      align="end"
      trigger={
        <Button size="sm" busy={busy} icon={<Download aria-hidden="true" className="size-3.5" />}>
          Export
        </Button>
      }
    >
      <Items
        total={total}
        narrowed={narrowed}
        disabledReason={reason}
        onExport={(kind) => void start(kind)}
      />
    </Menu>
  );
}

const nothing = () => undefined;
