"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import { useMemo, useRef } from "react";
import { LeaveScopeContext, useLeaveScope } from "@/components/form/leave-scope";
import { cx } from "@/components/ui/cx";
import { popupLook } from "@/components/ui/popup-look";
import { EditRecord } from "./edit-record";
import { titleOf } from "./record-body";
import { RecordsContext, type RecordsWorkspace, useRecordsWorkspace } from "./records-workspace";
import { useKept } from "./use-kept";
import { useLast } from "./use-last";

/** A row that is edited where it stands. */
export interface RowEdit {
  id: string;
  row: HTMLElement;
}

interface RowEditorProps {
  /** Closed without one. */
  edit: RowEdit | undefined;
  onClose: () => void;
}

/** The form of one record, laid over its row: the same form as in the panel, with the same ways out. */
export function RowEditor({ edit, onClose }: RowEditorProps) {
  const workspace = useRecordsWorkspace();
  const { rows, zone } = workspace;
  const shown = useLast(edit);
  const record = useKept(shown && rows.byId.get(shown.id)?.record, shown);
  const popup = useRef<HTMLDivElement>(null);
  const { guards, leaveBy, isSending } = useLeaveScope();
  const close = () => leaveBy(onClose);
  const here = useMemo(
    (): RecordsWorkspace => ({
      ...workspace,
      closePanel: onClose,
      openPanel: (panel) => {
        onClose();
        workspace.openPanel(panel);
      },
    }),
    [workspace, onClose],
  );
  return (
    <BasePopover.Root
      open={edit !== undefined && record !== undefined}
      // While it is saved there is nothing to ask yet: the reply closes it, or says why not.
      onOpenChange={(open) => !open && !isSending() && close()}
      modal="trap-focus"
    >
      <BasePopover.Portal>
        <BasePopover.Positioner
          anchor={shown?.row ?? null}
          side="bottom"
          align="center"
          // Over the row, not below it.
          sideOffset={({ anchor }) => -anchor.height}
          collisionPadding={8}
          className="z-40"
        >
          <BasePopover.Popup
            ref={popup}
            initialFocus={() => popup.current?.querySelector<HTMLElement>("input, select, textarea") ?? true}
            finalFocus={() => shown?.row ?? null}
            className={cx(
              popupLook,
              "max-h-(--available-height) w-[calc(var(--anchor-width)-2rem)] max-w-[calc(100vw-1rem)] overflow-y-auto p-3",
            )}
          >
            {record && (
              <LeaveScopeContext value={guards}>
                <BasePopover.Title className="mb-2 truncate font-medium font-mono">
                  {titleOf(record, zone)}
                </BasePopover.Title>
                <RecordsContext value={here}>
                  <EditRecord record={record} onCancel={close} inRow />
                </RecordsContext>
              </LeaveScopeContext>
            )}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
