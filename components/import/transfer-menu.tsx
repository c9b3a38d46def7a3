"use client";

import ArrowDownUp from "lucide-react/icons/arrow-down-up";
import ChevronDown from "lucide-react/icons/chevron-down";
import { usePathname } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { usePermission } from "@/components/access/use-permission";
import { useNavigate } from "@/components/form/use-navigate";
import { type PageAction, usePageActions } from "@/components/shell/page-actions";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { onceOpen, onDemand } from "@/components/ui/on-demand";
import type { ImportFormat } from "@/lib/changes/import-entries";
import { transferFormats } from "@/lib/contract/transfer";
import { problemOf } from "@/lib/errors/api-error";
import type { Problem } from "@/lib/errors/problem";
import { paths } from "@/lib/paths";
import { formatNames } from "./import-words";

const Items = onDemand(() => import("./transfer-items").then((module) => module.TransferItems));
const Failed = onceOpen(() => import("./export-failed").then((module) => module.ExportFailed));

interface TransferMenuProps {
  domainId: string;
  zone: string;
}

/** Records out of the zone as a file, and into it from a text. */
export function TransferMenu({ domainId, zone }: TransferMenuProps) {
  const { reason } = usePermission("records:create", domainId);
  const here = usePathname() === paths.importRecords(domainId);
  const importReason = reason ?? (here ? "This is the page for it." : undefined);
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ format: ImportFormat; problem: Problem }>();
  const [open, setOpen] = useState(false);
  const save = useCallback(
    async (format: ImportFormat) => {
      setBusy(true);
      setOpen(false);
      try {
        const [{ exportZone }, { download }] = await Promise.all([
          import("./export-zone"),
          import("@/components/records/export-records"),
        ]);
        download(await exportZone({ id: domainId, name: zone }, format));
      } catch (error) {
        setFailed({ format, problem: problemOf(error) });
        setOpen(true);
      } finally {
        setBusy(false);
      }
    },
    [domainId, zone],
  );
  usePageActions(
    useMemo(
      (): PageAction[] => [
        {
          label: "Import records",
          disabledReason: importReason,
          run: () => navigate(paths.importRecords(domainId)),
        },
        ...transferFormats.map((format) => ({
          label: `Export as ${formatNames[format]}`,
          run: () => void save(format),
        })),
      ],
      [importReason, navigate, domainId, save],
    ),
  );
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button busy={busy}>
            <span className="flex items-center gap-1.5">
              <ArrowDownUp aria-hidden="true" className="size-4 sm:hidden" />
              <span className="max-sm:sr-only">Import, export</span>
              <ChevronDown aria-hidden="true" className="size-4 text-muted" />
            </span>
          </Button>
        }
      >
        <Items
          domainId={domainId}
          zone={zone}
          importReason={importReason}
          onImport={() => navigate(paths.importRecords(domainId))}
          onExport={(format) => void save(format)}
        />
      </Menu>
      <Failed
        open={open}
        problem={failed?.problem}
        zone={zone}
        onClose={() => setOpen(false)}
        onRetry={() => failed && void save(failed.format)}
      />
    </>
  );
}
